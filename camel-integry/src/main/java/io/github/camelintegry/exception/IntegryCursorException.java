package io.github.camelintegry.exception;

/**
 * A walk cannot go on from its position. The service refuses the cursor (outcome {@code REJECTED}); or it gave the same one
 * before, or answers empty pages without end, or what is stored of the walk cannot be used (outcome {@code EXECUTED}).
 * Another attempt fails the same way.
 */
public sealed class IntegryCursorException extends IntegryException permits IntegryWalkTakenOverException {

    private static final long serialVersionUID = 1L;

    /** For a cursor that the service refuses. */
    public IntegryCursorException(CallEnd end) {
        super(end);
    }

    /** For a walk that cannot go on though no call of it failed, such as one whose stored position is damaged. */
    public IntegryCursorException(String message) {
        this(new CallEnd(message, null, 0, Outcome.EXECUTED, RetrySafety.NEVER, 1, null));
    }
}
