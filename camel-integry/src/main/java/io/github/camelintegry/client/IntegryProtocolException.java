package io.github.camelintegry.client;

import io.github.camelintegry.protocol.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not of Integry's contract: unreadable, truncated, too large, or a redirect (which is never followed,
 * since that would carry the hash elsewhere).
 */
public final class IntegryProtocolException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private IntegryProtocolException(
            String message, @Nullable Throwable cause, int status, Outcome outcome, RetrySafety retrySafety) {
        super(message, cause, status, outcome, retrySafety);
    }

    static IntegryProtocolException unreadable(String message, @Nullable Throwable cause, int status) {
        return new IntegryProtocolException(message, cause, status, Outcome.UNKNOWN, RetrySafety.READS);
    }

    /** Another attempt would bring the same answer, so none is made. */
    static IntegryProtocolException oversize(String message, int status) {
        return new IntegryProtocolException(message, null, status, Outcome.UNKNOWN, RetrySafety.NEVER);
    }

    /** For an output that the walk cannot find its records in. */
    public static IntegryProtocolException noRecords(String message) {
        return new IntegryProtocolException(message, null, 200, Outcome.EXECUTED, RetrySafety.NEVER);
    }

    /**
     * For an output that passed as JSON, but holds what cannot be read, such as a number beyond any range.
     *
     * @param of whose output it is, such as a request's label
     */
    public static IntegryProtocolException badOutput(String of, MalformedJsonException cause) {
        return new IntegryProtocolException(
                "The output of " + of + " cannot be read: " + cause.getMessage(),
                cause,
                200,
                Outcome.EXECUTED,
                RetrySafety.NEVER);
    }

    static IntegryProtocolException redirect(String message, int status) {
        return new IntegryProtocolException(message, null, status, Outcome.REJECTED, RetrySafety.NEVER);
    }
}
