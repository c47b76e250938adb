package io.github.camelintegry.exception;

import io.github.camelintegry.internal.client.body.AttemptLimits;

/**
 * An answer came for which there was no memory in time: the answers of this component's calls together fill
 * {@code maxBufferedSize}. Whether the call was executed is not known.
 */
public final class IntegryBufferFullException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private static final String CURE =
            ". Raise maxBufferedSize, and the heap with it; or make fewer calls at once (maxConnections), or ask for smaller"
                    + " pages";

    private IntegryBufferFullException(String message, int status) {
        super(message + CURE, null, status, Outcome.UNKNOWN, RetrySafety.READS);
    }

    public static IntegryBufferFullException tooLate(AttemptLimits limits, int status) {
        return new IntegryBufferFullException(
                noRoom(limits) + " within responseTimeout ("
                        + limits.responseTimeout().toMillis() + " ms)",
                status);
    }

    public static IntegryBufferFullException cannotWait(AttemptLimits limits, int status) {
        return new IntegryBufferFullException(
                noRoom(limits)
                        + ", and over HTTP/2 it cannot wait: its unread bytes would hold up all other answers on the"
                        + " connection",
                status);
    }

    private static String noRoom(AttemptLimits limits) {
        return "The answers of other calls fill maxBufferedSize ("
                + limits.memory().most() + " bytes), so there was no room for this one";
    }
}
