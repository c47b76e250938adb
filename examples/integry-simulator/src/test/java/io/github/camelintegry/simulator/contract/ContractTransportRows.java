package io.github.camelintegry.simulator.contract;

import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.Slashes;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where credentials may be, and where slashes lead. */
final class ContractTransportRows {

    private static final String SLACK = "slack-post-message";

    private ContractTransportRows() {}

    static Stream<ContractRow> all() {
        return Stream.of(ContractStyle.values())
                .flatMap(style -> Stream.of(Operation.values()).flatMap(operation -> Stream.of(
                                credentials(style, operation),
                                slashesServed(style, operation),
                                slashesRedirected(style, operation))
                        .flatMap(rows -> rows)));
    }

    private static Stream<ContractRow> credentials(ContractStyle style, Operation operation) {
        int missing = operation == Operation.LIST_FUNCTIONS ? 403 : 400;
        return Stream.of(
                served("credentials in the query", style, operation)
                        .started(builder -> builder.credentialsAnywhere(true))
                        .signed(ContractCredentials.QUERY),
                served("credentials in headers of the Node client", style, operation)
                        .started(builder -> builder.credentialsAnywhere(true))
                        .signed(ContractCredentials.LOWER_CASE_HEADERS),
                served("wrong credentials in the query", style, operation)
                        .started(builder -> builder.credentialsAnywhere(true))
                        .signed(ContractCredentials.WRONG_QUERY)
                        .expects(403, "detail.json#/$defs/wrongCredentials"),
                served("credentials in the query, not allowed", style, operation)
                        .signed(ContractCredentials.QUERY)
                        .expects(missing, "detail.json#/$defs/notAuthenticated"),
                served("credentials in headers of the Node client, not allowed", style, operation)
                        .signed(ContractCredentials.LOWER_CASE_HEADERS)
                        .expects(missing, "detail.json#/$defs/notAuthenticated"));
    }

    private static Stream<ContractRow> slashesServed(ContractStyle style, Operation operation) {
        return Stream.of(
                served("the other slash", style, operation)
                        .started(builder -> builder.slashes(Slashes.AS_SENT))
                        .asks(ContractTransportRows::otherSlash),
                served("the documented slash where others are redirected", style, operation)
                        .started(builder -> builder.slashes(Slashes.REDIRECT)),
                served("the other slash where the documented one is redirected", style, operation)
                        .started(builder -> builder.slashes(Slashes.REDIRECT_TO_OTHER))
                        .asks(ContractTransportRows::otherSlash));
    }

    private static Stream<ContractRow> slashesRedirected(ContractStyle style, Operation operation) {
        ContractRow documented = served("", style, operation);
        String documentedPath = documented.request().path();
        String otherPath = otherSlash(documented.request()).path();
        return Stream.concat(
                IntStream.of(301, 302, 307, 308).mapToObj(status -> served(
                                "the other slash, redirected by " + status, style, operation)
                        .started(builder -> builder.slashes(Slashes.REDIRECT).redirectStatus(status))
                        .asks(ContractTransportRows::otherSlash)
                        .expects(status, "")
                        .expectsHeaders(location(documentedPath))),
                Stream.of(served("the documented slash, redirected", style, operation)
                        .started(builder -> builder.slashes(Slashes.REDIRECT_TO_OTHER))
                        .expects(308, "")
                        .expectsHeaders(location(otherPath))));
    }

    /** On the same origin, with the same query. */
    private static Map<String, String> location(String path) {
        return Map.of("Location", "(http://127\\.0\\.0\\.1:\\d+)?" + path + "(\\?.*)?");
    }

    private static ContractRequest otherSlash(ContractRequest request) {
        String path = request.path();
        return request.path(path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/");
    }

    /** A request of each operation that is served, if nothing else is in its way. */
    private static ContractRow served(String name, ContractStyle style, Operation operation) {
        ContractRow row = ContractRow.of(
                name,
                style,
                operation,
                switch (operation) {
                    case GET_APP -> "slack";
                    case GET_FUNCTION, CALL_FUNCTION -> SLACK;
                    case LIST_APPS, LIST_FUNCTIONS, PREDICT -> "";
                });
        String ofStyle = style == ContractStyle.ACTION ? "ofActionStyle" : "ofResourceStyle";
        return switch (operation) {
            case LIST_APPS -> row.expects(200, "listing.json#/$defs/" + style + "-apps-last");
            case GET_APP -> row.expects(200, "app.json#/$defs/connected");
            case LIST_FUNCTIONS -> row.expects(200, "listing.json#/$defs/" + style + "-functions-more");
            case GET_FUNCTION -> row.expects(200, "function.json#/$defs/" + ofStyle);
            case CALL_FUNCTION ->
                row.body("{\"channel\": \"C1\", \"text\": \"Hello\"}").expects(200, "call.json#/$defs/action");
            case PREDICT -> row.prompt("Add a person to Pipedrive").expects(200, "prediction.json#/$defs/found");
        };
    }
}
