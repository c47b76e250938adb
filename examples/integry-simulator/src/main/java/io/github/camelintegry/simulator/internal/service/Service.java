package io.github.camelintegry.simulator.internal.service;

import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Credentials;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.style.Route;
import io.github.camelintegry.simulator.internal.style.Target;
import io.github.camelintegry.simulator.internal.style.WireStyle;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Stream;

/** Makes the answer to a request: checks who asks, and hands over to what is asked for. */
public record Service(
        Credentials credentials,
        List<WireStyle> styles,
        AppEndpoints apps,
        FunctionEndpoints functions,
        FunctionCalls calls) {

    private static final Logger LOG = System.getLogger(Service.class.getName());

    public RawAnswer answer(ClientRequest request) {
        try {
            Target target = target(request);
            credentials.verify(request, target.operation());
            if (target.route() == null) {
                throw unknown(request);
            }
            return serve(target.route(), request, target.style());
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (RuntimeException e) {
            return failure(request, e);
        }
    }

    /** {@return the refusal of a path that does not exist, or not with this method} */
    private Refusal unknown(ClientRequest request) {
        List<String> allowed = Stream.of("GET", "POST")
                .filter(method -> target(request.by(method)).route() != null)
                .toList();
        return allowed.isEmpty()
                ? Refusal.detail(404, "Not found.")
                : Refusal.methodNotAllowed(request.method(), String.join(", ", allowed));
    }

    /** {@return what the request asks for, in the first style that knows} */
    public Target target(ClientRequest request) {
        for (WireStyle style : styles) {
            var route = style.route(request);
            if (route.isPresent()) {
                return new Target(request, style, route.get());
            }
        }
        return new Target(request, null, null);
    }

    /** The failure of a handler or script of the test's own: its author wants to read why. */
    public static RawAnswer failure(ClientRequest request, RuntimeException e) {
        LOG.log(Level.WARNING, "Failed to answer " + request.method() + " " + request.path(), e);
        return RawAnswer.json(500, Json.object().put("detail", "Internal error of the simulator: " + e));
    }

    private RawAnswer serve(Route route, ClientRequest request, WireStyle style) {
        return switch (route.operation()) {
            case LIST_APPS -> apps.list(request, style.inquiry(request));
            case GET_APP -> apps.get(route.name(), request);
            case LIST_FUNCTIONS -> functions.list(request, style);
            case GET_FUNCTION -> functions.get(route.name(), request, style);
            case PREDICT -> functions.predict(request, style);
            case CALL_FUNCTION -> calls.call(route.name(), request, style);
        };
    }
}
