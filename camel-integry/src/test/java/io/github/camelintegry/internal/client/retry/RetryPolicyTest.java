package io.github.camelintegry.internal.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.RetrySafety;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.option.RetryMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    private static final Duration NOW = Duration.ZERO;

    private static RetryPolicy policy(RetryMode mode) {
        return new RetryPolicy(
                4, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(2), mode);
    }

    @ParameterizedTest
    @EnumSource
    void retriesByWhoMayEffectAndMode(Failure kind) {
        boolean read = kind.retrySafety() != RetrySafety.NEVER;
        boolean write = kind.retrySafety() == RetrySafety.ALL;
        assertThat(retried(kind, Effect.READ, RetryMode.SAFE)).isEqualTo(read);
        assertThat(retried(kind, Effect.WRITE, RetryMode.SAFE)).isEqualTo(write);
        assertThat(retried(kind, Effect.READ, RetryMode.ALL)).isEqualTo(read);
        assertThat(retried(kind, Effect.WRITE, RetryMode.ALL)).isEqualTo(read);
        assertThat(retried(kind, Effect.READ, RetryMode.NONE)).isFalse();
        assertThat(retried(kind, Effect.WRITE, RetryMode.NONE)).isFalse();
    }

    private static FailedAttempt failure(Failure kind) {
        return kind.because("x");
    }

    private static boolean retried(Failure kind, Effect effect, RetryMode mode) {
        return policy(mode).waitAfter(failure(kind), effect, 1, NOW, () -> 0.5).isPresent();
    }

    @Test
    void triesAgainSoManyTimesAndNoMore() {
        RetryPolicy policy = policy(RetryMode.SAFE);
        for (int attempts = 1; attempts <= 4; attempts++) {
            assertThat(policy.waitAfter(failure(Failure.LOST), Effect.READ, attempts, NOW, () -> 0))
                    .isPresent();
        }
        assertThat(policy.waitAfter(failure(Failure.LOST), Effect.READ, 5, NOW, () -> 0))
                .isEmpty();
        RetryPolicy once = new RetryPolicy(0, NOW, NOW, NOW, Duration.ofMinutes(2), RetryMode.SAFE);
        assertThat(once.waitAfter(failure(Failure.UNSENT), Effect.READ, 1, NOW, () -> 0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "4,4000"})
    void doublesTheLargestWait(int attempts, long millis) {
        RetryPolicy policy = policy(RetryMode.SAFE);
        assertThat(policy.waitAfter(failure(Failure.LOST), Effect.READ, attempts, NOW, () -> 1))
                .contains(Duration.ofMillis(millis));
        assertThat(policy.waitAfter(failure(Failure.LOST), Effect.READ, attempts, NOW, () -> 0))
                .contains(NOW);
    }

    @Test
    void waitsAsLongAsTheServiceAsksEvenBeyondItsOwnMaximum() {
        FailedAttempt asked = Failure.THROTTLED.because("x", 429, Said.stayAway(Duration.ofSeconds(100)));
        assertThat(policy(RetryMode.SAFE).waitAfter(asked, Effect.WRITE, 1, NOW, () -> 1))
                .contains(Duration.ofSeconds(100));
        FailedAttempt askedLess = Failure.SERVER.because("x", 503, Said.stayAway(Duration.ofMillis(1)));
        assertThat(policy(RetryMode.SAFE).waitAfter(askedLess, Effect.READ, 1, NOW, () -> 1))
                .contains(Duration.ofMillis(500));
    }

    @Test
    void doesNotWaitBeyondItsTimeout() {
        RetryPolicy policy = policy(RetryMode.SAFE);
        FailedAttempt asked = Failure.THROTTLED.because("x", 429, Said.stayAway(Duration.ofSeconds(60)));
        assertThat(policy.waitAfter(asked, Effect.READ, 1, Duration.ofSeconds(60), () -> 0))
                .isPresent();
        assertThat(policy.waitAfter(asked, Effect.READ, 1, Duration.ofMillis(60_001), () -> 0))
                .isEmpty();
        FailedAttempt year = Failure.THROTTLED.because("x", 429, Said.stayAway(Duration.ofDays(365)));
        assertThat(policy.waitAfter(year, Effect.READ, 1, NOW, () -> 0)).isEqualTo(Optional.empty());
    }
}
