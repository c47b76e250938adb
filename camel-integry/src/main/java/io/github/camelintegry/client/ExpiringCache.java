package io.github.camelintegry.client;

import io.github.camelintegry.protocol.BoundedCache;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private final InstantSource clock;
    private final Duration lifetime;
    private final BoundedCache<K, Slot<V>> slots = new BoundedCache<>(CAPACITY);

    ExpiringCache(InstantSource clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    CompletableFuture<V> get(K key, Supplier<CompletableFuture<V>> loader) {
        // a copy, so that who gives up waiting does not end the wait of others
        return slots.computeIfAbsent(key, first -> new Slot<>())
                .get(clock.instant(), lifetime, loader)
                .copy();
    }

    private static final class Slot<V> {
        private CompletableFuture<V> answer =
                CompletableFuture.failedFuture(new IllegalStateException("not asked yet"));
        private Instant validUntil = Instant.MIN;

        synchronized CompletableFuture<V> get(Instant now, Duration lifetime, Supplier<CompletableFuture<V>> loader) {
            if (answer.isCompletedExceptionally() || !now.isBefore(validUntil)) {
                answer = loader.get();
                validUntil = now.plus(lifetime);
            }
            return answer;
        }
    }
}
