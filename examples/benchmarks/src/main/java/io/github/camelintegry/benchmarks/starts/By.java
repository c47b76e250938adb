package io.github.camelintegry.benchmarks.starts;

import io.github.camelintegry.benchmarks.peers.HandWrittenRoute;
import io.github.camelintegry.benchmarks.service.Functions;
import io.github.camelintegry.benchmarks.service.Service;
import org.apache.camel.builder.RouteBuilder;

/** By what the first call is made. */
enum By {
    /** By nothing: the route answers itself. */
    NOTHING("without HTTP"),
    /** By the component. */
    INTEGRY("integry:"),
    /** By a route of one's own. */
    HTTP("route, camel-http"),
    /** By a route of one's own. */
    VERTX_HTTP("route, camel-vertx-http");

    private static final String FUNCTION = Functions.answer(300);

    private final String label;

    By(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** {@return a route that makes the call; its endpoint has these options, each {@code name=value}, besides its own} */
    RouteBuilder route(String from, Service service, String... options) {
        String url = service.baseUrl() + Service.path(FUNCTION);
        return switch (this) {
            case HTTP -> new HandWrittenRoute(from, uri(url, options));
            case VERTX_HTTP -> new HandWrittenRoute(from, uri("vertx-http:" + url, options));
            case NOTHING ->
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(from).setBody(constant("answer"));
                    }
                };
            case INTEGRY ->
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(from).to(uri(integry(service), options));
                    }
                };
        };
    }

    private static String integry(Service service) {
        return "integry:function/" + FUNCTION + "?userId=" + Service.USER_ID + "&appKey=" + Service.APP_KEY
                + "&appSecret=" + Service.APP_SECRET + "&baseUrl=" + service.baseUrl();
    }

    private static String uri(String uri, String... options) {
        String all = uri;
        for (String option : options) {
            all += (all.contains("?") ? "&" : "?") + option;
        }
        return all;
    }
}
