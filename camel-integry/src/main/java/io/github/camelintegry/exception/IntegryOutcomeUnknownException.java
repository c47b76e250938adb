package io.github.camelintegry.exception;

/**
 * A call that writes was sent, and whether it was executed is not known; the cause says what happened. Unless
 * {@code retryMode=all}, it was not retried, and a route must not retry it blindly either: look first whether the effect is there.
 */
public final class IntegryOutcomeUnknownException extends IntegryException {

    private static final long serialVersionUID = 1L;

    public IntegryOutcomeUnknownException(IntegryException cause) {
        super(
                "It is not known whether the call was executed: " + cause.getMessage(),
                cause,
                cause.getStatus(),
                Outcome.UNKNOWN,
                RetrySafety.NEVER);
    }
}
