package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** How the cursors of calls look on the wire. */
interface CursorForm {

    /** As the function gave them out. */
    CursorForm PLAIN = new CursorForm() {
        @Override
        public JsonNode outward(JsonNode cursor) {
            return cursor;
        }

        @Override
        public JsonNode inward(JsonNode sent, String text) {
            return sent;
        }
    };

    /** {@return the cursor of a function as clients see it} */
    JsonNode outward(JsonNode cursor);

    /**
     * {@return the cursor that the function gave out}
     *
     * @param text the JSON of {@code sent} exactly as it came
     * @throws InvalidCursorException if it is not one of these
     */
    JsonNode inward(JsonNode sent, String text);
}
