package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** A request and what it asks for, in which style; {@code style} and {@code route} are null if its path is unknown. */
public record Target(ClientRequest request, WireStyle style, Route route) {

    /** What is answered in pages. */
    public static final Set<Operation> PAGED = Collections.unmodifiableSet(
            EnumSet.of(Operation.LIST_APPS, Operation.LIST_FUNCTIONS, Operation.CALL_FUNCTION));

    public Operation operation() {
        return route == null ? null : route.operation();
    }

    /** {@return the key under which the request and its answer have a cursor} */
    public String cursorKey() {
        if (operation() == Operation.LIST_APPS) {
            try {
                return style.inquiry(request).cursorKey();
            } catch (Refusal unreadable) {
                return style.cursorKey();
            }
        }
        return style.cursorKey();
    }

    /** {@return the cursor that the request carries, or null} */
    public JsonNode cursor() {
        if (!PAGED.contains(operation())) {
            return null;
        }
        try {
            JsonNode cursor = operation() == Operation.CALL_FUNCTION
                    ? ArgumentReader.read(request, Json.object()).get(style.cursorKey())
                    : TextNode.valueOf(style.inquiry(request).cursor());
            return CallCursor.isFirst(cursor) ? null : cursor;
        } catch (Refusal unreadable) {
            return null;
        }
    }

    /** {@return an answer as if all was well, for a fault to spoil although nothing was executed} */
    public RawAnswer answerWithoutExecution() {
        return RawAnswer.json(200, emptyPage());
    }

    /** {@return an empty page that is told to be the last one as ever} */
    public ObjectNode lastPage() {
        ObjectNode body = emptyPage();
        JsonNode end = style.end();
        return end == null ? body : body.set(cursorKey(), end);
    }

    public ObjectNode emptyPage() {
        ObjectNode body = Json.object();
        if (operation() == Operation.CALL_FUNCTION) {
            body.put("network_code", "200").putArray("output");
        } else {
            body.putArray(operation() == Operation.LIST_APPS ? "apps" : "functions");
        }
        return body;
    }
}
