package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.polling.PollFailureLog;
import io.github.camelintegry.position.JdbcCursorRepository;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.status.WalkStatus;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** A page's rows and its position in one transaction, which the route begins: of two instances, one stores a page. */
class CommittedWithRowsTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
            + "&functionType=query&cursorRepository=#cursors&initialDelay=0&delay=10&repeatCount=";

    @RegisterExtension
    private final IntegryFixture one =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    @RegisterExtension
    private final IntegryFixture other = one.beside();

    @AutoClose("dispose")
    private final JdbcConnectionPool connections =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    @AutoClose
    private final LogLines log = LogLines.of(PollFailureLog.class);

    private final JdbcTemplate rows = new JdbcTemplate(connections);
    private final JdbcCursorRepository cursors =
            new JdbcCursorRepository(new TransactionAwareDataSourceProxy(connections));

    @BeforeEach
    void table() {
        // without a key, so that whatever is stored twice is there twice
        rows.execute("create table person (id int)");
        for (IntegryFixture instance : List.of(one, other)) {
            SpringTransactionPolicy required = new SpringTransactionPolicy();
            required.setTransactionManager(new DataSourceTransactionManager(connections));
            instance.context.getRegistry().bind("required", required);
            instance.context.getRegistry().bind("cursors", cursors);
        }
    }

    private void start(IntegryFixture instance, String options, Processor first) throws Exception {
        instance.start(routes -> routes.from(PERSONS + options)
                .routeId("sync")
                .transacted("required")
                .process(first)
                .process(this::save)
                .process(cursors::commit));
    }

    private void save(Exchange page) {
        for (JsonNode person : page.getMessage().getBody(JsonNode.class)) {
            rows.update("insert into person values (?)", person.get("id").asInt());
        }
    }

    /** A page at which an instance waits, when it comes there first. */
    private record Halt(long page, CountDownLatch reached, CountDownLatch released) implements Processor {

        Halt(long page) {
            this(page, new CountDownLatch(1), new CountDownLatch(1));
        }

        @Override
        public void process(Exchange exchange) throws InterruptedException {
            if (exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, Long.class) == page) {
                reached.countDown();
                assertThat(released.await(30, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    /** The one is at a page when the other stores it, and the other at the next page when the one does. */
    @ParameterizedTest
    @CsvSource({"2, resume", "1, beginning"})
    void ofTwoInstancesOneStoresAPageAndTheOtherGoesOnBehindItAndIsNoFailure(long page, String from) throws Exception {
        Halt first = new Halt(page);
        Halt next = new Halt(page + 1);
        start(one, "2&startFrom=" + from, first);
        assertThat(first.reached.await(30, TimeUnit.SECONDS)).isTrue();
        start(other, "1", next);
        assertThat(next.reached.await(30, TimeUnit.SECONDS)).isTrue();

        first.released.countDown();
        await().until(() -> status(one).state() == WalkStatus.State.FINISHED);
        next.released.countDown();
        await().until(() -> status(other).nextPoll() != null);

        assertThat(rows.queryForList("select id from person order by id", Integer.class))
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("A poll"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .containsPattern("^A poll of .* for user u1 \\(route sync\\) failed, and is tried again"
                                + " \\(exchange [^)]+\\): The walk with cursorKey=.* was taken over"));
        assertThat(log.withStackTrace()).isEmpty();
        assertThat(status(other).lastError()).isNull();
        assertThat(health(one)).isEqualTo(HealthCheck.State.UP);
        assertThat(health(other)).isEqualTo(HealthCheck.State.UP);
    }

    private static WalkStatus status(IntegryFixture instance) {
        return instance.consumer("sync").getWalkStatus();
    }

    private static HealthCheck.State health(IntegryFixture instance) {
        return instance.consumer("sync").getHealthCheck().call().getState();
    }
}
