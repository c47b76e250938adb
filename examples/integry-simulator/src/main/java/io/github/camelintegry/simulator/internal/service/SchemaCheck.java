package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.Json;

/** Checks arguments against a function's schema as far as the simulator goes: its top-level properties. */
final class SchemaCheck {

    private SchemaCheck() {}

    /** {@return messages by parameter, empty if all is well} */
    static ObjectNode problems(ObjectNode schema, ObjectNode arguments) {
        ObjectNode problems = Json.object();
        for (JsonNode name : schema.path("required")) {
            if (isEmpty(arguments.path(name.asText()))) {
                problems.put(name.asText(), "This parameter is required and must not be null or empty");
            }
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode value = arguments.get(property.getKey());
            // null stands for "not given"
            String problem = value == null || value.isNull() ? null : problem(property.getValue(), value);
            if (problem != null && !problems.has(property.getKey())) {
                problems.put(property.getKey(), problem);
            }
        });
        return problems;
    }

    /** An empty text counts as missing, as in the service. */
    private static boolean isEmpty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty());
    }

    private static String problem(JsonNode rule, JsonNode value) {
        if (!rule.path("type").isMissingNode() && !isOfType(rule.get("type"), value)) {
            return "This parameter must be of type " + rule.get("type").asText() + ".";
        }
        if (rule.has("enum") && !contains(rule.get("enum"), value)) {
            return "This parameter must be one of " + rule.get("enum") + ".";
        }
        if (value.isNumber() && rule.has("minimum") && compare(value, rule.get("minimum")) < 0) {
            return "This parameter must be at least " + rule.get("minimum") + ".";
        }
        if (value.isNumber() && rule.has("maximum") && compare(value, rule.get("maximum")) > 0) {
            return "This parameter must be at most " + rule.get("maximum") + ".";
        }
        return null;
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            default -> true;
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) {
            if (choice.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static int compare(JsonNode value, JsonNode bound) {
        return value.decimalValue().compareTo(bound.decimalValue());
    }
}
