package io.github.camelintegry.exception;

/**
 * The service failed (5xx) or gave up waiting (408). Whether it executed the call is not known (outcome {@code UNKNOWN}), so
 * only a call that reads may be tried again.
 */
public final class IntegryServerException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With how the call ended. */
    public IntegryServerException(CallEnd end) {
        super(end);
    }
}
