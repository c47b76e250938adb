package io.github.camelintegry.exception;

import io.github.camelintegry.internal.util.Texts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to Integry that did not end well. No message of this family holds the App-Secret, a hash or a proxy password, or is
 * longer than 2,000 characters.
 */
public abstract class IntegryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Messages go to logs, health checks and people; what a service says may have any length. */
    private static final int MOST_CHARACTERS = 2000;

    private final int status;
    private final Outcome outcome;
    private final RetrySafety retrySafety;
    private int attempts = 1;
    private String call = "";

    IntegryException(String message, @Nullable Throwable cause, int status, Outcome outcome, RetrySafety retrySafety) {
        super(Texts.beginning(message, MOST_CHARACTERS), cause);
        this.status = status;
        this.outcome = outcome;
        this.retrySafety = retrySafety;
    }

    /**
     * {@return what happened, and what to do} It begins with the call that ended so, unless it speaks of that anyhow: what is
     * found out at a connection does not know whose call it carries.
     */
    @Override
    public String getMessage() {
        String message = String.valueOf(super.getMessage());
        return call.isEmpty() || message.contains(call)
                ? message
                : Texts.beginning(call + ": " + message, MOST_CHARACTERS);
    }

    /** {@return the HTTP status of the answer, or 0 where none came} */
    public int getStatus() {
        return status;
    }

    /** {@return what is known about the call} */
    public Outcome getOutcome() {
        return outcome;
    }

    /** {@return how many attempts were made, those that found no connection included; 0 where none was begun} */
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
    public boolean isThrottled() {
        return false;
    }

    public RetrySafety retrySafety() {
        return retrySafety;
    }

    /**
     * Tells whose end this is.
     *
     * @param label of the request: what was called, and for which user
     */
    public IntegryException endOf(String label, int attemptsMade) {
        this.call = label;
        this.attempts = attemptsMade;
        return this;
    }
}
