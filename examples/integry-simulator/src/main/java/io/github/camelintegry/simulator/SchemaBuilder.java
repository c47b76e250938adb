package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Builds the JSON schema of a function's parameters, in the order of the calls. */
final class SchemaBuilder {

    private final ObjectNode schema = Json.object().put("type", "object");
    private final ObjectNode properties = schema.putObject("properties");
    private final ArrayNode required = schema.putArray("required");

    SchemaBuilder required(String name, String type, String description) {
        required.add(name);
        return optional(name, type, description);
    }

    SchemaBuilder optional(String name, String type, String description) {
        property(name).put("type", type).put("description", description);
        return this;
    }

    SchemaBuilder oneOf(String name, List<String> values) {
        ArrayNode choices = property(name).putArray("enum");
        values.forEach(choices::add);
        return this;
    }

    SchemaBuilder range(String name, long minimum, long maximum) {
        property(name).put("minimum", minimum).put("maximum", maximum);
        return this;
    }

    ObjectNode build() {
        return schema;
    }

    private ObjectNode property(String name) {
        return properties.withObjectProperty(name);
    }
}
