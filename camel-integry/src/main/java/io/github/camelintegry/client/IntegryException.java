package io.github.camelintegry.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to Integry that did not end well. No message of this family holds the App-Secret, a hash or a proxy password.
 */
public abstract class IntegryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final Outcome outcome;
    private final RetrySafety retrySafety;
    private int attempts = 1;

    IntegryException(String message, @Nullable Throwable cause, int status, Outcome outcome, RetrySafety retrySafety) {
        super(message, cause);
        this.status = status;
        this.outcome = outcome;
        this.retrySafety = retrySafety;
    }

    /** {@return the HTTP status of the answer, or 0 where none came} */
    public int getStatus() {
        return status;
    }

    /** {@return what is known about the call} */
    public Outcome getOutcome() {
        return outcome;
    }

    /** {@return how many requests were made for the call; 0 where nothing was sent} */
    public int getAttempts() {
        return attempts;
    }

    /** {@return whether the same call could succeed at another time} */
    public boolean isRetryable() {
        return retrySafety != RetrySafety.NEVER;
    }

    /** {@return how long the service asked to stay away, counted from its answer; {@code null} if it did not say} */
    public @Nullable Duration getRetryAfter() {
        return null;
    }

    /** Whether it failed because there were too many calls. */
    boolean isThrottled() {
        return false;
    }

    RetrySafety retrySafety() {
        return retrySafety;
    }

    IntegryException afterAttempts(int count) {
        this.attempts = count;
        return this;
    }
}
