package io.github.camelintegry.simulator.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.Ends;
import java.util.UUID;

/**
 * What an executed call is answered with.
 *
 * @param networkCode the status of the onward call
 * @param output      that call's body, of any JSON type, or null to leave the key out
 * @param cursor      the cursor of the next page, of any JSON type; a JSON null on the last page, which is then told as
 *                    {@link Ends} says; or null to leave the key out
 * @param credits     the header {@code X-Credits}, or null to leave it out
 * @param sessionId   the header {@code X-Session-ID}, or null to leave it out
 */
public record FunctionAnswer(int networkCode, JsonNode output, JsonNode cursor, Integer credits, String sessionId) {

    /** {@return any answer, for one credit and with a session id of its own} */
    public static FunctionAnswer of(int networkCode, JsonNode output, JsonNode cursor) {
        return new FunctionAnswer(
                networkCode, output, cursor, 1, UUID.randomUUID().toString());
    }

    /** {@return an answer with network code 200 and no cursor} */
    public static FunctionAnswer ok(JsonNode output) {
        return of(200, output, null);
    }

    /** {@return a page; a null cursor makes it the last one} */
    public static FunctionAnswer page(JsonNode output, JsonNode cursor) {
        return of(200, output, cursor == null ? NullNode.instance : cursor);
    }

    /** {@return a failure of the app behind Integry, with {@code success} and {@code error} as its output} */
    public static FunctionAnswer failure(int networkCode, String error) {
        return of(networkCode, Json.object().put("success", false).put("error", error), null);
    }
}
