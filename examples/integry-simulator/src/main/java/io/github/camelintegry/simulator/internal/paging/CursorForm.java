package io.github.camelintegry.simulator.internal.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.wire.CursorKind;

/** How the simulator's own cursors of calls look on the wire. Cursors that a test made up pass as they are. */
public interface CursorForm {

    /** As the function gave them out. */
    CursorForm PLAIN = new CursorForm() {
        @Override
        public String type() {
            return "string";
        }

        @Override
        public JsonNode outward(JsonNode cursor) {
            return cursor;
        }

        @Override
        public JsonNode inward(JsonNode sent, String text) {
            return sent;
        }
    };

    static CursorForm of(CursorKind kind) {
        return switch (kind) {
            case TEXT -> PLAIN;
            case NUMBER -> new NumberCursors();
            case OBJECT -> new ObjectCursors();
        };
    }

    /** {@return the type by JSON schema} */
    String type();

    /** {@return the cursor of a function as clients see it} */
    JsonNode outward(JsonNode cursor);

    /**
     * {@return the cursor that the function gave out}
     *
     * @param text the JSON of {@code sent} exactly as it came
     * @throws InvalidCursorException if a cursor of the simulator's own does not come as it went
     */
    JsonNode inward(JsonNode sent, String text);
}
