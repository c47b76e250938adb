package io.github.camelintegry.internal.protocol;

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
    public boolean takesPrompt(Operation operation) {
        return operation == Operation.PREDICT;
    }

    /** Only a call has a body to hold them. */
    @Override
    public boolean takesVariables(Operation operation) {
        return operation.isCall();
    }

    @Override
    public WireRequest encode(IntegryRequest request) {
        QueryString query = new QueryString(request.query());
        return switch (request.operation()) {
            case FUNCTION, PASSTHROUGH ->
                WireRequest.post(
                        "/functions/" + Names.pathSegment(request.functionName()) + '/' + query,
                        request.argumentsWithCursor(cursorKey()).json());
            case SCHEMA -> WireRequest.get("/functions/" + Names.pathSegment(request.requiredName()) + query);
            case FUNCTIONS -> WireRequest.get("/functions" + query.addCursor(request.cursor(), cursorKey()));
            case APP -> WireRequest.get("/apps/" + Names.pathSegment(request.requiredName()) + query);
            case APPS -> WireRequest.get("/apps" + query.addCursor(request.cursor(), cursorKey()));
            case PREDICT ->
                WireRequest.get("/functions"
                        + query.add("predict_function", "true")
                                .add("prompt", request.arguments().text(Arguments.PROMPT)));
        };
    }
}
