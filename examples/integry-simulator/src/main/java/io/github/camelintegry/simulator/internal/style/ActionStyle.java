package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.paging.CursorForm;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import io.github.camelintegry.simulator.wire.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The style of the vendor's present documentation and clients: a POST an operation. Its {@code /functions/list} and
 * {@code /functions/predict} are also how the resource style would call functions of these names; here they are never
 * that. A slash at the end of a path does not matter.
 */
public record ActionStyle(CursorForm cursorForm, Ends ends) implements WireStyle {

    /** What would otherwise be apps and functions of these names. */
    static final Set<List<String>> OWN_PATHS =
            Set.of(List.of("apps", "list"), List.of("functions", "list"), List.of("functions", "predict"));

    public ActionStyle(CursorKind cursors, Ends ends) {
        this(CursorForm.of(cursors), ends);
    }

    @Override
    public Optional<Route> route(ClientRequest request) {
        List<String> segments = request.segments();
        boolean post = request.method().equals("POST");
        if (segments.size() < 2 || segments.size() > 3 || !(post || isGetOfAFunction(request, segments))) {
            return Optional.empty();
        }
        String action = segments.get(segments.size() - 1);
        String name = segments.size() == 3 ? segments.get(1) : "";
        return switch (segments.get(0) + (name.isEmpty() ? "/" : "/*/") + action) {
            case "apps/list" -> Optional.of(Route.of(Operation.LIST_APPS));
            case "apps/*/get" -> Optional.of(new Route(Operation.GET_APP, name));
            case "functions/list" -> Optional.of(Route.of(Operation.LIST_FUNCTIONS));
            case "functions/predict" -> Optional.of(Route.of(Operation.PREDICT));
            case "functions/*/get" -> Optional.of(new Route(Operation.GET_FUNCTION, name));
            case "functions/*/call" -> Optional.of(new Route(Operation.CALL_FUNCTION, name));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean endsWithSlash(Operation operation) {
        return true;
    }

    @Override
    public String cursorKey() {
        return "_cursor";
    }

    /** The vendor's clients disagree on where the cursor of a listing goes: the body comes before the query. */
    @Override
    public Inquiry inquiry(ClientRequest request) {
        ObjectNode body = ArgumentReader.read(request, Json.object());
        JsonNode cursor = body.get(cursorKey());
        return new Inquiry(
                cursorKey(),
                CallCursor.isFirst(cursor) ? request.parameters().getOrDefault(cursorKey(), "") : text(cursor),
                prompt(body.get("prompt")),
                body.get(Variables.KEY));
    }

    @Override
    public JsonNode end() {
        return ends == Ends.ABSENT ? null : NullNode.instance;
    }

    /** The vendor's browser client gets a function by GET, from the same path. */
    private static boolean isGetOfAFunction(ClientRequest request, List<String> segments) {
        return request.method().equals("GET")
                && segments.size() == 3
                && segments.get(0).equals("functions")
                && segments.get(2).equals("get");
    }

    private static String prompt(JsonNode prompt) {
        if (prompt == null || prompt.isNull()) {
            return "";
        }
        if (!prompt.isTextual()) {
            throw Prompt.refusal();
        }
        return prompt.textValue();
    }

    /** A cursor of another type is none that a listing gave out, and is refused as any other text. */
    private static String text(JsonNode cursor) {
        return cursor.isTextual() ? cursor.textValue() : cursor.toString();
    }
}
