package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.style.CallCursor;
import io.github.camelintegry.simulator.internal.style.Target;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.io.IOException;
import java.util.function.Consumer;

/** A request and its proper answer, for a fault to spoil. */
record Exchange(Target target, RawAnswer answer) {

    private static final int OK = 200;

    /** {@return the cursor in the answer, or null if there is none} */
    JsonNode answeredCursor() {
        ObjectNode body = body();
        JsonNode cursor = body == null ? null : body.get(target.cursorKey());
        return CallCursor.isFirst(cursor) ? null : cursor;
    }

    RawAnswer withCursor(JsonNode cursor) {
        return changed(body -> body.set(target.cursorKey(), cursor));
    }

    /** {@return the answer with another body, or itself if it is a refusal} */
    RawAnswer changed(Consumer<ObjectNode> change) {
        ObjectNode body = body();
        if (body == null) {
            return answer;
        }
        change.accept(body);
        return new RawAnswer(answer.status(), answer.headers(), Json.bytes(body));
    }

    private ObjectNode body() {
        try {
            return answer.status() == OK && Json.parse(answer.body()) instanceof ObjectNode object ? object : null;
        } catch (IOException e) {
            return null;
        }
    }
}
