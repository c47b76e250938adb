package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.util.Map;

/** Replaces {@code {tags}} in the texts of arguments by the values that came as {@code _variables}. */
public record Variables(JsonNode values) {

    public static final String KEY = "_variables";

    /**
     * {@return the arguments with values in place of tags} A text with tags becomes what the schema wants: {@code "{limit}"}
     * is a number where the parameter is one.
     */
    public ObjectNode fill(ObjectNode arguments, ObjectNode schema) {
        if (values == null || values.isEmpty()) {
            return arguments;
        }
        ObjectNode filled = Json.object();
        arguments.properties().forEach(argument -> {
            JsonNode type = schema.path("properties").path(argument.getKey()).path("type");
            JsonNode before = argument.getValue();
            JsonNode after = replaced(before);
            boolean changedText = after.isTextual() && !after.equals(before);
            filled.set(argument.getKey(), changedText ? ArgumentReader.value(after.textValue(), type) : after);
        });
        return filled;
    }

    private JsonNode replaced(JsonNode node) {
        if (node.isTextual()) {
            return text(node.textValue());
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(element -> array.add(replaced(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = Json.object();
            node.properties().forEach(member -> object.set(member.getKey(), replaced(member.getValue())));
            return object;
        }
        return node;
    }

    private TextNode text(String text) {
        String filled = text;
        for (Map.Entry<String, JsonNode> variable : values.properties()) {
            JsonNode value = variable.getValue();
            filled = filled.replace(
                    "{" + variable.getKey() + "}", value.isValueNode() ? value.asText() : value.toString());
        }
        return TextNode.valueOf(filled);
    }
}
