package io.github.camelintegry.client;

import org.jspecify.annotations.Nullable;

/**
 * No answer came: the service could not be reached (outcome {@code NOT_SENT}), it ended the connection or the request and
 * said that it had not begun with it (outcome {@code REJECTED}), or the connection was lost or too slow after the request
 * had left (outcome {@code UNKNOWN}).
 */
public final class IntegryTransportException extends IntegryException {

    private static final long serialVersionUID = 1L;

    IntegryTransportException(String message, @Nullable Throwable cause, Outcome outcome) {
        this(message, cause, outcome, outcome == Outcome.UNKNOWN ? RetrySafety.READS : RetrySafety.ALL);
    }

    private IntegryTransportException(
            String message, @Nullable Throwable cause, Outcome outcome, RetrySafety retrySafety) {
        super(message, cause, 0, outcome, retrySafety);
    }

    /** For a call whose route was stopped while its answer was awaited. */
    static IntegryTransportException givenUp() {
        return new IntegryTransportException(
                "The route was stopped before the answer was there, and the request was ended: it may have been executed all"
                        + " the same",
                null,
                Outcome.UNKNOWN);
    }

    /** For a call whose route was stopped before its request was sent. */
    static IntegryTransportException givenUpUnsent() {
        return new IntegryTransportException(
                "The route was stopped before the request was sent: nothing was sent", null, Outcome.NOT_SENT);
    }

    /** For a call that was not even tried. */
    static IntegryTransportException tooMany(String message) {
        return new IntegryTransportException(message, null, Outcome.NOT_SENT, RetrySafety.NEVER);
    }
}
