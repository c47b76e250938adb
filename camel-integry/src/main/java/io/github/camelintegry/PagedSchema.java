package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.protocol.Cursor;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a function's parameters without its cursor, which a paged function lists among them though it is the
 * component that sets it.
 *
 * @param parameters what a user may set
 * @param cursor     the name of the cursor; {@code null} if the schema lists none
 */
record PagedSchema(JsonNode parameters, @Nullable String cursor) {

    static PagedSchema of(JsonNode schema) {
        String cursor = null;
        for (String key : Cursor.CALL_KEYS) {
            cursor = schema.path("properties").has(key) ? key : cursor;
        }
        return cursor == null ? new PagedSchema(schema, null) : new PagedSchema(withoutCursor(schema), cursor);
    }

    private static JsonNode withoutCursor(JsonNode schema) {
        ObjectNode shown = schema.deepCopy();
        if (shown.get("properties") instanceof ObjectNode properties) {
            properties.remove(Cursor.CALL_KEYS);
        }
        if (shown.get("required") instanceof ArrayNode required) {
            for (Iterator<JsonNode> names = required.elements(); names.hasNext(); ) {
                if (Cursor.CALL_KEYS.contains(names.next().asText())) {
                    names.remove();
                }
            }
        }
        return shown;
    }
}
