package io.github.camelintegry.exception;

/** A walk cannot go on from its cursor: the service refuses it, gave it before, or answers empty pages without end. */
public final class IntegryCursorException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With what is wrong with the cursor; the HTTP status, or 0 where the service did not complain. */
    public IntegryCursorException(String message, int status) {
        super(message, null, status, status == 0 ? Outcome.EXECUTED : Outcome.REJECTED, RetrySafety.NEVER);
    }
}
