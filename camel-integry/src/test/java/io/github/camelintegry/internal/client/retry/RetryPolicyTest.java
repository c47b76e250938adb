package io.github.camelintegry.internal.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryServerException;
import io.github.camelintegry.exception.IntegryThrottledException;
import io.github.camelintegry.internal.client.Failures;
import io.github.camelintegry.option.RetryMode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

    private static final Duration NOW = Duration.ZERO;

    private static RetryPolicy policy(RetryMode mode) {
        return new RetryPolicy(
                4, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofHours(1), Duration.ofMinutes(2), mode);
    }

    /** The table of design.md; the last three columns: whether a READ, a WRITE, and a WRITE with retryMode=all is retried. */
    @ParameterizedTest
    @CsvSource({
        "NOT_SENT,         true,  true,  true",
        "THROTTLED,        true,  true,  true",
        "GATE_CLOSED,      true,  true,  true",
        "LOST,             true,  false, true",
        "SERVER,           true,  false, true",
        "UNREADABLE,       true,  false, true",
        "OVERSIZE,         false, false, false",
        "ONWARD_THROTTLED, true,  true,  true",
        "ONWARD_FAILED,    true,  false, true",
        "ONWARD_FAILED_599,true,  false, true",
        "ONWARD_REJECTED,  false, false, false",
        "ONWARD_600,       false, false, false",
        "INVALID,          false, false, false",
        "NOT_CONNECTED,    false, false, false",
        "AUTHENTICATION,   false, false, false",
        "NOT_FOUND,        false, false, false",
        "CURSOR,           false, false, false",
        "REDIRECT,         false, false, false",
        "NO_RECORDS,       false, false, false",
        "OUTCOME_UNKNOWN,  false, false, false"
    })
    void retriesByClassEffectAndMode(Failures failure, boolean read, boolean write, boolean writeIfAll) {
        assertThat(retried(failure, Effect.READ, RetryMode.SAFE)).isEqualTo(read);
        assertThat(retried(failure, Effect.WRITE, RetryMode.SAFE)).isEqualTo(write);
        assertThat(retried(failure, Effect.READ, RetryMode.ALL)).isEqualTo(read);
        assertThat(retried(failure, Effect.WRITE, RetryMode.ALL)).isEqualTo(writeIfAll);
        assertThat(retried(failure, Effect.READ, RetryMode.NONE)).isFalse();
        assertThat(retried(failure, Effect.WRITE, RetryMode.NONE)).isFalse();
        assertThat(failure.make().isRetryable()).isEqualTo(read);
    }

    private static boolean retried(Failures failure, Effect effect, RetryMode mode) {
        return policy(mode).waitAfter(failure.make(), effect, 1, NOW, () -> 0.5).isPresent();
    }

    @Test
    void triesAgainSoManyTimesAndNoMore() {
        RetryPolicy policy = policy(RetryMode.SAFE);
        for (int attempts = 1; attempts <= 4; attempts++) {
            assertThat(policy.waitAfter(Failures.LOST.make(), Effect.READ, attempts, NOW, () -> 0))
                    .isPresent();
        }
        assertThat(policy.waitAfter(Failures.LOST.make(), Effect.READ, 5, NOW, () -> 0))
                .isEmpty();
        RetryPolicy once = new RetryPolicy(0, NOW, NOW, NOW, Duration.ofMinutes(2), RetryMode.SAFE);
        assertThat(once.waitAfter(Failures.NOT_SENT.make(), Effect.READ, 1, NOW, () -> 0))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,500", "2,1000", "3,2000", "4,4000"})
    void doublesTheLargestWait(int attempts, long millis) {
        RetryPolicy policy = policy(RetryMode.SAFE);
        assertThat(policy.waitAfter(Failures.LOST.make(), Effect.READ, attempts, NOW, () -> 1))
                .contains(Duration.ofMillis(millis));
        assertThat(policy.waitAfter(Failures.LOST.make(), Effect.READ, attempts, NOW, () -> 0))
                .contains(NOW);
    }

    @Test
    void waitsAsLongAsTheServiceAsksEvenBeyondItsOwnMaximum() {
        IntegryException asked = new IntegryThrottledException("x", Duration.ofSeconds(100));
        assertThat(policy(RetryMode.SAFE).waitAfter(asked, Effect.WRITE, 1, NOW, () -> 1))
                .contains(Duration.ofSeconds(100));
        IntegryException askedLess = new IntegryServerException("x", 503, Duration.ofMillis(1));
        assertThat(policy(RetryMode.SAFE).waitAfter(askedLess, Effect.READ, 1, NOW, () -> 1))
                .contains(Duration.ofMillis(500));
    }

    @Test
    void doesNotWaitBeyondItsTimeout() {
        RetryPolicy policy = policy(RetryMode.SAFE);
        IntegryException asked = new IntegryThrottledException("x", Duration.ofSeconds(60));
        assertThat(policy.waitAfter(asked, Effect.READ, 1, Duration.ofSeconds(60), () -> 0))
                .isPresent();
        assertThat(policy.waitAfter(asked, Effect.READ, 1, Duration.ofMillis(60_001), () -> 0))
                .isEmpty();
        IntegryException year = new IntegryThrottledException("x", Duration.ofDays(365));
        assertThat(policy.waitAfter(year, Effect.READ, 1, NOW, () -> 0)).isEqualTo(Optional.empty());
    }
}
