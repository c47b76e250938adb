package io.github.camelintegry.internal.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.option.RetryMode;
import java.time.Duration;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RetryPolicyProperties {

    @Property
    void aWaitIsWithinItsBoundsOrThereIsNone(
            @ForAll @IntRange(max = 2000) int retries,
            @ForAll @LongRange(max = 100_000_000) long backoff,
            @ForAll @LongRange(max = 100_000_000) long backoffMax,
            @ForAll @LongRange(max = 200_000_000) long timeout,
            @ForAll @IntRange(min = 1, max = 2001) int attempts,
            @ForAll @LongRange(max = 200_000_000) long elapsed,
            @ForAll @LongRange(min = -1, max = 200_000_000) long asked,
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        RetryPolicy policy = new RetryPolicy(
                retries,
                Duration.ofMillis(backoff),
                Duration.ofMillis(backoffMax),
                Duration.ofHours(1),
                Duration.ofMillis(timeout),
                RetryMode.SAFE);
        FailedAttempt failure =
                Failure.THROTTLED.because("x", 429, Said.stayAway(asked < 0 ? null : Duration.ofMillis(asked)));

        Optional<Duration> wait =
                policy.waitAfter(failure, Effect.WRITE, attempts, Duration.ofMillis(elapsed), () -> random);

        double most = Math.min(backoffMax, backoff * Math.pow(2, Math.min(attempts - 1, 60)));
        long least = Math.max(asked, 0);
        if (attempts > retries || elapsed + least > timeout) {
            assertThat(wait).isEmpty();
        } else if (elapsed + Math.max(least, most) + 1 <= timeout) {
            assertThat(wait).isPresent();
        }
        wait.ifPresent(time -> {
            assertThat(time.toMillis()).isBetween(least, Math.round(Math.max(least, most)));
            assertThat(elapsed + time.toMillis()).isLessThanOrEqualTo(timeout);
        });
    }
}
