package io.github.camelintegry.exception;

/**
 * Somebody else has moved the position of the walk meanwhile: another instance that walks under the same key, or an operator.
 * Nothing was written; the page counts as not done, and the next poll goes on behind what is stored now.
 */
public final class IntegryWalkTakenOverException extends IntegryCursorException {

    private static final long serialVersionUID = 1L;

    public IntegryWalkTakenOverException(String message) {
        super(message);
    }
}
