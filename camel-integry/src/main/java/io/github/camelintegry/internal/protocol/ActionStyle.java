package io.github.camelintegry.internal.protocol;

/**
 * The style of Integry's present documentation: every request is a POST on a path that ends in what is to be done. Where
 * a listing's cursor goes is told differently by the vendor's own clients, so it goes into both body and query.
 */
final class ActionStyle implements ApiStyle {

    @Override
    public String name() {
        return "action";
    }

    @Override
    public String cursorKey() {
        return "_cursor";
    }

    @Override
    public boolean takesPrompt(Operation operation) {
        return operation == Operation.PREDICT || operation == Operation.SCHEMA;
    }

    @Override
    public boolean takesVariables(Operation operation) {
        return operation.isCall() || takesPrompt(operation);
    }

    @Override
    public WireRequest encode(IntegryRequest request) {
        QueryString query = new QueryString(request.query());
        Arguments page = request.argumentsWithCursor(cursorKey());
        return switch (request.operation()) {
            case FUNCTION, PASSTHROUGH -> post(named("functions", request.functionName(), "call"), query, page);
            case SCHEMA -> post(named("functions", request.requiredName(), "get"), query, request.arguments());
            case FUNCTIONS -> post("/functions/list/", query.addCursor(request.cursor(), cursorKey()), page);
            case APP -> post(named("apps", request.requiredName(), "get"), query, request.arguments());
            case APPS -> post("/apps/list/", query.addCursor(request.cursor(), cursorKey()), page);
            case PREDICT -> post("/functions/predict/", query, request.arguments());
        };
    }

    private static WireRequest post(String path, QueryString query, Arguments body) {
        return WireRequest.post(path + query, body.json());
    }

    private static String named(String collection, String name, String action) {
        return '/' + collection + '/' + Names.pathSegment(name) + '/' + action + '/';
    }
}
