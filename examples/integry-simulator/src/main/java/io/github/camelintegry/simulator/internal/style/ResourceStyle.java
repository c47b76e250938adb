package io.github.camelintegry.simulator.internal.style;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.paging.CursorForm;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import io.github.camelintegry.simulator.wire.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The style of the API reference: a resource a path. A slash at the end of a path does not matter. */
public record ResourceStyle(CursorForm cursorForm, Ends ends) implements WireStyle {

    static final String BROWSER_CURSOR = "cursor";

    public ResourceStyle(CursorKind cursors, Ends ends) {
        this(cursors == CursorKind.OBJECT ? CursorForm.PLAIN : CursorForm.of(cursors), ends);
    }

    @Override
    public Optional<Route> route(ClientRequest request) {
        List<String> segments = request.segments();
        if (segments.isEmpty() || segments.size() > 2 || ActionStyle.OWN_PATHS.contains(segments)) {
            return Optional.empty();
        }
        String name = segments.size() == 2 ? segments.get(1) : "";
        return switch (request.method() + " /" + segments.get(0) + (name.isEmpty() ? "" : "/*")) {
            case "GET /apps" -> Optional.of(Route.of(Operation.LIST_APPS));
            case "GET /apps/*" -> Optional.of(new Route(Operation.GET_APP, name));
            case "GET /functions" ->
                Optional.of(Route.of(isPrediction(request) ? Operation.PREDICT : Operation.LIST_FUNCTIONS));
            case "GET /functions/*" -> Optional.of(new Route(Operation.GET_FUNCTION, name));
            case "POST /functions/*" -> Optional.of(new Route(Operation.CALL_FUNCTION, name));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean endsWithSlash(Operation operation) {
        return operation == Operation.CALL_FUNCTION;
    }

    @Override
    public String cursorKey() {
        return "next_page";
    }

    /** The vendor's browser client pages apps by {@code cursor} and {@code page_size}, and is answered alike. */
    @Override
    public Inquiry inquiry(ClientRequest request) {
        Map<String, String> parameters = request.parameters();
        boolean browser = request.segments().equals(List.of("apps"))
                && (parameters.containsKey(BROWSER_CURSOR) || parameters.containsKey("page_size"));
        String key = browser ? BROWSER_CURSOR : cursorKey();
        return new Inquiry(key, parameters.getOrDefault(key, ""), parameters.getOrDefault("prompt", ""), null);
    }

    @Override
    public JsonNode end() {
        return ends == Ends.ABSENT ? null : TextNode.valueOf("");
    }

    private static boolean isPrediction(ClientRequest request) {
        return "true".equalsIgnoreCase(request.parameters().get("predict_function"));
    }
}
