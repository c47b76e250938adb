package io.github.camelintegry.exception;

/**
 * The service does not accept App-Key, User-ID and hash. Check {@code appKey} and {@code appSecret}, and that both are of
 * the same workspace.
 */
public final class IntegryAuthenticationException extends IntegryException {

    private static final long serialVersionUID = 1L;

    public IntegryAuthenticationException(String message, int status) {
        super(message, null, status, Outcome.REJECTED, RetrySafety.NEVER);
    }
}
