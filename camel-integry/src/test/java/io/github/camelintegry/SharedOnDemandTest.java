package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.position.DurableFileStateRepository;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionInvocation;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Receivers of two instances that have a walk together: who ends his page second goes on behind the other. */
class SharedOnDemandTest {

    private static final String WALK =
            NumberedPages.URI + "&userId=u1&cursorKey=shared&cursorRepository=#store&startFrom=";
    private static final long TIME = 10_000;

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture one = new IntegryFixture();

    @AutoClose
    private final IntegryFixture other = one.beside();

    @AutoClose
    private final LogLines log = LogLines.ofAll();

    private DurableFileStateRepository store;
    private volatile boolean resetWhileAnswering;

    @BeforeEach
    void instances() {
        one.simulator.function(new NumberedPages(4).function());
        store = new DurableFileStateRepository(folder);
        one.context.getRegistry().bind("store", new DurableFileStateRepository(folder));
        other.context.getRegistry().bind("store", new DurableFileStateRepository(folder));
    }

    private static Object page(Exchange exchange) {
        assertThat(exchange).isNotNull();
        return exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER);
    }

    private static Object position(Exchange exchange) {
        return exchange.getMessage().getHeader(IntegryConstants.POSITION);
    }

    private void assertToldOnceWithoutStackTrace(String page) {
        assertThat(log.lines())
                .filteredOn(line -> line.contains("is not stored"))
                .singleElement()
                .asString()
                .contains("Page " + page + " of function/numbered-pages for user u1", "cursorKey=shared", "taken over");
        assertThat(log.withStackTrace()).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains("onCompletion"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "beginning"})
    void aPageThatIsDoneSecondDoesNotCountAndTheNextOneIsBehindTheOthers(String startFrom) throws Exception {
        one.start();
        other.start();
        try (ConsumerTemplate mine = one.context.createConsumerTemplate();
                ConsumerTemplate theirs = other.context.createConsumerTemplate()) {
            Exchange first = mine.receive(WALK + startFrom, TIME);
            Exchange second = theirs.receive(WALK + startFrom, TIME);
            assertThat(page(second)).isEqualTo(page(first)).isEqualTo(1L);
            mine.doneUoW(first);
            theirs.doneUoW(second);
            assertThat(store.getState("shared")).isEqualTo(position(first));

            Exchange behind = theirs.receive(WALK + startFrom, TIME);
            assertThat(page(behind)).isEqualTo(2L);
            assertThat(behind.getMessage().getHeader(IntegryConstants.POSITION_BEFORE))
                    .isEqualTo(position(first));
            theirs.doneUoW(behind);
            assertThat(store.getState("shared")).isEqualTo(position(behind));
            Exchange again = mine.receive(WALK + startFrom, TIME);
            assertThat(page(again)).isEqualTo(3L);
            mine.doneUoW(again);
        }
        assertToldOnceWithoutStackTrace("1");
    }

    @Test
    void aRouteThatEnrichesGoesOnTooAndItsExchangeIsNotFailed() throws Exception {
        other.start();
        one.start(routes ->
                routes.from("direct:next").pollEnrich(WALK + "resume", TIME).process(exchange -> overtakeOnce()));
        Exchange refused = one.template().request("direct:next", exchange -> {});
        assertThat(refused.getException()).isNull();
        assertThat(page(refused)).isEqualTo(1L);
        Exchange next = one.template().request("direct:next", exchange -> {});
        assertThat(page(next)).isEqualTo(2L);
        assertThat(store.getState("shared")).isEqualTo(position(next));
        assertToldOnceWithoutStackTrace("1");
    }

    private void overtakeOnce() throws Exception {
        if (store.getState("shared") == null) {
            try (ConsumerTemplate theirs = other.context.createConsumerTemplate()) {
                theirs.doneUoW(theirs.receive(WALK + "resume", TIME));
            }
        }
    }

    /** Empty pages are done inside a receive, whose caller has lost nothing when another one has passed them too. */
    @Test
    void whoIsOvertakenAtAnEmptyPageReceivesTheOneThatComesNext() throws Exception {
        String walk =
                "integry:function/empty-first?functionType=query&userId=u1&cursorKey=shared&cursorRepository=#store";
        one.simulator.function(SimulatedFunction.query("empty-first", this::emptyFirst));
        one.start();
        try (ConsumerTemplate mine = one.context.createConsumerTemplate()) {
            Exchange page = mine.receive(walk, TIME);
            assertThat(page(page)).isEqualTo(1L);
            mine.doneUoW(page);
            resetWhileAnswering = true;
            page = mine.receive(walk, TIME);
            assertThat(page(page)).as("of the walk that was begun anew").isEqualTo(1L);
            assertThat(page.getMessage().getHeader(IntegryConstants.POSITION_BEFORE))
                    .isNull();
            mine.doneUoW(page);
        }
        assertThat(resetWhileAnswering).isFalse();
        assertThat(log.withStackTrace()).isEmpty();
    }

    private FunctionAnswer emptyFirst(FunctionInvocation invocation) {
        int page = invocation.cursor() == null ? 1 : invocation.cursor().asInt();
        if (page == 2 && resetWhileAnswering) {
            resetWhileAnswering = false;
            store.remove("shared");
        }
        var records = JsonNodeFactory.instance.arrayNode();
        if (page != 2) {
            records.add(page);
        }
        return FunctionAnswer.page(records, page < 3 ? IntNode.valueOf(page + 1) : null);
    }

    /** Whoever is thrown at when an exchange has ended can do nothing but log it, with a stack trace each time. */
    @Test
    void aPageThatCannotBeStoredOnceItsExchangeHasEndedIsToldInOneLineAndComesAgain() throws Exception {
        one.start();
        try (ConsumerTemplate mine = one.context.createConsumerTemplate()) {
            Exchange first = mine.receive(WALK + "resume", TIME);
            Path inTheWay = Files.createDirectory(folder.resolve("shared.state"));
            mine.doneUoW(first);
            Files.delete(inTheWay);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("is not stored"))
                    .singleElement()
                    .asString()
                    .contains(
                            "Page 1 of function/numbered-pages for user u1", inTheWay.toString(), "a folder is in its");
            Exchange again = mine.receive(WALK + "resume", TIME);
            assertThat(page(again)).isEqualTo(1L);
            mine.doneUoW(again);
            assertThat(store.getState("shared")).isEqualTo(position(again));
        }
        assertThat(log.withStackTrace()).isEmpty();
    }
}
