package io.github.camelintegry.exception;

/**
 * A call that writes was sent, and whether it was executed is not known (outcome {@code UNKNOWN}); the cause says what
 * happened. Unless {@code retryMode=all}, it was not retried, and a route must not retry it blindly either: look first whether
 * the effect is there.
 */
public final class IntegryOutcomeUnknownException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With how the call ended. */
    public IntegryOutcomeUnknownException(CallEnd end) {
        super(end);
    }
}
