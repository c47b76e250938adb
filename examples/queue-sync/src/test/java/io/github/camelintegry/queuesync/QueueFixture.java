package io.github.camelintegry.queuesync;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One instance in this JVM, with an H2 and a simulator of the test's own. A user has four pages, two for each turn. */
final class QueueFixture implements AutoCloseable {

    static final int PERSONS = 20;
    static final int PAGE_SIZE = 5;

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    final Main main = new Main();
    final AtomicInteger walked = new AtomicInteger();
    final IntegrySimulator simulator =
            IntegrySimulator.builder().persons(PERSONS).start();

    QueueFixture(String broker, String setting, String address) {
        with("sync.broker", broker);
        with(setting, address);
        with("jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID());
        with("integry.base-url", simulator.baseUrl());
        with("integry.app-key", simulator.appKey());
        with("integry.app-secret", simulator.appSecret());
        with("sync.page-size", String.valueOf(PAGE_SIZE));
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:walked").process(exchange -> walked.incrementAndGet());
            }
        });
    }

    QueueFixture with(String property, String value) {
        main.addOverrideProperty(property, value);
        return this;
    }

    QueueFixture start() {
        main.start();
        return this;
    }

    JdbcClient sql() {
        return JdbcClient.create(main.getCamelContext().getRegistry().findSingleByType(DataSource.class));
    }

    /** Puts the ids of users into the queue. */
    void send(int users) {
        FluentProducerTemplate queue = main.getCamelContext().createFluentProducerTemplate();
        for (int user = 1; user <= users; user++) {
            queue.withBody("user-" + user).to("direct:next").send();
        }
    }

    int count(String condition) {
        return number("SELECT COUNT(*) FROM persons WHERE " + condition);
    }

    /** {@return how often a row was written that was there already} */
    int repeats() {
        return number("SELECT SUM(times - 1) FROM persons");
    }

    private int number(String query) {
        return sql().sql(query).query(Integer.class).single();
    }

    @Override
    public void close() {
        main.stop();
        simulator.close();
    }
}
