package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Thrown by a {@link FunctionHandler} to have the call answered as one that Integry did not execute: status 400 with
 * {@code error} and {@code error_details}.
 */
public final class RejectedCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient JsonNode details;

    /**
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
