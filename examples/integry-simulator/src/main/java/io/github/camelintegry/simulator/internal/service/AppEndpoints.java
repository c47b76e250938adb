package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.Users;
import io.github.camelintegry.simulator.internal.data.Catalogue;
import io.github.camelintegry.simulator.internal.data.SimulatedApp;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.style.Inquiry;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lists and gets apps. */
public record AppEndpoints(Catalogue catalogue, Users users, Listings listings) {

    private static final int MAX_PER_PAGE = 500;

    /** The answer counts all apps that the filters let pass, on whatever page they are. */
    RawAnswer list(ClientRequest request, Inquiry inquiry) {
        Map<String, String> parameters = request.parameters();
        Predicate<SimulatedApp> wanted = wanted(new Filters(parameters), request.user());
        ListingPage<SimulatedApp> page =
                ListingPage.of(catalogue.apps(), wanted, inquiry, listings.size(pageSize(parameters)));
        ObjectNode answer = Json.object();
        ArrayNode apps = answer.putArray("apps");
        page.items().forEach(app -> apps.add(json(app, request)));
        answer.put("count", catalogue.apps().values().stream().filter(wanted).count());
        return RawAnswer.json(200, listings.withCursor(answer, inquiry.cursorKey(), page.cursor()));
    }

    RawAnswer get(String name, ClientRequest request) {
        return RawAnswer.json(200, json(catalogue.existingApp(name), request));
    }

    private Predicate<SimulatedApp> wanted(Filters filters, String user) {
        return app -> filters.matches("app", app.name())
                && filters.lists("names", app.name())
                && filters.found(app.name(), app.title())
                && (!filters.isSet("connected_only")
                        || !accounts(app, filters, user).isEmpty());
    }

    private ObjectNode json(SimulatedApp app, ClientRequest request) {
        return app.json(accounts(app, new Filters(request.parameters()), request.user()));
    }

    private List<ConnectedAccount> accounts(SimulatedApp app, Filters filters, String user) {
        return filters.usable(users.accounts(user, app.name()));
    }

    private static int pageSize(Map<String, String> parameters) {
        String text = parameters.getOrDefault("page_size", String.valueOf(ListingPage.DEFAULT_SIZE));
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw Refusal.field("page_size", "A positive whole number is required.");
        }
        return Math.min(Integer.parseInt(text), MAX_PER_PAGE);
    }
}
