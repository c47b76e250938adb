package io.github.camelintegry.queuesync;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.PropertiesComponent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What makes a run without an account one that ends by itself: a simulator, a broker, the ids of some users in its queue, and
 * when all their walks are at their end a look whether the database holds what it should.
 */
final class Demo extends MainListenerSupport implements AutoCloseable {

    private final Main main;
    private final AtomicInteger walked = new AtomicInteger();
    private @Nullable IntegrySimulator simulator;
    private @Nullable DemoBroker broker;
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
        if (!setting("integry.base-url").isBlank()) {
            QueueSyncMain.requireQueue(main);
            return;
        }
        exitCode = 1;
        simulator = IntegrySimulator.builder().persons(number("demo.persons")).start();
        try {
            broker = DemoBroker.start(setting("sync.queue"));
        } catch (Exception e) {
            throw new IllegalStateException("The demo's broker cannot start", e);
        }
        QueueSyncMain.LOG.info("No INTEGRY_BASE_URL, so a simulator and a broker of the demo's own stand in");
        main.addOverrideProperty("integry.base-url", simulator.baseUrl());
        main.addOverrideProperty("integry.app-key", simulator.appKey());
        main.addOverrideProperty("integry.app-secret", simulator.appSecret());
        main.addOverrideProperty("sync.broker", "jms");
        main.addOverrideProperty("jms.url", DemoBroker.URL);
        PropertiesComponent properties = main.getCamelContext().getPropertiesComponent();
        properties.setOverrideProperties(main.getOverrideProperties());
    }

    @Override
    public void beforeStart(BaseMainSupport ignored) {
        if (simulator == null) {
            return;
        }
        try {
            main.getCamelContext().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:walked").process(exchange -> userWalked());
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException("The demo could not be prepared", e);
        }
    }

    /** What a real scheduler does, as a timer or a tool: the ids of the users into the queue. */
    @Override
    public void afterStart(BaseMainSupport ignored) {
        if (simulator == null) {
            return;
        }
        ProducerTemplate queue = main.getCamelContext().createProducerTemplate();
        for (int user = 1; user <= number("demo.users"); user++) {
            queue.sendBody("direct:next", "user-" + user);
        }
    }

    private void userWalked() {
        if (walked.incrementAndGet() < number("demo.users")) {
            return;
        }
        int wanted = number("demo.users")
                * Objects.requireNonNull(simulator).persons().size();
        DataSource database = main.getCamelContext().getRegistry().findSingleByType(DataSource.class);
        int rows = JdbcClient.create(database)
                .sql("SELECT COUNT(*) FROM persons WHERE times = 1")
                .query(Integer.class)
                .single();
        exitCode = rows == wanted ? 0 : 1;
        QueueSyncMain.LOG.info("{} persons of {} users in the database, {} wanted", rows, walked, wanted);
        main.completed();
    }

    private int number(String name) {
        return Integer.parseInt(setting(name));
    }

    private String setting(String name) {
        return QueueSyncMain.setting(main, name);
    }

    @Override
    public void close() throws Exception {
        main.stop();
        if (broker != null) {
            broker.close();
        }
        if (simulator != null) {
            simulator.close();
        }
    }
}
