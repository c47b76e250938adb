package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionType;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.internal.util.SchemaBuilder;
import java.time.Instant;
import java.util.List;

/** Fills a catalogue with six apps and enough functions that listing them takes several pages. */
public record StandardCatalogue(Catalogue catalogue, int pageSize, CursorRule rule) {

    private static final int RECORDS = 120;
    private static final String CONVERSATIONS = "slack-list-conversations";

    public void fill(StoredRecords persons) {
        pipedrive(persons);
        app(
                "hubspot",
                "HubSpot",
                Kind.of("contact", new StoredRecords(RECORDS, Samples::contact), PageShape.RESULTS),
                named("company"),
                named("ticket"),
                named("line-item"));
        app("salesforce", "Salesforce", named("lead"), named("account"), named("opportunity"), named("campaign"));
        app("shopify", "Shopify", named("customer"), named("order"), named("product"), named("collection"));
        app("slack", "Slack", named("channel"), named("user"), named("reminder"));
        catalogue.function(listConversations());
        catalogue.function(postMessage());
        app("zendesk", "Zendesk", named("ticket"), named("user"), named("organization"), named("macro"));
    }

    private void pipedrive(StoredRecords persons) {
        app(
                "pipedrive",
                "Pipedrive",
                Kind.of("deal", new StoredRecords(RECORDS, Samples::deal), PageShape.PLAIN),
                named("organization"),
                named("activity"));
        RecordFunctions functions =
                new RecordFunctions("pipedrive", Kind.of("person", persons, PageShape.PLAIN), pageSize, rule);
        catalogue.function(functions.getAll());
        catalogue.function(functions.getOne());
        catalogue.function(functions.addOne(AddPerson.schema(), new AddPerson(persons)));
    }

    private void app(String name, String title, Kind... kinds) {
        catalogue.app(name, title);
        catalogue.function(passthrough(name, title));
        for (Kind kind : kinds) {
            RecordFunctions functions = new RecordFunctions(name, kind, pageSize, rule);
            catalogue.function(functions.getAll());
            catalogue.function(functions.getOne());
            catalogue.function(functions.addOne());
        }
    }

    private static Kind named(String singular) {
        return Kind.of(singular, new StoredRecords(RECORDS, Samples.named(Kind.title(singular))), PageShape.PLAIN);
    }

    /** Its records are the values of a parameter of {@link #postMessage()}. */
    private SimulatedFunction listConversations() {
        SimulatedFunction all = new RecordFunctions("slack", named("conversation"), pageSize, rule).getAll();
        return new SimulatedFunction(
                CONVERSATIONS, "slack", all.type(), all.description(), all.parameters(), all.handler());
    }

    private static SimulatedFunction postMessage() {
        return new SimulatedFunction(
                "slack-post-message",
                "slack",
                FunctionType.ACTION,
                "Post a message to a channel",
                new SchemaBuilder()
                        .required(
                                "channel",
                                "string",
                                "Name or id of the channel. Call `" + CONVERSATIONS + "` to get the available values.")
                        .required("text", "string", "The message")
                        .build(),
                invocation -> FunctionAnswer.ok(Json.object()
                        .put("ok", true)
                        .put("channel", invocation.arguments().get("channel").textValue())
                        .put("ts", String.valueOf(Instant.now().toEpochMilli()))));
    }

    /** Its output shows what was asked for; there is no app behind it. */
    private static SimulatedFunction passthrough(String app, String title) {
        return new SimulatedFunction(
                app + "-passthrough-request",
                app,
                FunctionType.PASSTHROUGH,
                "Call any endpoint of " + title + " with the user's credentials",
                new SchemaBuilder()
                        .required("method", "string", "The HTTP method")
                        .oneOf("method", List.of("GET", "POST", "PUT", "PATCH", "DELETE"))
                        .required("url", "string", "The endpoint, absolute or relative to the app's API")
                        .optional("body", "object", "The body of the request")
                        .build(),
                invocation -> {
                    ObjectNode output = Json.object().put("success", true);
                    output.set("request", invocation.arguments());
                    return FunctionAnswer.ok(output);
                });
    }
}
