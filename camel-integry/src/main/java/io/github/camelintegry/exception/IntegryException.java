package io.github.camelintegry.exception;

import io.github.camelintegry.internal.util.Texts;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to Integry that did not end well. No message of this family holds the App-Secret, a hash or a proxy password, or is
 * longer than 2,000 characters. It begins with the call that ended so, unless it names that anyhow.
 */
public abstract class IntegryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Messages go to logs, health checks and people; what a service says may have any length. */
    private static final int MAX_CHARACTERS = 2000;

    private final int status;
    private final Outcome outcome;
    private final RetrySafety retrySafety;
    private final int attempts;
    private final @Nullable Duration retryAfter;

    IntegryException(CallEnd end) {
        super(Texts.beginning(end.message(), MAX_CHARACTERS), end.cause());
        this.status = end.status();
        this.outcome = end.outcome();
        this.retrySafety = end.retrySafety();
        this.attempts = end.attempts();
        this.retryAfter = end.retryAfter();
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
        return retryAfter;
    }

    /** {@return which calls may be tried again after this failure without doing anything twice} */
    public RetrySafety getRetrySafety() {
        return retrySafety;
    }
}
