package io.github.camelintegry.internal.delivery;

import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.RuntimeCamelException;

/**
 * The error handler of the route that consumes from an endpoint, with no step behind it. It is kept with the endpoint: a
 * restart of the route makes another consumer, but by then the route itself does not know of its error handler any more.
 */
public final class RouteErrorHandler {

    private Processor handler = exchange -> {};

    /** Of this route, which is being set up. */
    public synchronized Processor of(Route route) {
        if (route.getErrorHandlerFactory() != null) {
            try {
                handler = route.getCamelContext().getCamelContextExtension().createErrorHandler(route, exchange -> {});
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeException(e);
            }
        }
        return handler;
    }
}
