package io.github.camelintegry.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** Reads the cursor of a call. */
record CallCursor(ClientRequest request, WireStyle style) {

    /** Whether a cursor, be it null, asks for the first page. */
    static boolean isFirst(JsonNode cursor) {
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
    JsonNode read(JsonNode sent) {
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
            throw new InvalidCursorException();
        }
    }
}
