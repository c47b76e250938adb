package io.github.camelintegry.queuesync;

import java.util.List;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts one instance: Camel with the routes of {@code src/main/resources/camel} and the settings of
 * {@code application.properties}. Without a base URL it is a {@link Demo}, which ends by itself.
 */
public final class QueueSyncMain {

    static final Logger LOG = LoggerFactory.getLogger("queue-sync");

    private QueueSyncMain() {}

    /** Exits with 1 if it cannot start, or if the demo finds anything else in the database than it should. */
    public static void main(String... arguments) {
        int exitCode = run(new Main());
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(Main main) {
        try (Demo demo = new Demo(main)) {
            main.addMainListener(demo);
            main.run();
            return demo.exitCode();
        } catch (Exception e) {
            LOG.error("Cannot start: {}", rootMessage(e));
            LOG.debug("Cannot start", e);
            return 1;
        } finally {
            main.stop();
        }
    }

    /** {@return what went wrong, without what it passed through on its way} */
    private static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** Fails by name where the queue is nowhere: Kafka's client would look for it for ever, and say nothing. */
    static void requireQueue(Main main) {
        String broker = setting(main, "sync.broker");
        String where = broker.equals("kafka") ? "kafka.brokers" : "jms.url";
        if (!List.of("kafka", "jms").contains(broker)) {
            throw new IllegalArgumentException("sync.broker (SYNC_BROKER) is " + broker + ": set it to kafka or jms");
        }
        if (setting(main, where).isBlank()) {
            throw new IllegalArgumentException(
                    where + " (" + where.toUpperCase().replace('.', '_')
                            + ") is empty: set it to where the queue is, or leave integry.base-url empty for a demo");
        }
    }

    static String setting(Main main, String name) {
        return main.getCamelContext()
                .getPropertiesComponent()
                .resolveProperty(name)
                .orElse("");
    }
}
