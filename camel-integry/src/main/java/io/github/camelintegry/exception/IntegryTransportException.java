package io.github.camelintegry.exception;

import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * No answer of the service came: it could not be reached (outcome {@code NOT_SENT}), it, or a proxy on the way, said that
 * nobody had begun with the request (outcome {@code REJECTED}), or the connection was lost or too slow after the request
 * had left (outcome {@code UNKNOWN}).
 */
public final class IntegryTransportException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private final boolean barred;

    public IntegryTransportException(String message, @Nullable Throwable cause, Outcome outcome) {
        this(message, cause, 0, outcome, outcome == Outcome.UNKNOWN ? RetrySafety.READS : RetrySafety.ALL, false);
    }

    private IntegryTransportException(
            String message,
            @Nullable Throwable cause,
            int status,
            Outcome outcome,
            RetrySafety retrySafety,
            boolean barred) {
        super(message, cause, status, outcome, retrySafety);
        this.barred = barred;
    }

    /** For a way that is barred: by a certificate that is not accepted, or by what a proxy says instead of the service. */
    public static IntegryTransportException barred(
            String message, @Nullable Throwable cause, int status, Outcome outcome) {
        return new IntegryTransportException(message, cause, status, outcome, RetrySafety.NEVER, true);
    }

    /** {@return whether no call comes through until somebody has changed something: options, a certificate, a proxy} */
    public boolean isBarred() {
        return barred;
    }

    /** For a call whose route was stopped while its answer was awaited. */
    public static IntegryTransportException givenUp() {
        return new IntegryTransportException(
                "The route was stopped before the answer was there, and the request was ended: it may have been executed all"
                        + " the same",
                null,
                Outcome.UNKNOWN);
    }

    /** For a call whose route was stopped before its request was sent. */
    public static IntegryTransportException givenUpUnsent() {
        return new IntegryTransportException(
                "The route was stopped before the request was sent: nothing was sent", null, Outcome.NOT_SENT);
    }

    /** For a call whose request did not come as far as a connection, for a reason that is not the network's. */
    public static IntegryTransportException unsent(Throwable reason) {
        String text = String.valueOf(reason.getMessage());
        boolean closed = reason instanceof RejectedExecutionException
                || reason instanceof IllegalStateException && text.contains("closed");
        return new IntegryTransportException(
                closed
                        ? "Nothing was sent, since the connections are closed (" + text
                                + "): the component, the Camel context"
                                + " or the Vert.x in the registry has been stopped. Make calls only while they run"
                        : "Nothing was sent, since no request could be made (" + reason
                                + "). That is no fault of the network: the cause says where it arose",
                reason,
                Outcome.NOT_SENT);
    }

    /** For a call that was not even tried. */
    public static IntegryTransportException tooMany(String message) {
        return new IntegryTransportException(message, null, 0, Outcome.NOT_SENT, RetrySafety.NEVER, false);
    }
}
