package io.github.camelintegry.simulator.internal.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.util.Json;

/** The cursor of an empty page put into a walk: how many there were, and the cursor that would come now. */
public final class EmptyPageCursor {

    private static final String COUNT = "empty";
    private static final String PLACE = "of";

    private EmptyPageCursor() {}

    /** {@return the cursor of the empty page that answers the given one, which is null for the first page} */
    public static TextNode following(JsonNode cursor) {
        ObjectNode content = content(cursor);
        ObjectNode next = Json.object()
                .put(COUNT, content == null ? 1 : content.get(COUNT).asLong() + 1);
        next.set(PLACE, content == null ? place(cursor) : content.get(PLACE));
        return Cursors.encode(next);
    }

    /** {@return the cursor behind one of an empty page, null for the first page; any other cursor as it is} */
    public static JsonNode unwrap(JsonNode cursor) {
        ObjectNode content = content(cursor);
        if (content == null) {
            return cursor;
        }
        return content.get(PLACE).isNull() ? null : content.get(PLACE);
    }

    private static JsonNode place(JsonNode cursor) {
        return cursor == null ? NullNode.instance : cursor;
    }

    private static ObjectNode content(JsonNode cursor) {
        return cursor != null
                        && Cursors.content(cursor).orElse(null) instanceof ObjectNode object
                        && object.path(COUNT).isIntegralNumber()
                        && object.has(PLACE)
                ? object
                : null;
    }
}
