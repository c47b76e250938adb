package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists, gets and predicts functions. */
record FunctionEndpoints(Catalogue catalogue, Users users, int pageSize) {

    RawAnswer list(ClientRequest request, WireStyle style) {
        Inquiry inquiry = style.inquiry(request);
        Map<String, String> parameters = request.parameters();
        Filters filters = new Filters(parameters);
        checkType(parameters.getOrDefault("type", ""));
        ListingPage<SimulatedFunction> page =
                ListingPage.of(catalogue.functions(), wanted(filters, request.user()), inquiry, pageSize);
        ObjectNode answer = Json.object();
        ArrayNode functions = answer.putArray("functions");
        page.items().forEach(function -> functions.add(json(function, filters, style)));
        return RawAnswer.json(200, answer.put(inquiry.cursorKey(), page.cursor()));
    }

    /** With a prompt or variables, arguments come with it. */
    RawAnswer get(String name, ClientRequest request, WireStyle style) {
        SimulatedFunction function = catalogue.existingFunction(name);
        ObjectNode json = json(function, new Filters(request.parameters()), style);
        Prompt prompt = Prompt.of(style.inquiry(request));
        if (!prompt.isEmpty()) {
            json.set("arguments", prompt.arguments(function));
        }
        return RawAnswer.json(200, json);
    }

    /** The function whose name shares most words with the prompt, if there is one. */
    RawAnswer predict(ClientRequest request, WireStyle style) {
        Prompt prompt = Prompt.of(style.inquiry(request)).required();
        Filters filters = new Filters(request.parameters());
        ObjectNode answer = Json.object();
        ArrayNode functions = answer.putArray("functions");
        catalogue.functions().values().stream()
                .filter(wanted(filters, request.user()))
                .filter(function -> prompt.likeness(function) > 0)
                // the first of equals, for the same answer in every run
                .min(Comparator.comparingLong(prompt::likeness).reversed())
                .ifPresent(function -> {
                    ObjectNode json = json(function, filters, style);
                    if (filters.isSet("predict_arguments")) {
                        json.set("arguments", prompt.arguments(function));
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

    private ObjectNode json(SimulatedFunction function, Filters filters, WireStyle style) {
        ObjectNode json = Json.object().put("name", function.name()).put("description", function.description());
        json.set("parameters", CursorParameter.listed(function, style));
        if (filters.includes("meta")) {
            json.putObject("meta")
                    .put("app", function.app())
                    .put("title", catalogue.existingApp(function.app()).title());
        }
        return json;
    }
}
