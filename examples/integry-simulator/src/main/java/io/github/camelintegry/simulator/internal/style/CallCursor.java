package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.paging.CursorForm;
import io.github.camelintegry.simulator.internal.paging.EmptyPageCursor;
import io.github.camelintegry.simulator.internal.paging.InvalidCursorException;
import io.github.camelintegry.simulator.internal.util.Json;

/** Reads the cursor of a call, and writes that of its answer. */
public record CallCursor(ClientRequest request, WireStyle style) {

    /** {@return what stands under the cursor's key in an answer, null to leave the key out} */
    public static JsonNode written(JsonNode cursor, WireStyle style) {
        if (cursor == null) {
            return null;
        }
        return cursor.isNull() ? style.end() : style.cursorForm().outward(cursor);
    }

    /** Whether a cursor, be it null, asks for the first page. */
    public static boolean isFirst(JsonNode cursor) {
        return cursor == null
                || cursor.isNull()
                || (cursor.isTextual() && cursor.textValue().isEmpty());
    }

    /**
     * {@return the cursor that a function gave out, or null for the first page}
     *
     * @param sent the value under the cursor's key, or null
     * @throws InvalidCursorException if no function gave it out so
     */
    public JsonNode read(JsonNode sent) {
        JsonNode place = isFirst(sent) ? null : EmptyPageCursor.unwrap(sent);
        if (place == null) {
            return null;
        }
        if (!place.equals(sent)) {
            return style.cursorForm().inward(place, Json.text(place));
        }
        if (style.cursorForm() == CursorForm.PLAIN) {
            return place;
        }
        // a form has the JSON of a cursor as a text
        return ArgumentReader.isForm(request)
                ? style.cursorForm().inward(parsed(sent.asText()), sent.asText())
                : style.cursorForm().inward(sent, Json.memberText(request.body(), style.cursorKey()));
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.parse(json);
        } catch (JsonProcessingException e) {
            // a text that a test's own function gave out
            return TextNode.valueOf(json);
        }
    }
}
