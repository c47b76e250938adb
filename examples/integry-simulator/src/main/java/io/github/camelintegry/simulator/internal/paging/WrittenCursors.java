package io.github.camelintegry.simulator.internal.paging;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.util.Json;

/** A form that writes the simulator's own cursors as another JSON type, and takes back exactly what it wrote. */
abstract class WrittenCursors implements CursorForm {

    abstract JsonNode written(JsonNode cursor);

    /** {@return the cursor in what a client sent, or anything else if there is none in it} */
    abstract JsonNode read(JsonNode sent);

    @Override
    public final JsonNode outward(JsonNode cursor) {
        return Cursors.isOwn(cursor) ? written(cursor) : cursor;
    }

    @Override
    public final JsonNode inward(JsonNode sent, String text) {
        if (Cursors.isOwn(sent)) {
            // it was never given out as a text
            throw new InvalidCursorException();
        }
        JsonNode cursor = read(sent);
        if (!Cursors.isOwn(cursor)) {
            // a test's own, or nobody's: its function knows
            return sent;
        }
        if (!Json.text(written(cursor)).equals(text)) {
            throw new InvalidCursorException();
        }
        return cursor;
    }
}
