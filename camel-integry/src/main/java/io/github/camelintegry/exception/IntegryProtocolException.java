package io.github.camelintegry.exception;

import io.github.camelintegry.internal.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is not of Integry's contract: unreadable, truncated, too large, or a redirect (which is followed only where
 * nothing but the path's last slash is another, since it could carry the hash elsewhere).
 */
public final class IntegryProtocolException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private IntegryProtocolException(
            String message, @Nullable Throwable cause, int status, Outcome outcome, RetrySafety retrySafety) {
        super(message, cause, status, outcome, retrySafety);
    }

    public static IntegryProtocolException unreadable(String message, @Nullable Throwable cause, int status) {
        return new IntegryProtocolException(message, cause, status, Outcome.UNKNOWN, RetrySafety.READS);
    }

    /** For an answer that is refused for good: another attempt would bring the same one, so none is made. */
    public static IntegryProtocolException refused(String message, @Nullable Throwable cause, int status) {
        return new IntegryProtocolException(message, cause, status, Outcome.UNKNOWN, RetrySafety.NEVER);
    }

    /** The same, for want of room. */
    public static IntegryProtocolException oversize(String message, int status) {
        return refused(message, null, status);
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

    public static IntegryProtocolException redirect(String message, int status) {
        return new IntegryProtocolException(message, null, status, Outcome.REJECTED, RetrySafety.NEVER);
    }
}
