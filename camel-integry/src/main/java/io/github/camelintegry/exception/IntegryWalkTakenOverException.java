package io.github.camelintegry.exception;

/**
 * Somebody else has written where a walk stands since it was read here: another instance walks under the same key, or an
 * operator has reset or removed the position. Nothing was written, and the page at hand counts as not done. The walk is
 * read anew with the next poll, or the next exchange, and goes on from where it stands then.
 */
public final class IntegryWalkTakenOverException extends IntegryCursorException {

    private static final long serialVersionUID = 1L;

    /** Says which walk it was. */
    public IntegryWalkTakenOverException(String message) {
        super(message);
    }
}
