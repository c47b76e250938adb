package io.github.camelintegry.exception;

/**
 * There is no such function or app: the operations {@code functions} and {@code apps} list those that there are. Nothing was
 * done (outcome {@code REJECTED}), and another attempt fails the same way.
 */
public final class IntegryNotFoundException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With how the call ended. */
    public IntegryNotFoundException(CallEnd end) {
        super(end);
    }
}
