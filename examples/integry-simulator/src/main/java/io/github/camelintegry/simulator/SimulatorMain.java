package io.github.camelintegry.simulator;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator until the process is killed. {@code --help} names the options. */
public final class SimulatorMain {

    private static final String DEMO_USER = "user-1";
    private static final int USAGE_ERROR = 2;

    private SimulatorMain() {}

    /** Exits with 2 if an argument is wrong, and with 1 if the port is taken. */
    public static void main(String... arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(SimulatorArguments.help());
            return;
        }
        IntegrySimulatorBuilder builder;
        try {
            builder = SimulatorArguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(SimulatorArguments.help());
            System.exit(USAGE_ERROR);
            return;
        }
        try (IntegrySimulator simulator = builder.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "integry-simulator-close"));
            greet(simulator, System.out);
            // only a signal ends it
            new CountDownLatch(1).await();
        } catch (IllegalStateException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Prints where it is, and calls to try it with. */
    static void greet(IntegrySimulator simulator, PrintStream out) {
        String url = simulator.baseUrl();
        String headers = String.format(
                "-H 'App-Key: %s' -H 'User-ID: %s' -H 'Hash: %s'",
                simulator.appKey(), DEMO_USER, simulator.hash(DEMO_USER));
        String json = " -H 'Content-Type: application/json' -d ";
        out.printf("Integry simulator at %s%n", url);
        out.printf("  App-Key     %s%n  App-Secret  %s%n%n", simulator.appKey(), simulator.appSecret());
        out.printf("Users to try with, and all options: --help%n%n");
        out.println("Pipedrive's functions:");
        out.printf("  curl %s '%s/functions?app=pipedrive'%n", headers, url);
        out.println("The first page of persons, and the cursor of the next one:");
        out.printf("  curl %s%s'{\"limit\": 2}' %s/functions/pipedrive-get-all-persons/%n", headers, json, url);
        out.println("A new person:");
        out.printf(
                "  curl %s%s'{\"name\": \"Ada Lovelace\", \"email\": \"ada@example.com\"}'"
                        + " %s/functions/pipedrive-add-a-person/%n",
                headers, json, url);
    }
}
