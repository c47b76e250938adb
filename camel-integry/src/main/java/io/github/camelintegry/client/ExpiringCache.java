package io.github.camelintegry.client;

import io.github.camelintegry.protocol.BoundedCache;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Keeps answers for a while. Whoever asks while an answer is on its way gets the same one; a failure is not kept.
 *
 * @param <K> what is asked
 * @param <V> what is answered
 */
final class ExpiringCache<K, V> {

    private static final int CAPACITY = 1_000;

    private final Ticker ticker;
    private final Duration lifetime;
    private final BoundedCache<K, Slot<V>> slots = new BoundedCache<>(CAPACITY);

    ExpiringCache(Ticker ticker, Duration lifetime) {
        this.ticker = ticker;
        this.lifetime = lifetime;
    }

    CompletableFuture<V> get(K key, Supplier<CompletableFuture<V>> loader) {
        // a copy, so that who gives up waiting does not end the wait of others
        return slots.computeIfAbsent(key, first -> new Slot<>())
                .get(ticker, lifetime, loader)
                .copy();
    }

    private static final class Slot<V> {
        private CompletableFuture<V> answer =
                CompletableFuture.failedFuture(new IllegalStateException("not asked yet"));
        private long validUntil;

        synchronized CompletableFuture<V> get(Ticker ticker, Duration lifetime, Supplier<CompletableFuture<V>> loader) {
            if (answer.isCompletedExceptionally() || ticker.isPast(validUntil)) {
                answer = loader.get();
                validUntil = ticker.readingIn(lifetime);
            }
            return answer;
        }
    }
}
