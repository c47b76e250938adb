package io.github.camelintegry.exception;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The service failed (5xx) or gave up waiting (408); whether it executed the call is not known. */
public final class IntegryServerException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    public IntegryServerException(String message, int status, @Nullable Duration retryAfter) {
        super(message, null, status, Outcome.UNKNOWN, RetrySafety.READS);
        this.retryAfter = retryAfter;
    }

    /** {@return how long the service asked to stay away, counted from its answer; {@code null} if it did not say} */
    @Override
    public @Nullable Duration getRetryAfter() {
        return retryAfter;
    }
}
