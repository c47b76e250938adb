package io.github.camelintegry.simulator;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;

/** Makes the answer to a request: checks who asks, and hands over to what is asked for. */
record Service(
        Credentials credentials,
        List<WireStyle> styles,
        AppEndpoints apps,
        FunctionEndpoints functions,
        FunctionCalls calls) {

    private static final Logger LOG = System.getLogger(Service.class.getName());

    RawAnswer answer(ClientRequest request) {
        try {
            credentials.verify(request);
            for (WireStyle style : styles) {
                var route = style.route(request);
                if (route.isPresent()) {
                    return serve(route.get(), request, style);
                }
            }
            throw Refusal.detail(404, "Not found.");
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            // a handler of the test's own: its author wants to read why
            LOG.log(Level.WARNING, "Failed to answer " + request.method() + " " + request.path(), e);
            return RawAnswer.json(500, Json.object().put("detail", "Internal error of the simulator: " + e));
        }
    }

    private RawAnswer serve(Route route, ClientRequest request, WireStyle style) {
        return switch (route.operation()) {
            case LIST_APPS -> apps.list(request, style);
            case GET_APP -> apps.get(route.name(), request);
            case LIST_FUNCTIONS -> functions.list(request, style);
            case GET_FUNCTION -> functions.get(route.name(), request);
            case PREDICT -> functions.predict(request);
            case CALL_FUNCTION -> calls.call(route.name(), request, style);
        };
    }
}
