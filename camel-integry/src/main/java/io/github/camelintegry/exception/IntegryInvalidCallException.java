package io.github.camelintegry.exception;

import java.util.List;
import java.util.Map;

/** The service did not execute the call, because of what was sent. Nothing was done. */
public class IntegryInvalidCallException extends IntegryException {

    private static final long serialVersionUID = 1L;

    private final String error;
    private final transient Map<String, String> fieldErrors;
    private final transient List<String> details;

    public IntegryInvalidCallException(
            String message, int status, String error, Map<String, String> fieldErrors, List<String> details) {
        super(message, null, status, Outcome.REJECTED, RetrySafety.NEVER);
        this.error = error;
        this.fieldErrors = Map.copyOf(fieldErrors);
        this.details = List.copyOf(details);
    }

    private IntegryInvalidCallException(String message, Map<String, String> fieldErrors) {
        super(message, null, 0, Outcome.NOT_SENT, RetrySafety.NEVER);
        this.error = "";
        this.fieldErrors = Map.copyOf(fieldErrors);
        this.details = List.of();
        endOf("", 0);
    }

    /** {@return what a call would be refused for, found before it was sent} */
    public static IntegryInvalidCallException notSent(String message, Map<String, String> fieldErrors) {
        return new IntegryInvalidCallException(message, fieldErrors);
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
