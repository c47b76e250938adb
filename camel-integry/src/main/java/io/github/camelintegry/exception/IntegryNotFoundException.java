package io.github.camelintegry.exception;

/** There is no such function or app. The operations {@code functions} and {@code apps} list those that there are. */
public final class IntegryNotFoundException extends IntegryException {

    private static final long serialVersionUID = 1L;

    public IntegryNotFoundException(String message, int status) {
        super(message, null, status, Outcome.REJECTED, RetrySafety.NEVER);
    }
}
