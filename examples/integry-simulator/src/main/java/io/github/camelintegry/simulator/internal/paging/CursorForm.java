package io.github.camelintegry.simulator.internal.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.wire.CursorKind;

/**
 * How the simulator's own cursors of calls look on the wire: unless told otherwise, as the function gave them out. Cursors
 * that a test made up pass as they are.
 */
public interface CursorForm {

    /** As the function gave them out. */
    CursorForm PLAIN = new CursorForm() {};

    static CursorForm of(CursorKind kind) {
        return switch (kind) {
            case TEXT -> PLAIN;
            case NUMBER -> new NumberCursors();
            case OBJECT -> new ObjectCursors();
        };
    }

    /** {@return the type by JSON schema} */
    default String type() {
        return "string";
    }

    /** {@return the cursor of a function as clients see it} */
    default JsonNode outward(JsonNode cursor) {
        return cursor;
    }

    /**
     * {@return the cursor that the function gave out}
     *
     * @param text the JSON of {@code sent} exactly as it came
     * @throws InvalidCursorException if a cursor of the simulator's own does not come as it went
     */
    default JsonNode inward(JsonNode sent, String text) {
        return sent;
    }
}
