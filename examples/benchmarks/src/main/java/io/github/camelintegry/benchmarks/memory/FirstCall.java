package io.github.camelintegry.benchmarks.memory;

import io.github.camelintegry.benchmarks.peers.HandWrittenRoute;
import io.github.camelintegry.benchmarks.service.Functions;
import io.github.camelintegry.benchmarks.service.Service;
import java.lang.management.ManagementFactory;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Starts Camel Main, makes one call, and says how long after the JVM's start its answer was there. */
public final class FirstCall {

    private static final String START = "direct:start";

    /** By what the call is made. */
    enum By {
        /** By nothing: the route answers itself. */
        NOTHING("without HTTP"),
        /** By the component. */
        INTEGRY("integry:"),
        /** By a route of one's own. */
        HTTP("route, camel-http"),
        /** By a route of one's own. */
        VERTX_HTTP("route, camel-vertx-http");

        private final String label;

        By(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private FirstCall() {}

    /** Calls; the arguments are the port of the server and a {@link By}. */
    public static void main(String[] arguments) throws Exception {
        Service service = new Service(Integer.parseInt(arguments[0]));
        Main main = new Main();
        main.configure().addRoutesBuilder(route(By.valueOf(arguments[1]), service));
        main.addProperty("camel.main.startup-summary-level", "off");
        main.start();
        Object answer = main.getCamelTemplate().requestBody(START, "{}");
        long millis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
        if (answer == null) {
            throw new IllegalStateException("No answer");
        }
        System.out.println(millis);
        System.exit(0);
    }

    private static RouteBuilder route(By by, Service service) {
        String path = Service.path(Functions.answer(300));
        return switch (by) {
            case HTTP -> new HandWrittenRoute(START, service.baseUrl() + path);
            case VERTX_HTTP -> new HandWrittenRoute(START, "vertx-http:" + service.baseUrl() + path);
            case NOTHING ->
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(START).setBody(constant("answer"));
                    }
                };
            case INTEGRY ->
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(START)
                                .to("integry:function/" + Functions.answer(300) + "?userId=" + Service.USER_ID
                                        + "&appKey="
                                        + Service.APP_KEY + "&appSecret=" + Service.APP_SECRET + "&baseUrl="
                                        + service.baseUrl());
                    }
                };
        };
    }
}
