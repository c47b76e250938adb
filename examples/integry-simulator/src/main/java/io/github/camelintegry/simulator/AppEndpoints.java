package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Predicate;

/** Lists and gets apps. */
record AppEndpoints(Catalogue catalogue, Users users) {

    private static final int MOST_PER_PAGE = 500;

    /**
     * The vendor's browser client names the cursor {@code cursor} and gives {@code page_size}; who writes so is
     * answered so.
     */
    RawAnswer list(ClientRequest request, WireStyle style) {
        Map<String, String> parameters = request.parameters();
        boolean browser = parameters.containsKey("cursor") || parameters.containsKey("page_size");
        String key = browser ? "cursor" : style.cursorKey();
        Predicate<SimulatedApp> wanted = wanted(new Filters(parameters), request.user());
        ListingPage<SimulatedApp> page;
        try {
            page = ListingPage.of(catalogue.apps(), wanted, parameters.get(key), pageSize(parameters));
        } catch (InvalidCursorException e) {
            throw Refusal.field(key, InvalidCursorException.MESSAGE);
        }
        ObjectNode answer = Json.object();
        ArrayNode apps = answer.putArray("apps");
        page.items().forEach(app -> apps.add(json(app, request.user())));
        if (browser) {
            answer.put(
                    "count", catalogue.apps().values().stream().filter(wanted).count());
        }
        return RawAnswer.json(200, answer.put(key, page.cursor()));
    }

    RawAnswer get(String name, ClientRequest request) {
        return RawAnswer.json(200, json(catalogue.existingApp(name), request.user()));
    }

    private Predicate<SimulatedApp> wanted(Filters filters, String user) {
        return app -> filters.matches("app", app.name())
                && filters.lists("names", app.name())
                && filters.found(app.name(), app.title())
                && (!filters.isSet("connected_only") || users.isConnected(user, app.name()));
    }

    private ObjectNode json(SimulatedApp app, String user) {
        return app.json(user, users.isConnected(user, app.name()));
    }

    private static int pageSize(Map<String, String> parameters) {
        String text = parameters.getOrDefault("page_size", String.valueOf(ListingPage.DEFAULT_SIZE));
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw Refusal.field("page_size", "A positive whole number is required.");
        }
        return Math.min(Integer.parseInt(text), MOST_PER_PAGE);
    }
}
