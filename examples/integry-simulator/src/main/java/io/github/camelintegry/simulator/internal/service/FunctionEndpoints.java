package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.FunctionType;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.function.Users;
import io.github.camelintegry.simulator.internal.data.Catalogue;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.style.Inquiry;
import io.github.camelintegry.simulator.internal.style.Prompt;
import io.github.camelintegry.simulator.internal.style.WireStyle;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists, gets and predicts functions. */
public record FunctionEndpoints(Catalogue catalogue, Users users, Listings listings, int pageSize) {

    RawAnswer list(ClientRequest request, WireStyle style) {
        Inquiry inquiry = style.inquiry(request);
        Map<String, String> parameters = request.parameters();
        Filters filters = new Filters(parameters);
        checkType(parameters.getOrDefault("type", ""));
        ListingPage<SimulatedFunction> page = ListingPage.of(
                catalogue.functions(), wanted(filters, request.user()), inquiry, listings.size(pageSize));
        ObjectNode answer = Json.object();
        ArrayNode functions = answer.putArray("functions");
        page.items().forEach(function -> functions.add(json(function, request, style)));
        return RawAnswer.json(200, listings.withCursor(answer, inquiry.cursorKey(), page.cursor()));
    }

    /** With a prompt or variables, arguments come with it. */
    RawAnswer get(String name, ClientRequest request, WireStyle style) {
        SimulatedFunction function = catalogue.existingFunction(name, request);
        ObjectNode json = json(function, request, style);
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
                    ObjectNode json = json(function, request, style);
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
                && (!filters.isSet("connected_only")
                        || !accounts(filters, user, function).isEmpty());
    }

    private static void checkType(String type) {
        if (!type.isEmpty()
                && Stream.of(FunctionType.values()).noneMatch(t -> t.name().equalsIgnoreCase(type))) {
            throw Refusal.field("type", "\"" + type + "\" is not a valid choice.");
        }
    }

    private List<ConnectedAccount> accounts(Filters filters, String user, SimulatedFunction function) {
        return filters.usable(users.accounts(user, function.app()));
    }

    private ObjectNode json(SimulatedFunction function, ClientRequest request, WireStyle style) {
        Filters filters = new Filters(request.parameters());
        ObjectNode json = Json.object().put("name", function.name()).put("description", function.description());
        json.set("parameters", CursorParameter.listed(function, style).deepCopy());
        if (filters.includes("meta")) {
            new FunctionMeta(
                            function,
                            catalogue.edition(function),
                            catalogue.existingApp(function.app()),
                            accounts(filters, request.user(), function))
                    .addTo(json);
        }
        return json;
    }
}
