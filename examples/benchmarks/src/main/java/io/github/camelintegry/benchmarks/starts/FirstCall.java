package io.github.camelintegry.benchmarks.starts;

import io.github.camelintegry.benchmarks.service.Service;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/** Starts Camel Main, makes one call, and says how long after the JVM's start its answer was there. */
public final class FirstCall {

    /** Where its route begins. */
    static final String START = "direct:start";

    private FirstCall() {}

    /** Calls; the arguments are the port of the server and a {@link By}. */
    public static void main(String[] arguments) throws Exception {
        Service service = new Service(Integer.parseInt(arguments[0]));
        Object answer = answer(new Main(), By.valueOf(arguments[1]).route(START, service));
        Start start = Start.now();
        if (answer == null) {
            throw new IllegalStateException("No answer");
        }
        start.print();
        System.exit(0);
    }

    /** {@return the answer of a route, which Camel Main is started for} */
    static Object answer(Main main, RouteBuilder route) throws Exception {
        main.configure().addRoutesBuilder(route);
        main.addProperty("camel.main.startup-summary-level", "off");
        main.start();
        return main.getCamelTemplate().requestBody(START, "{}");
    }
}
