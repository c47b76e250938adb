package io.github.camelintegry.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The service refused the call because there were too many (429). */
public final class IntegryThrottledException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public IntegryThrottledException(String message, @Nullable Duration retryAfter) {
        this(message, 429, Outcome.REJECTED, retryAfter);
    }

    private IntegryThrottledException(String message, int status, Outcome outcome, @Nullable Duration retryAfter) {
        super(message, null, status, outcome, RetrySafety.ALL);
        this.retryAfter = retryAfter;
    }

    /** For a call that was not even sent, since an earlier one of the same user was refused. */
    public static IntegryThrottledException gateClosed(String message, Duration remaining) {
        return new IntegryThrottledException(message, 0, Outcome.NOT_SENT, remaining);
    }

    /** {@return how long the service asked to stay away, counted from its answer; {@code null} if it did not say} */
    @Override
    public @Nullable Duration getRetryAfter() {
        return retryAfter;
    }

    @Override
    public boolean isThrottled() {
        return true;
    }
}
