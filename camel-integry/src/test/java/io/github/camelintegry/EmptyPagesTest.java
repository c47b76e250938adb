package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.CursorFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With itemsPath: the shapes of a page without records, and the path that is misspelt, which must delete no rows. */
@BothStyles
class EmptyPagesTest {

    @Parameter
    String style;

    private static final String WALK =
            "integry:function/hubspot-get-all-contacts?userId=u1&functionType=query&parameters.limit=10"
                    + "&initialDelay=0&delay=10&cursorKey=contacts&cursorRepository=#store&sendEndOfWalk=true&prefetchCount=0"
                    + "&bridgeErrorHandler=true";

    private final KeptStates store = new KeptStates();
    private final List<JsonNode> pages = new CopyOnWriteArrayList<>();
    private final List<Exchange> ends = new CopyOnWriteArrayList<>();
    private final List<Exception> failures = new CopyOnWriteArrayList<>();
    private final StringWriter log = new StringWriter();
    private IntegryFixture fixture = on(IntegrySimulator.start());

    @BeforeEach
    void listen() {
        WriterAppender appender = WriterAppender.createAppender(
                PatternLayout.newBuilder().withPattern("%p %m%n").build(), null, log, "empty-pages", false, true);
        appender.start();
        ((LoggerContext) LogManager.getContext(false))
                .getConfiguration()
                .getRootLogger()
                .addAppender(appender, Level.WARN, null);
    }

    @AfterEach
    void stop() {
        fixture.close();
        ((LoggerContext) LogManager.getContext(false))
                .getConfiguration()
                .getRootLogger()
                .removeAppender("empty-pages");
    }

    private IntegryFixture on(IntegrySimulator simulator) {
        IntegryFixture fresh = new IntegryFixture(simulator);
        fresh.context.getRegistry().bind("store", store);
        return fresh;
    }

    /** Of the application: the service is another process. */
    private void restart() {
        fixture.context.stop();
        fixture = on(fixture.simulator);
    }

    private void run(String options) throws Exception {
        fixture.style(style).start(routes -> {
            routes.onException(Exception.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
            routes.from(WALK + options).process(exchange -> {
                if (exchange.getIn().getHeader("CamelIntegryEndOfWalk", false, Boolean.class)) {
                    ends.add(exchange);
                } else {
                    pages.add(exchange.getIn().getBody(JsonNode.class));
                }
            });
        });
    }

    private boolean isFinished() {
        return store.getState("contacts") != null
                && WalkPosition.parse(store.getState("contacts")).state() == WalkPosition.State.FINISHED;
    }

    private List<String> warnings() {
        return log.toString().lines().filter(line -> line.contains("itemsPath")).toList();
    }

    private int records() {
        return pages.stream().mapToInt(JsonNode::size).sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"results\":null}", "{\"results\":{}}", "{\"results\":\"\"}", "{\"results\":false}"})
    void anEmptyPageMayHaveManyShapesInTheMidstOfAWalkAndAtItsEnd(String shape) throws Exception {
        fixture.simulator
                .faults()
                .script(FaultScript.first(1, CursorFaults.emptyPage(shape))
                        .or(FaultScript.onCall(3, CursorFaults.lastPage(shape))));
        run("&itemsPath=/results&repeatCount=1");
        await().until(this::isFinished);
        assertThat(pages).as("the one between them").hasSize(1);
        assertThat(ends).hasSize(1);
        assertThat(failures).isEmpty();
        assertThat(warnings()).isEmpty();
    }

    @Test
    void oneRecordWithoutAnArrayIsAPageOfOne() throws Exception {
        fixture.simulator.answerNext(RawAnswer.of(
                200, "application/json", "{\"network_code\":\"200\",\"output\":{\"results\":{\"id\":7}}}"));
        run("&itemsPath=/results&repeatCount=1");
        await().until(this::isFinished);
        assertThat(pages).hasSize(1);
        assertThat(pages.get(0)).hasToString("[{\"id\":7}]");
        assertThat(ends).hasSize(1);
    }

    @Test
    void aMisspeltPathTellsNoEndAndWarnsOnceWithWhatIsThere() throws Exception {
        run("&itemsPath=/result&maxEmptyPages=100&repeatCount=1");
        await().until(this::isFinished);
        assertThat(pages).isEmpty();
        assertThat(ends).isEmpty();
        assertThat(failures).isEmpty();
        assertThat(warnings()).hasSize(1);
        assertThat(warnings().get(0))
                .startsWith("WARN")
                .contains("itemsPath=/result.", "u1", "results, paging", "CamelIntegryEndOfWalk")
                .doesNotContain("Set itemsPath");
    }

    @Test
    void emptyPagesAreBoundedAlsoWhereThePathIsMisspeltAndTheMessageSaysThat() throws Exception {
        run("&itemsPath=/result&maxEmptyPages=2");
        await().until(() -> failures.size() >= 2);
        assertThat(failures).allSatisfy(e -> assertThat(e)
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContaining("itemsPath")
                .hasMessageContaining("maxEmptyPages (2)"));
        assertThat(failures.get(0)).hasMessageContaining("results, paging");
        assertThat(ends).isEmpty();
    }

    /** Or else the records of the pages that it passed would count as gone. */
    @Test
    void aPathThatIsCorrectedInMidWalkMissesNoRecord() throws Exception {
        run("&itemsPath=/result&maxEmptyPages=2");
        await().until(() -> !failures.isEmpty());
        restart();
        run("&itemsPath=/results&repeatCount=1");
        await().until(this::isFinished);
        assertThat(records()).isEqualTo(120);
        assertThat(ends).hasSize(1);
    }

    @Test
    void thatThePathWasThereIsKnownAfterARestart() throws Exception {
        run("&itemsPath=/results&maxPagesPerPoll=1&repeatCount=1");
        await().until(() -> store.getState("contacts") != null);
        restart();
        fixture.simulator.faults().script(FaultScript.first(1, CursorFaults.lastPage("{}")));
        run("&itemsPath=/results&repeatCount=1");
        await().until(this::isFinished);
        assertThat(pages).hasSize(1);
        assertThat(ends).as("all others are gone").hasSize(1);
        assertThat(warnings()).isEmpty();
    }

    @Test
    void aProducersWalkWarnsToo() throws Exception {
        List<Object> read = new ArrayList<>();
        fixture.style(style).start(routes -> routes.from("direct:a")
                .to("integry:function/hubspot-get-all-contacts?userId=u1&walk=true&itemsPath=/result&maxEmptyPages=100")
                .split(routes.body())
                .streaming()
                .process(exchange -> read.add(exchange.getIn().getBody())));
        fixture.template().requestBody("direct:a", "{}");
        assertThat(read).isEmpty();
        assertThat(warnings()).hasSize(1);
    }
}
