package io.github.camelintegry.exception;

import java.util.List;
import java.util.Map;

/**
 * The user has connected no account of the function's app, so there are no credentials to call it with. Nothing was done
 * (outcome {@code REJECTED}), and nobody may try it again before the user has connected one.
 */
public final class IntegryAccountNotConnectedException extends IntegryInvalidCallException {

    private static final long serialVersionUID = 1L;

    /** With the service's summary, and what it says besides. */
    public IntegryAccountNotConnectedException(CallEnd end, String error, List<String> details) {
        super(end, error, Map.of(), details);
    }
}
