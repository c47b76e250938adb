package io.github.camelintegry.exception;

/**
 * The service does not accept App-Key, User-ID and hash. Nothing was done (outcome {@code REJECTED}), and another attempt
 * fails the same way: check {@code appKey} and {@code appSecret}, and that both are of the same workspace.
 */
public final class IntegryAuthenticationException extends IntegryException {

    private static final long serialVersionUID = 1L;

    /** With how the call ended. */
    public IntegryAuthenticationException(CallEnd end) {
        super(end);
    }
}
