package io.github.camelintegry.internal.util;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A map of values that differ much in size: what was not asked for lately goes when all together weigh too much. What is too
 * heavy by itself is not kept.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class WeightedCache<K, V> {

    private final long capacity;
    private final ToLongFunction<? super V> weigher;
    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /** A cache of at most this weight. */
    public WeightedCache(long capacity, ToLongFunction<? super V> weigher) {
        this.capacity = capacity;
        this.weigher = weigher;
    }

    /** {@return the value kept for the key; {@code null} for none} */
    public synchronized @Nullable V get(K key) {
        return values.get(key);
    }

    /** Keeps this value for the key, in place of any other. */
    public synchronized void put(K key, V value) {
        V before = values.remove(key);
        weight -= before == null ? 0 : weigher.applyAsLong(before);
        long added = weigher.applyAsLong(value);
        if (added > capacity) {
            return;
        }
        values.put(key, value);
        weight += added;
        Iterator<V> oldest = values.values().iterator();
        while (weight > capacity) {
            weight -= weigher.applyAsLong(oldest.next());
            oldest.remove();
        }
    }

    /** {@return what the values weigh together} */
    public synchronized long weight() {
        return weight;
    }
}
