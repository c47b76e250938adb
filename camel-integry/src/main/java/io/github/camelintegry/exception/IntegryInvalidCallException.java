package io.github.camelintegry.exception;

import java.util.List;
import java.util.Map;

/**
 * The service did not execute the call because of what was sent (outcome {@code REJECTED}), or the call was not even sent
 * since it does not fit the function's schema (outcome {@code NOT_SENT}). Nothing was done, and the same call fails again.
 */
public class IntegryInvalidCallException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final transient Map<String, String> fieldErrors;
    private final transient List<String> details;

    /** With the service's summary, what is wrong by parameter, and what is wrong besides. */
    public IntegryInvalidCallException(
            CallEnd end, String error, Map<String, String> fieldErrors, List<String> details) {
        super(end);
        this.error = error;
        this.fieldErrors = Map.copyOf(fieldErrors);
        this.details = List.copyOf(details);
    }

    /** {@return the service's summary; empty if it gave none} */
    public String getError() {
        return error;
    }

    /** {@return what is wrong by the name of the parameter; empty if the service did not say it by parameter} */
    public Map<String, String> getFieldErrors() {
        return fieldErrors == null ? Map.of() : fieldErrors;
    }

    /** {@return what is wrong, where the service did not say it by parameter} */
    public List<String> getDetails() {
        return details == null ? List.of() : details;
    }
}
