package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Lists, gets and predicts functions. */
record FunctionEndpoints(Catalogue catalogue, Users users) {

    private static final int MOST_PREDICTED = 5;

    RawAnswer list(ClientRequest request, WireStyle style) {
        Map<String, String> parameters = request.parameters();
        Filters filters = new Filters(parameters);
        checkType(parameters.getOrDefault("type", ""));
        ListingPage<SimulatedFunction> page;
        try {
            page = ListingPage.of(
                    catalogue.functions(),
                    wanted(filters, request.user()),
                    parameters.get(style.cursorKey()),
                    ListingPage.DEFAULT_SIZE);
        } catch (InvalidCursorException e) {
            throw Refusal.field(style.cursorKey(), InvalidCursorException.MESSAGE);
        }
        ObjectNode answer = Json.object();
        ArrayNode functions = answer.putArray("functions");
        page.items().forEach(function -> functions.add(json(function, filters)));
        return RawAnswer.json(200, answer.put(style.cursorKey(), page.cursor()));
    }

    RawAnswer get(String name, ClientRequest request) {
        return RawAnswer.json(200, json(catalogue.existingFunction(name), new Filters(request.parameters())));
    }

    /** The functions whose names share most words with the prompt. */
    RawAnswer predict(ClientRequest request) {
        Map<String, String> parameters = request.parameters();
        String prompt = parameters.getOrDefault("prompt", "").strip().toLowerCase(Locale.ROOT);
        if (prompt.isEmpty()) {
            throw Refusal.field("prompt", "Must be a non-empty string");
        }
        Filters filters = new Filters(parameters);
        ToLongFunction<SimulatedFunction> likeness = function -> likeness(function, prompt);
        ObjectNode answer = Json.object();
        ArrayNode functions = answer.putArray("functions");
        catalogue.functions().values().stream()
                .filter(wanted(filters, request.user()))
                .filter(function -> likeness.applyAsLong(function) > 0)
                .sorted(Comparator.comparingLong(likeness).reversed())
                .limit(MOST_PREDICTED)
                .forEach(function -> {
                    ObjectNode json = json(function, filters);
                    if (filters.isSet("predict_arguments")) {
                        json.set("arguments", arguments(function, prompt));
                    }
                    functions.add(json);
                });
        return RawAnswer.json(200, answer);
    }

    private Predicate<SimulatedFunction> wanted(Filters filters, String user) {
        return function -> filters.matches("app", function.app())
                && filters.matches("type", function.type().name())
                && filters.found(function.name(), function.description())
                && (!filters.isSet("connected_only") || users.isConnected(user, function.app()));
    }

    private static void checkType(String type) {
        if (!type.isEmpty()
                && Stream.of(FunctionType.values()).noneMatch(t -> t.name().equalsIgnoreCase(type))) {
            throw Refusal.field("type", "\"" + type + "\" is not a valid choice.");
        }
    }

    private ObjectNode json(SimulatedFunction function, Filters filters) {
        ObjectNode json = Json.object().put("name", function.name()).put("description", function.description());
        json.set("parameters", function.parameters());
        if (filters.includes("meta")) {
            json.putObject("meta")
                    .put("app", function.app())
                    .put("title", catalogue.existingApp(function.app()).title());
        }
        return json;
    }

    private static long likeness(SimulatedFunction function, String prompt) {
        return Stream.of(function.name().split("-"))
                // a lone "a" says nothing
                .filter(word -> word.length() > 1 && prompt.contains(word))
                .count();
    }

    /** Takes the word after a parameter's name for its value. */
    private static ObjectNode arguments(SimulatedFunction function, String prompt) {
        ObjectNode arguments = Json.object();
        String[] words = prompt.split("\\s+");
        for (int i = 0; i < words.length - 1; i++) {
            if (function.parameters().path("properties").has(words[i])) {
                arguments.put(words[i], words[i + 1]);
            }
        }
        return arguments;
    }
}
