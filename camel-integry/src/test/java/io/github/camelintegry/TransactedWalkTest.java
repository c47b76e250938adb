package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.engine.PooledExchangeFactory;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** A page whose rows a transaction has rolled back comes again: real rows, and Spring's transactions. */
class TransactedWalkTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
            + "&functionType=query&cursorKey=persons";
    private static final String POLLED = PERSONS + "&initialDelay=0&delay=10&repeatCount=2";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    @AutoClose("dispose")
    private final JdbcConnectionPool connections =
            JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

    private final JdbcTemplate rows = new JdbcTemplate(connections);
    /** Which of the pages and records are bound to be rolled back, each once. */
    private final Set<Object> unlucky = new HashSet<>();

    @BeforeEach
    void table() {
        rows.execute("create table person (id int primary key)");
        DataSourceTransactionManager manager = new DataSourceTransactionManager(connections);
        fixture.context.getRegistry().bind("required", policy(manager, "PROPAGATION_REQUIRED"));
        fixture.context.getRegistry().bind("requiresNew", policy(manager, "PROPAGATION_REQUIRES_NEW"));
        unlucky.add(2L);
    }

    private static SpringTransactionPolicy policy(DataSourceTransactionManager manager, String propagation) {
        SpringTransactionPolicy policy = new SpringTransactionPolicy();
        policy.setTransactionManager(manager);
        policy.setPropagationBehaviorName(propagation);
        return policy;
    }

    private void save(Exchange exchange) {
        JsonNode body = exchange.getIn().getBody(JsonNode.class);
        if (body.isArray()) {
            body.forEach(this::insert);
        } else {
            insert(body);
        }
    }

    private void insert(JsonNode person) {
        rows.update("insert into person values (?)", person.get("id").asInt());
    }

    private synchronized boolean isUnlucky(Exchange exchange) {
        return unlucky.remove(exchange.getIn().getHeader(IntegryConstants.PAGE_NUMBER));
    }

    private void allRowsAreThere() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(rows.queryForList("select id from person order by id", Integer.class))
                        .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList()));
        assertThat(unlucky).as("what was to be rolled back was").isEmpty();
    }

    @Test
    void aPageThatIsMarkedForTheRollbackOfTheLastTransactionComesAgain() throws Exception {
        fixture.start(routes -> routes.from(POLLED)
                .transacted("required")
                .process(this::save)
                .filter(this::isUnlucky)
                .markRollbackOnlyLast()
                .end());
        allRowsAreThere();
    }

    @Test
    void soDoesOneThatIsMarkedInARouteItIsSentTo() throws Exception {
        fixture.start(routes -> {
            routes.from(POLLED).to("direct:save").to("mock:behind");
            routes.from("direct:save")
                    .transacted("required")
                    .process(this::save)
                    .filter(this::isUnlucky)
                    .markRollbackOnlyLast()
                    .end();
        });
        allRowsAreThere();
    }

    @Test
    void soDoesOneThatIsMarkedWhereItsExceptionIsHandled() throws Exception {
        fixture.start(routes -> {
            routes.onException(IllegalStateException.class).handled(true).markRollbackOnlyLast();
            routes.from(POLLED).transacted("required").process(this::save).process(this::refuseTheUnlucky);
        });
        allRowsAreThere();
    }

    private void refuseTheUnlucky(Exchange exchange) {
        if (isUnlucky(exchange)) {
            throw new IllegalStateException("no such country");
        }
    }

    @Test
    void soDoesOneOfWhichOnlyATransactionInsideAnotherIsRolledBack() throws Exception {
        fixture.start(routes -> {
            routes.from(POLLED).transacted("required").to("direct:save").to("mock:behind");
            routes.from("direct:save")
                    .transacted("requiresNew")
                    .process(this::save)
                    .filter(this::isUnlucky)
                    .markRollbackOnlyLast()
                    .end();
        });
        allRowsAreThere();
    }

    @Test
    void soDoesOneThatAQueueHandsToARouteOfItsOwn() throws Exception {
        fixture.start(routes -> {
            routes.from(POLLED).to("seda:save?waitForTaskToComplete=never");
            routes.from("seda:save")
                    .transacted("required")
                    .process(this::save)
                    .filter(this::isUnlucky)
                    .markRollbackOnlyLast()
                    .end();
        });
        allRowsAreThere();
    }

    @Test
    void soDoesOneOfWhichAPartThatSharesItsUnitOfWorkIsRolledBack() throws Exception {
        AtomicInteger thirteenth = new AtomicInteger();
        unlucky.clear();
        fixture.start(routes -> {
            routes.from(POLLED)
                    .split(routes.body())
                    .shareUnitOfWork()
                    .to("direct:save")
                    .end();
            routes.from("direct:save")
                    .transacted("required")
                    .process(exchange -> rows.update(
                            "merge into person values (?)",
                            exchange.getIn().getBody(JsonNode.class).get("id").asInt()))
                    .filter(exchange ->
                            exchange.getIn().getBody(JsonNode.class).get("id").asInt() == 13
                                    && thirteenth.getAndIncrement() == 0)
                    .markRollbackOnlyLast()
                    .end();
        });
        allRowsAreThere();
    }

    @Test
    void aRecordThatIsRolledBackBringsItsPageAgain() throws Exception {
        fixture.start(routes -> routes.from(POLLED + "&splitResults=true")
                .transacted("required")
                .process(exchange -> rows.update(
                        "merge into person values (?)",
                        exchange.getIn().getBody(JsonNode.class).get("id").asInt()))
                .filter(this::isUnlucky)
                .markRollbackOnlyLast()
                .end());
        allRowsAreThere();
    }

    @Test
    void theEndOfAWalkThatIsRolledBackIsToldAgain() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        unlucky.clear();
        fixture.start(routes -> routes.from(POLLED + "&sendEndOfWalk=true")
                .transacted("required")
                .filter(exchange ->
                        exchange.getIn().getHeader(IntegryConstants.END_OF_WALK) != null && ends.incrementAndGet() == 1)
                .markRollbackOnlyLast()
                .end());
        Awaitility.await().untilAsserted(() -> assertThat(ends).hasValue(2));
    }

    @Test
    void theWalkOfAProducerComesOnlyAsFarAsItsRowsAreCommitted() throws Exception {
        fixture.context.getRegistry().bind("c", new MemoryStateRepository());
        unlucky.clear();
        fixture.start(routes -> routes.from("direct:a")
                .transacted("required")
                .to(PERSONS + "&walk=true&cursorRepository=#c&maxPagesPerPoll=1")
                .split(routes.body())
                .streaming()
                .process(this::save)
                .end()
                .filter(exchange -> unlucky.remove(exchange.getIn().getHeader("round")))
                .markRollbackOnlyLast()
                .end());
        unlucky.add(2);
        for (int round = 1; round <= 5; round++) {
            fixture.template().sendBodyAndHeader("direct:a", null, "round", round);
        }
        allRowsAreThere();
    }

    @Test
    void anExchangeOfAPoolKeepsNothingOfTheRollbackBefore() throws Exception {
        fixture.context.getCamelContextExtension().setExchangeFactory(new PooledExchangeFactory());
        fixture.start(routes -> routes.from(POLLED)
                .transacted("required")
                .process(this::save)
                .filter(this::isUnlucky)
                .markRollbackOnlyLast()
                .end());
        allRowsAreThere();
    }

    @Test
    void whatATransactionThrewAndTheRouteHandledOutsideOfItIsDone() throws Exception {
        fixture.start(routes -> {
            routes.from(PERSONS + "&initialDelay=0&delay=10&repeatCount=1")
                    .doTry()
                    .to("direct:save")
                    .doCatch(IllegalStateException.class)
                    .to("mock:aside");
            routes.from("direct:save")
                    .errorHandler(routes.noErrorHandler())
                    .transacted("required")
                    .process(this::save)
                    .process(this::refuseTheUnlucky);
        });
        Awaitility.await()
                .untilAsserted(() -> assertThat(rows.queryForObject("select count(*) from person", Integer.class))
                        .isEqualTo(15));
        assertThat(unlucky).isEmpty();
    }

    @Test
    void aPageOnDemandThatIsRolledBackIsGivenAgain() throws Exception {
        fixture.start(routes -> {
            routes.from("direct:one").pollEnrich(PERSONS, 5_000).to("direct:save");
            routes.from("direct:save")
                    .transacted("required")
                    .process(this::save)
                    .filter(this::isUnlucky)
                    .markRollbackOnlyLast()
                    .end();
        });
        for (int page = 0; page < 5; page++) {
            fixture.template().sendBody("direct:one", null);
        }
        allRowsAreThere();
    }
}
