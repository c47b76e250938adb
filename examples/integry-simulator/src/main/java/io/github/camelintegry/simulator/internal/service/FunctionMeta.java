package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.data.Edition;
import io.github.camelintegry.simulator.internal.data.Kind;
import io.github.camelintegry.simulator.internal.data.SimulatedApp;
import io.github.camelintegry.simulator.internal.util.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code include=meta} adds to a function and to each of its parameters. The names of the members are the vendor's;
 * the values of {@code activity_type} and of the types of fields are guesses.
 */
record FunctionMeta(SimulatedFunction function, Edition edition, SimulatedApp app, List<ConnectedAccount> accounts) {

    private static final int PARAMETERS_PER_FUNCTION = 1000;
    private static final List<String> APP_MEMBERS =
            List.of("name", "title", "icon_url", "login_url", "connected_accounts");

    /** Changes {@code json}, whose schema is its own. */
    void addTo(ObjectNode json) {
        addToParameters(json.path("parameters"));
        ObjectNode meta = json.putObject("meta")
                .put("id", edition.id())
                .put("type", function.type().name())
                .put("version", edition.version())
                .put("activity_type", function.type().name());
        meta.putObject("ui").put("title", title());
        meta.set("app", app.json(accounts).retain(APP_MEMBERS));
    }

    /** {@return the function's name without the app's, in words} */
    private String title() {
        String prefix = function.app() + "-";
        String name = function.name();
        return Kind.title(
                name.startsWith(prefix) && name.length() > prefix.length() ? name.substring(prefix.length()) : name);
    }

    private void addToParameters(JsonNode schema) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        long id = edition.id() * PARAMETERS_PER_FUNCTION;
        for (var property : schema.path("properties").properties()) {
            id++;
            if (property.getValue() instanceof ObjectNode parameter) {
                parameter.set(
                        "meta", parameter(id, property.getKey(), parameter, required.contains(property.getKey())));
            }
        }
    }

    private static ObjectNode parameter(long id, String name, ObjectNode schema, boolean required) {
        String description = schema.path("description").asText("");
        ObjectNode meta = Json.object()
                .put("id", id)
                .put("title", titleOfParameter(name))
                .put("machine_name", name)
                .put("is_required", required)
                .put("description_for_users", description);
        ObjectNode ui = meta.putObject("ui");
        ui.putObject("ui_field").put("type", field(schema));
        ui.set("default_value", schema.get("default"));
        ui.put("placeholder", description);
        return meta;
    }

    private static String titleOfParameter(String name) {
        String words = name.replace('_', ' ').strip();
        return words.isEmpty() ? name : Kind.title(words);
    }

    private static String field(JsonNode schema) {
        if (schema.has("enum")) {
            return "STATIC_DROPDOWN";
        }
        return switch (schema.path("type").asText()) {
            case "boolean" -> "CHECKBOX";
            case "object", "array" -> "OBJECT";
            default -> "TEXTFIELD";
        };
    }
}
