package io.github.camelintegry.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What those get who ask for the same at the same time. */
class ExpiringCacheTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ExpiringCache<String, String> cache = new ExpiringCache<>(10, () -> 0);

    @Test
    void whoAsksWhileAnAnswerIsOnItsWayGetsTheSame() {
        CompletableFuture<String> service = new CompletableFuture<>();
        CompletableFuture<String> first = cache.get("k", MINUTE, () -> service);
        CompletableFuture<String> second = cache.get("k", MINUTE, () -> CompletableFuture.completedFuture("another"));
        service.complete("the answer");
        assertThat(first).isCompletedWithValue("the answer");
        assertThat(second).isCompletedWithValue("the answer");
    }

    @Test
    void whatOneWasRefusedIsNoAnswerToWhoJoinedHim() {
        CompletableFuture<String> service = new CompletableFuture<>();
        CompletableFuture<String> first = cache.get("k", MINUTE, () -> service);
        CompletableFuture<String> second = cache.get("k", MINUTE, () -> CompletableFuture.completedFuture("his own"));
        service.completeExceptionally(new IllegalStateException("not for this user"));
        assertThat(first).isCompletedExceptionally();
        assertThat(second).isCompletedWithValue("his own");
    }

    @Test
    void aFailureIsNotKept() {
        cache.get("k", MINUTE, () -> CompletableFuture.failedFuture(new IllegalStateException("down")));
        assertThat(cache.get("k", MINUTE, () -> CompletableFuture.completedFuture("up")))
                .isCompletedWithValue("up");
    }
}
