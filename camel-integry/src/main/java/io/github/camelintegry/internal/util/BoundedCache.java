package io.github.camelintegry.internal.util;

import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A map of at most twice its capacity that forgets what was not asked for lately. Two generations: when the young one
 * is full it becomes the old one, and what is asked for again moves up. Reads take no lock, unlike those of an
 * access-ordered map.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class BoundedCache<K, V> {

    private final int capacity;
    private volatile Generations<K, V> generations =
            new Generations<>(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());

    /** A cache that keeps at least the {@code capacity} entries used last. */
    public BoundedCache(int capacity) {
        this.capacity = capacity;
    }

    /**
     * {@return the value kept for the key, or else the one that the loader makes of it}
     * Two threads may load the same key at once; an exception of the loader is passed on and nothing is kept.
     */
    public V computeIfAbsent(K key, Function<? super K, ? extends V> loader) {
        V value = get(key);
        if (value == null) {
            value = loader.apply(key);
            put(key, value);
        }
        return value;
    }

    /** {@return the value kept for the key; {@code null} for none} */
    public @Nullable V get(K key) {
        Generations<K, V> now = generations;
        V value = now.young.get(key);
        if (value == null) {
            value = now.old.get(key);
            if (value != null) {
                put(key, value);
            }
        }
        return value;
    }

    /** {@return how many entries are kept now} */
    public int size() {
        Generations<K, V> now = generations;
        return now.young.size() + now.old.size();
    }

    /** Keeps this value for the key, in place of any other. */
    public synchronized void put(K key, V value) {
        Generations<K, V> now = generations;
        if (now.young.size() >= capacity) {
            now = new Generations<>(new ConcurrentHashMap<>(), now.young);
            generations = now;
        }
        now.young.put(key, value);
    }

    private record Generations<K, V>(ConcurrentHashMap<K, V> young, ConcurrentHashMap<K, V> old) {}
}
