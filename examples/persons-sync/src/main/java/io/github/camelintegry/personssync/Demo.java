package io.github.camelintegry.personssync;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesComponent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What is different without an account: a simulator in Integry's place, two files in the inbox before the first walk, and
 * after it a look whether the database holds the simulator's persons.
 */
final class Demo extends MainListenerSupport implements AutoCloseable {

    private static final Logger LOG = PersonsSyncMain.LOG;
    private static final List<String> FILES = List.of("ada-lovelace.json", "no-name.json");
    private static final int INBOX_SECONDS = 30;

    private final Main main;
    private @Nullable IntegrySimulator simulator;
    private @Nullable NotifyBuilder inbox;
    private volatile int exitCode;

    Demo(Main main) {
        this.main = main;
    }

    /** {@return 1 if this was a demo and the database is not seen to hold what it should, otherwise 0} */
    int exitCode() {
        return exitCode;
    }

    @Override
    public void beforeConfigure(BaseMainSupport ignored) {
        PropertiesComponent properties = main.getCamelContext().getPropertiesComponent();
        String baseUrl =
                properties.resolveProperty("camel.component.integry.base-url").orElse("");
        if (!baseUrl.isBlank()) {
            LOG.info("Integry at {}", baseUrl);
            return;
        }
        int persons = Integer.parseInt(setting("demo.persons"));
        IntegrySimulator started = IntegrySimulator.builder().persons(persons).start();
        LOG.info("No INTEGRY_BASE_URL, so a simulator with {} persons stands in, at {}", persons, started.baseUrl());
        simulator = started;
        exitCode = 1;
        main.addOverrideProperty("camel.component.integry.base-url", started.baseUrl());
        main.addOverrideProperty("camel.component.integry.app-key", started.appKey());
        main.addOverrideProperty("camel.component.integry.app-secret", started.appSecret());
        main.addOverrideProperty("sync.auto-startup", "false");
        properties.setOverrideProperties(main.getOverrideProperties());
    }

    /** Drops the files, so that the route inbox finds them when it starts. */
    @Override
    public void beforeStart(BaseMainSupport ignored) {
        if (simulator == null) {
            return;
        }
        CamelContext context = main.getCamelContext();
        inbox = new NotifyBuilder(context)
                .fromRoute("inbox")
                .filter(exchange -> FILES.contains(exchange.getMessage().getHeader(Exchange.FILE_NAME)))
                .whenDone(FILES.size())
                .create();
        try {
            Path folder = Files.createDirectories(Path.of(setting("sync.folder"), "inbox"));
            for (String file : FILES) {
                try (InputStream content = Demo.class.getResourceAsStream("/demo/" + file)) {
                    Files.copy(
                            Objects.requireNonNull(content), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:compare").process(exchange -> compare());
                    from("direct:walk-failed").process(exchange -> end());
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("The demo could not be prepared", e);
        }
    }

    /** Begins the walk when the files are done, so that the person that one of them adds is walked too. */
    @Override
    public void afterStart(BaseMainSupport ignored) {
        if (simulator == null || inbox == null) {
            return;
        }
        if (!inbox.matches(INBOX_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("inbox: the demo's two files are not done after {} s", INBOX_SECONDS);
        }
        CamelContext context = main.getCamelContext();
        context.getRegistry().findSingleByType(Progress.class).setTotal(simulator.persons()::size);
        try {
            context.getRouteController().startRoute("sync");
        } catch (Exception e) {
            throw new IllegalStateException("The walk could not be started", e);
        }
    }

    private void compare() {
        DataSource database = main.getCamelContext().getRegistry().findSingleByType(DataSource.class);
        Comparison comparison = Comparison.of(database, Objects.requireNonNull(simulator));
        if (comparison.isEqual()) {
            exitCode = 0;
            LOG.info(comparison.text());
        } else {
            exitCode = 1;
            LOG.error("{}. Rows of other runs? Delete {} to start over", comparison.text(), setting("sync.folder"));
        }
        end();
    }

    private void end() {
        if (!Boolean.parseBoolean(setting("demo.keep-running"))) {
            main.completed();
        }
    }

    private String setting(String name) {
        return main.getCamelContext().resolvePropertyPlaceholders("{{" + name + "}}");
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
