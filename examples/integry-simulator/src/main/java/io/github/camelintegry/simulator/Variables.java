package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/** Replaces {@code {tags}} in the texts of arguments by the values that came as {@code _variables}. */
record Variables(JsonNode values) {

    static final String KEY = "_variables";

    ObjectNode fill(ObjectNode arguments) {
        return values == null || values.isEmpty() ? arguments : (ObjectNode) replaced(arguments);
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
