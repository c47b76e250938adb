package io.github.camelintegry.console;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.status.WalkStatus;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Component;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Shows where the walks of all Integry consumers stand. */
@DevConsole(name = "integry", displayName = "Integry", description = "Where the walks of Integry consumers stand")
public class IntegryDevConsole extends AbstractDevConsole {

    /** For its discovery. */
    public IntegryDevConsole() {
        super("camel", "integry", "Integry", "Where the walks of Integry consumers stand");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        List<Walk> walks = walks();
        return walks.isEmpty()
                ? "No consumer of integry is started\n"
                : walks.stream().map(IntegryDevConsole::text).collect(Collectors.joining());
    }

    /** A walk of a component, which is named as it is registered. */
    private record Walk(String component, WalkStatus status) {}

    private static String text(Walk shown) {
        WalkStatus walk = shown.status();
        StringBuilder text =
                new StringBuilder("%s: %s:%s of user %s (cursorKey %s)%n    %s: page %d, %d records, %.1f/s%n"
                        .formatted(
                                walk.routeId(),
                                shown.component(),
                                walk.source(),
                                Texts.excerpt(walk.userId()),
                                Texts.excerpt(walk.cursorKey()),
                                walk.state(),
                                walk.pages(),
                                walk.records(),
                                walk.recordsPerSecond()));
        line(text, "last progress", walk.lastProgress());
        line(text, "next poll", walk.nextPoll());
        line(text, "last error", walk.lastError());
        return text.toString();
    }

    private static void line(StringBuilder text, String what, @Nullable Object value) {
        if (value != null) {
            text.append("    %s: %s%n".formatted(what, value));
        }
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonArray walks = new JsonArray();
        walks().forEach(walk -> walks.add(json(walk)));
        JsonObject root = new JsonObject();
        root.put("walks", walks);
        return root;
    }

    private static JsonObject json(Walk shown) {
        WalkStatus walk = shown.status();
        JsonObject json = new JsonObject();
        put(json, "component", shown.component());
        put(json, "routeId", walk.routeId());
        put(json, "source", walk.source());
        put(json, "userId", Texts.excerpt(walk.userId()));
        put(json, "cursorKey", Texts.excerpt(walk.cursorKey()));
        put(json, "state", walk.state().name());
        put(json, "walkId", walk.walkId());
        json.put("pages", walk.pages());
        json.put("records", walk.records());
        json.put("recordsPerSecond", walk.recordsPerSecond());
        put(json, "startedAt", walk.startedAt());
        put(json, "lastProgress", walk.lastProgress());
        put(json, "nextPoll", walk.nextPoll());
        put(json, "lastError", walk.lastError());
        return json;
    }

    private static void put(JsonObject json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }

    private List<Walk> walks() {
        return Stream.of(getCamelContext())
                .flatMap(context -> context.getComponentNames().stream()
                        .flatMap(name -> walks(name, context.getComponent(name, false, false))))
                .toList();
    }

    private static Stream<Walk> walks(String name, @Nullable Component component) {
        return component instanceof IntegryComponent integry
                ? integry.getWalks().stream().map(walk -> new Walk(name, walk))
                : Stream.empty();
    }
}
