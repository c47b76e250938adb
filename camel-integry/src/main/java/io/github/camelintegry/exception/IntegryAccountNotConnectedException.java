package io.github.camelintegry.exception;

import java.util.List;

/** The user has connected no account of the function's app, so there are no credentials to call it with. */
public final class IntegryAccountNotConnectedException extends IntegryInvalidCallException {

    private static final long serialVersionUID = 1L;

    public IntegryAccountNotConnectedException(String message, int status, String error, List<String> details) {
        super(message, status, error, java.util.Map.of(), details);
    }
}
