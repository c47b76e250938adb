package io.github.camelintegry.internal.designtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.internal.protocol.Cursor;
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

    /** Copies only what it changes: a whole copy is made by recursion, and the service says how deep a schema goes. */
    private static JsonNode withoutCursor(JsonNode schema) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        shown.setAll((ObjectNode) schema);
        if (schema.get("properties") instanceof ObjectNode properties) {
            ObjectNode rest = shown.putObject("properties");
            rest.setAll(properties);
            rest.remove(Cursor.CALL_KEYS);
        }
        if (schema.get("required") instanceof ArrayNode required) {
            ArrayNode rest = shown.putArray("required");
            for (JsonNode name : required) {
                if (!Cursor.CALL_KEYS.contains(name.asText())) {
                    rest.add(name);
                }
            }
        }
        return shown;
    }
}
