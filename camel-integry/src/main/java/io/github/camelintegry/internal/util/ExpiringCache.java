package io.github.camelintegry.internal.util;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps answers for a while. Whoever asks while an answer is on its way gets the same one; a failure is not kept. How long
 * an answer is good is for each who asks to say.
 *
 * @param <K> what is asked
 * @param <V> what is answered
 */
public final class ExpiringCache<K, V> {

    private final Ticker ticker;
    private final BoundedCache<K, Slot<V>> slots;

    /** A cache that keeps at least so many answers, and counts their age by this clock. */
    public ExpiringCache(int capacity, Ticker ticker) {
        this.slots = new BoundedCache<>(capacity);
        this.ticker = ticker;
    }

    /** {@return the answer, not older than this; from the loader if there is none} */
    public CompletableFuture<V> get(K key, Duration lifetime, Supplier<CompletableFuture<V>> loader) {
        AtomicBoolean own = new AtomicBoolean();
        Supplier<CompletableFuture<V>> asking = () -> {
            own.set(true);
            return loader.get();
        };
        // a copy, so that who gives up waiting does not end the wait of others
        CompletableFuture<V> answer =
                slot(key).get(ticker.read(), lifetime, asking).copy();
        // what another one was refused, or kept away for, is no answer to who joined him
        return own.get() || answer.isDone() ? answer : answer.exceptionallyCompose(problem -> loader.get());
    }

    /** {@return the answer that is there, if it is not older than this; {@code null} for none} */
    @Nullable
    public V peek(K key, Duration lifetime) {
        Slot<V> slot = slots.get(key);
        return slot == null ? null : slot.peek(ticker.read(), lifetime);
    }

    /** Keeps no answer any longer. */
    public void forget(K key) {
        slots.put(key, new Slot<>());
    }

    /** One for each key, whoever comes at the same moment: the cache would let each make his own. */
    private Slot<V> slot(K key) {
        Slot<V> known = slots.get(key);
        if (known != null) {
            return known;
        }
        synchronized (slots) {
            return slots.computeIfAbsent(key, first -> new Slot<>());
        }
    }

    private static final class Slot<V> {
        private @Nullable CompletableFuture<V> answer;
        private long asked;

        synchronized CompletableFuture<V> get(long now, Duration lifetime, Supplier<CompletableFuture<V>> loader) {
            CompletableFuture<V> current = answer;
            if (current == null || current.isCompletedExceptionally() || isOld(now, lifetime)) {
                current = loader.get();
                answer = current;
                asked = now;
            }
            return current;
        }

        synchronized @Nullable V peek(long now, Duration lifetime) {
            CompletableFuture<V> current = answer;
            if (current == null || !current.isDone() || current.isCompletedExceptionally() || isOld(now, lifetime)) {
                return null;
            }
            return current.join();
        }

        private boolean isOld(long now, Duration lifetime) {
            return Duration.ofNanos(now - asked).compareTo(lifetime) >= 0;
        }
    }
}
