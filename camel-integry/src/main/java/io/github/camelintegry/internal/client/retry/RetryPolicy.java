package io.github.camelintegry.internal.client.retry;

import io.github.camelintegry.exception.RetrySafety;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.option.RetryMode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether and when a failed attempt is followed by another: exponential backoff with full jitter, and never before the
 * service allows it.
 *
 * @param retries    how many attempts may follow the first
 * @param backoff    the largest wait before the first of them; doubles with each
 * @param backoffMax what no wait exceeds, but for one that the service asks for
 * @param afterMax   what no wait that the service asks for exceeds
 * @param timeout    how long after its start a call may go on
 * @param mode       which failures are tried again
 */
public record RetryPolicy(
        int retries, Duration backoff, Duration backoffMax, Duration afterMax, Duration timeout, RetryMode mode) {

    /**
     * {@return how long to wait before the next attempt; empty if there is to be none}
     *
     * @param attempts how many there were
     * @param elapsed  the time since the call began
     * @param random   gives numbers from 0 to 1
     */
    public Optional<Duration> waitAfter(
            FailedAttempt failure, Effect effect, int attempts, Duration elapsed, DoubleSupplier random) {
        if (attempts > retries || !allows(failure.kind().retrySafety(), effect)) {
            return Optional.empty();
        }
        Duration wait = longer(jitter(attempts, random), failure.retryAfter());
        return elapsed.plus(wait).compareTo(timeout) > 0 ? Optional.empty() : Optional.of(wait);
    }

    /** {@return whether another attempt may follow so many, if its failure allows it} */
    public boolean mayRetry(int attempts) {
        return mode == RetryMode.SAFE && attempts <= retries;
    }

    private boolean allows(RetrySafety safety, Effect effect) {
        return mode != RetryMode.NONE
                && switch (safety) {
                    case NEVER -> false;
                    case READS -> effect == Effect.READ || mode == RetryMode.ALL;
                    case ALL -> true;
                };
    }

    private Duration jitter(int attempts, DoubleSupplier random) {
        double most = Math.min(backoffMax.toMillis(), backoff.toMillis() * Math.pow(2, attempts - 1));
        return Duration.ofMillis(Math.round(most * random.getAsDouble()));
    }

    private static Duration longer(Duration one, @Nullable Duration other) {
        return other == null || one.compareTo(other) >= 0 ? one : other;
    }
}
