package io.github.camelintegry.simulator.internal.util;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds the JSON schema of a function's parameters, in the order of the calls. */
public final class SchemaBuilder {

    private final ObjectNode schema = Json.object().put("type", "object");
    private final ObjectNode properties = schema.putObject("properties");
    private final ArrayNode required = schema.putArray("required");

    public SchemaBuilder required(String name, String type, String description) {
        required.add(name);
        return optional(name, type, description);
    }

    public SchemaBuilder optional(String name, String type, String description) {
        property(name).put("type", type).put("description", description);
        return this;
    }

    public SchemaBuilder oneOf(String name, List<String> values) {
        ArrayNode choices = property(name).putArray("enum");
        values.forEach(choices::add);
        return this;
    }

    public SchemaBuilder range(String name, long minimum, long maximum) {
        property(name).put("minimum", minimum).put("maximum", maximum);
        return this;
    }

    public ObjectNode build() {
        return schema;
    }

    private ObjectNode property(String name) {
        return properties.withObjectProperty(name);
    }
}
