package io.github.camelintegry.simulator.function;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.http.Refusal;

/**
 * Thrown by a {@link FunctionHandler} to have the call answered as one that Integry did not execute: status 400 with
 * {@code error} and {@code error_details}.
 */
public final class RejectedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonNode details;

    /**
     * With the summary that the service gives whatever the reason.
     *
     * @param details an object of messages by parameter, or a list of texts
     */
    public RejectedCallException(JsonNode details) {
        this(Refusal.ERROR, details);
    }

    /**
     * With a summary that the service does not give, to see what a client makes of it.
     *
     * @param error   the summary
     * @param details an object of messages by parameter, or a list of texts, or null for none
     */
    public RejectedCallException(String error, JsonNode details) {
        super(error);
        this.details = details;
    }

    /** {@return what becomes {@code error_details}, or null} */
    public JsonNode details() {
        return details;
    }
}
