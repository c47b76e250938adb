package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.peers.Contexts;
import io.github.camelintegry.benchmarks.peers.HandWrittenRoute;
import io.github.camelintegry.benchmarks.service.Service;
import org.apache.camel.builder.RouteBuilder;

/** Who is compared. */
enum Kind {
    /** The yardstick. */
    RAW("raw Vert.x + readTree") {
        @Override
        Subject open(Service service, CallCase call) {
            return new RawSubject(service, call);
        }
    },

    /** A route of one's own with camel-vertx-http. */
    VERTX_HTTP("route, camel-vertx-http") {
        @Override
        Subject open(Service service, CallCase call) throws Exception {
            String endpoint = "vertx-http:" + service.baseUrl() + Service.path(call.function()) + "?webClientOptions=#"
                    + Contexts.POOL;
            return RouteSubject.start(
                    Contexts.vertxHttp(call.inFlight()), new HandWrittenRoute(RouteSubject.START, endpoint));
        }
    },

    /** A route of one's own with camel-http. */
    HTTP("route, camel-http") {
        @Override
        Subject open(Service service, CallCase call) throws Exception {
            String endpoint = service.baseUrl() + Service.path(call.function());
            return RouteSubject.start(
                    Contexts.http(call.inFlight()), new HandWrittenRoute(RouteSubject.START, endpoint));
        }
    },

    /** The component, everything at its default. */
    INTEGRY("integry:") {
        @Override
        Subject open(Service service, CallCase call) throws Exception {
            return integry(service, "integry:function/" + call.function());
        }
    },

    /** The component, whose output goes on as the bytes that came. */
    INTEGRY_BYTES("integry: outputType=Bytes") {
        @Override
        Subject open(Service service, CallCase call) throws Exception {
            return integry(service, "integry:function/" + call.function() + "?outputType=Bytes");
        }
    },

    /** The yardstick, once its answers leave the event loop. */
    RAW_HANDED_OVER("raw Vert.x, handed over") {
        @Override
        Subject open(Service service, CallCase call) throws Exception {
            return new HandedOver(RAW.open(service, call));
        }
    };

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** Connects a subject for a case; nothing has been called yet. */
    abstract Subject open(Service service, CallCase call) throws Exception;

    private static Subject integry(Service service, String endpoint) throws Exception {
        return RouteSubject.start(Contexts.integry(service), new RouteBuilder() {
            @Override
            public void configure() {
                from(RouteSubject.START).to(endpoint);
            }
        });
    }
}
