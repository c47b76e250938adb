package io.github.camelintegry.personssync;

import io.github.camelintegry.exception.IntegryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts Camel with the routes of {@code src/main/resources/camel} and the settings of {@code application.properties}.
 * Without a base URL it is a {@link Demo}, which ends by itself unless told to {@code --keep-running}.
 */
public final class PersonsSyncMain {

    static final Logger LOG = LoggerFactory.getLogger("persons-sync");

    private PersonsSyncMain() {}

    /** Exits with 1 if it cannot start, or if the demo finds anything else in the database than it should. */
    public static void main(String... arguments) {
        Main main = new Main();
        if (List.of(arguments).contains("--keep-running")) {
            main.addOverrideProperty("demo.keep-running", "true");
        }
        int exitCode = run(main);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    static int run(Main main) {
        main.addInitialProperty("sync.folder", folder().toString().replace('\\', '/'));
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

    /** The folder data of this module, from wherever in the project it is started. */
    private static Path folder() {
        Path module = Path.of("examples", "persons-sync");
        return (Files.isDirectory(module) ? module.resolve("data") : Path.of("data")).toAbsolutePath();
    }

    /** {@return what went wrong, without what it passed through on its way} */
    static String rootMessage(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && !(root instanceof IntegryException)) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
