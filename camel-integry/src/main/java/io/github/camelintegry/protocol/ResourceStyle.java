package io.github.camelintegry.protocol;

import java.util.Map;

/** The style of the API reference: resources by path, listings by GET, a call's cursor in its body. */
final class ResourceStyle implements ApiStyle {

    @Override
    public String name() {
        return "resource";
    }

    @Override
    public String cursorKey() {
        return "next_page";
    }

    @Override
    public WireRequest encode(IntegryRequest request) {
        return switch (request.operation()) {
            case FUNCTION ->
                WireRequest.post(
                        "/functions/" + Names.pathSegment(request.requiredName()) + '/' + query(request, false),
                        body(request).json());
            case SCHEMA ->
                WireRequest.get("/functions/" + Names.pathSegment(request.requiredName()) + query(request, false));
            case FUNCTIONS -> WireRequest.get("/functions" + query(request, true));
            case APP -> WireRequest.get("/apps/" + Names.pathSegment(request.requiredName()) + query(request, false));
            case APPS -> WireRequest.get("/apps" + query(request, true));
        };
    }

    private Arguments body(IntegryRequest request) {
        Cursor cursor = request.cursor();
        return cursor == null ? request.arguments() : request.arguments().with(keyOf(cursor), cursor.json());
    }

    private String query(IntegryRequest request, boolean withCursor) {
        StringBuilder query = new StringBuilder();
        for (Map.Entry<String, String> parameter : request.query().entrySet()) {
            append(query, parameter.getKey(), parameter.getValue());
        }
        Cursor cursor = request.cursor();
        if (withCursor && cursor != null) {
            append(query, keyOf(cursor), cursor.queryText());
        }
        return query.toString();
    }

    private String keyOf(Cursor cursor) {
        String key = cursor.key();
        return key == null ? cursorKey() : key;
    }

    private static void append(StringBuilder query, String name, String value) {
        query.append(query.isEmpty() ? '?' : '&')
                .append(Names.encode(name, "the name of a query parameter"))
                .append('=')
                .append(Names.encode(value, "the query parameter " + name));
    }
}
