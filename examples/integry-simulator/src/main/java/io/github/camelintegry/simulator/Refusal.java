package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ends a request that is not served, with the answer that the contract has for the case. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RawAnswer answer;

    private Refusal(int status, ObjectNode body) {
        this(RawAnswer.json(status, body));
    }

    private Refusal(RawAnswer answer) {
        // part of the ordinary flow: a stack trace would tell nothing
        super("Answered with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    RawAnswer answer() {
        return answer;
    }

    /** Authentication and look-up failures. */
    static Refusal detail(int status, String detail) {
        return new Refusal(status, Json.object().put("detail", detail));
    }

    /** A method that the path does not have. */
    static Refusal methodNotAllowed(String method, String allowed) {
        ObjectNode body = Json.object().put("detail", "Method \"" + method + "\" not allowed.");
        return new Refusal(RawAnswer.json(405, body).with("Allow", allowed));
    }

    /** An invalid parameter of the request itself. */
    static Refusal field(String field, String message) {
        return new Refusal(400, Json.object().put(field, message));
    }

    /** A function that was not executed; {@code details} may be null. */
    static Refusal notExecuted(String error, JsonNode details) {
        ObjectNode body = Json.object().put("error", error);
        if (details != null) {
            body.set("error_details", details);
        }
        return new Refusal(400, body);
    }

    static Refusal invalidInput(ObjectNode detailsByField) {
        return notExecuted(
                "Could not call the function due to invalid input. See error_details for the parameters in question.",
                detailsByField);
    }

    static Refusal notConnected(String appTitle) {
        return notExecuted(
                "Could not call the function because the account is not connected.",
                Json.array()
                        .add("User has not connected their " + appTitle
                                + " account. Ask the user to connect it and call the function again."));
    }
}
