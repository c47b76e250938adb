package io.github.camelintegry.simulator.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;

/** Ends a request that is not served, with the answer that the contract has for the case. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What the service says of every call that it refuses; the details tell why. */
    public static final String ERROR = "Could not call the function due to invalid input."
            + " Please see `error_details` for further information.";

    private final transient RawAnswer answer;

    private Refusal(int status, ObjectNode body) {
        this(RawAnswer.json(status, body));
    }

    private Refusal(RawAnswer answer) {
        // part of the ordinary flow: a stack trace would tell nothing
        super("Answered with " + answer.status(), null, false, false);
        this.answer = answer;
    }

    public RawAnswer answer() {
        return answer;
    }

    /** Authentication and look-up failures. */
    public static Refusal detail(int status, String detail) {
        return new Refusal(status, Json.object().put("detail", detail));
    }

    /** A method that the path does not have. */
    public static Refusal methodNotAllowed(String method, String allowed) {
        ObjectNode body = Json.object().put("detail", "Method \"" + method + "\" not allowed.");
        return new Refusal(RawAnswer.json(405, body).with("Allow", allowed));
    }

    /** An invalid parameter of the request itself. */
    public static Refusal field(String field, String message) {
        return new Refusal(400, Json.object().put(field, message));
    }

    /** A function that was not executed; {@code details} may be null. */
    public static Refusal notExecuted(String error, JsonNode details) {
        ObjectNode body = Json.object().put("error", error);
        if (details != null) {
            body.set("error_details", details);
        }
        return new Refusal(400, body);
    }

    /** A call that was not executed, with its details: messages by field, or a list of texts. */
    public static Refusal invalidInput(JsonNode details) {
        return notExecuted(ERROR, details);
    }

    public static Refusal notConnected(String app, String title) {
        return invalidInput(Json.array()
                .add("User has not connected their " + title
                        + " account. To connect an account, please call following SDK method: `connectApp('" + app
                        + "')`"));
    }
}
