package io.github.camelintegry.internal.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.IntegrySimulatorJson;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.position.DurableFileStateRepository;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.FunctionInvocation;
import io.github.camelintegry.simulator.function.RejectedCallException;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A walk of a producer whose position cannot be read or kept, whose cursor is refused, that stalls, or that never ends. */
class TroubledWalkTest {

    private static final String WALK =
            "integry:function/numbers?userId=ada&walk=true&cursorRepository=#c&maxPagesPerPoll=1";

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final Memory memory = new Memory();
    private final List<Integer> seen = new CopyOnWriteArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private volatile boolean refusesCursors;

    /** A repository that can be without room, and remembers the key. */
    private static final class Memory extends MemoryStateRepository {
        private volatile String key;
        private volatile boolean full;
        private volatile String reader;

        @Override
        public String getState(String under) {
            reader = Thread.currentThread().getName();
            return super.getState(under);
        }

        @Override
        public void setState(String under, String text) {
            if (full) {
                throw new IllegalStateException("no space left");
            }
            key = under;
            super.setState(under, text);
        }
    }

    @BeforeEach
    void simulate() {
        fixture.component.getConfiguration().setRetries(0);
        fixture.context.getRegistry().bind("meters", meters);
        pages(page -> page < 4 ? page + 1 : null);
    }

    /** Pages of two records each, with the page behind each. */
    private void pages(Function<Integer, Integer> following) {
        fixture.simulator.function(SimulatedFunction.query("numbers", invocation -> page(invocation, following)));
    }

    private FunctionAnswer page(FunctionInvocation invocation, Function<Integer, Integer> following) {
        int page = invocation.cursor() == null ? 1 : invocation.cursor().asInt();
        if (refusesCursors && page > 1) {
            throw new RejectedCallException(
                    JsonNodeFactory.instance.objectNode().put("next_page", "This cursor has expired."));
        }
        Integer next = following.apply(page);
        return FunctionAnswer.page(
                JsonNodeFactory.instance.arrayNode().add(page * 10).add(page * 10 + 1),
                next == null ? null : IntNode.valueOf(next));
    }

    private void start(StateRepository<String, String> repository, String options) throws Exception {
        fixture.context.getRegistry().bind("c", repository);
        fixture.start(routes -> routes.from("direct:a")
                .to(WALK + options)
                .split(routes.body())
                .streaming()
                .process(exchange ->
                        seen.add(exchange.getMessage().getBody(JsonNode.class).asInt())));
    }

    private Exchange send() {
        seen.clear();
        return fixture.template().request("direct:a", exchange -> {});
    }

    private void sees(Integer... records) {
        assertThat(send().getException()).isNull();
        assertThat(seen).containsExactly(records);
    }

    @Test
    void aPositionIsReadWhereThatMayBlock() throws Exception {
        start(memory, "");
        sees(10, 11);
        assertThat(memory.reader).contains("IntegryReply");
    }

    @Test
    void aCursorThatIsRefusedFailsItsExchangeAndIsKept() throws Exception {
        start(memory, "");
        sees(10, 11);
        refusesCursors = true;
        assertThat(send().getException()).isInstanceOf(IntegryCursorException.class);
        refusesCursors = false;
        sees(20, 21);
    }

    @Test
    void orLetsTheWalkStartOverIfThatIsWantedAndAgainOnlyIfItCameFurther() throws Exception {
        start(memory, "&fallBackCursor=beginning");
        sees(10, 11);
        sees(20, 21);
        refusesCursors = true;
        sees(10, 11);
        assertThat(send().getException()).isInstanceOf(IntegryCursorException.class);
        refusesCursors = false;
        sees(20, 21);
        sees(30, 31);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "{\"version\":99}"})
    void aTextThatCannotBeReadIsNamedWithTheWayOut(String text) throws Exception {
        start(memory, "");
        sees(10, 11);
        memory.setState(memory.key, text);
        int before = fixture.simulator.journal().size();
        assertThat(send().getException())
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContaining("cursorKey=" + memory.key)
                .hasMessageContaining("fallBackCursor");
        assertThat(fixture.simulator.journal().size()).isEqualTo(before);
    }

    @Test
    void thePositionOfAnotherRequestIsRefused() throws Exception {
        start(memory, "");
        sees(10, 11);
        String ofAda = memory.getState(memory.key);
        fixture.template().request("direct:a", exchange -> exchange.getIn().setHeader(IntegryConstants.USER_ID, "bob"));
        memory.setState(memory.key, ofAda);
        Exchange refused = fixture.template()
                .request("direct:a", exchange -> exchange.getIn().setHeader(IntegryConstants.USER_ID, "bob"));
        assertThat(refused.getException())
                .hasMessageContaining("The stored position is of a walk with another function");
    }

    private void assertCounted(LogLines log) {
        assertThat(log.lines())
                .anySatisfy(line -> assertThat(line).contains("ended well", "ada", "cursorKey=integry-", "come again"));
        assertThat(meters.get("integry.walk.commit.failures")
                        .tags("source", "function/numbers")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aPositionThatCannotBeWrittenFailsNothingButIsLoggedAndCounted() throws Exception {
        start(memory, "");
        sees(10, 11);
        try (LogLines log = LogLines.of(ProducerWalk.class)) {
            memory.full = true;
            sees(20, 21);
            assertCounted(log);
        }
        memory.full = false;
        sees(20, 21);
    }

    @Test
    void soIsOneThatSomebodyElseHasReplacedMeanwhile() throws Exception {
        DurableFileStateRepository files = new DurableFileStateRepository();
        files.setDirectory(folder.toString());
        fixture.context.getRegistry().bind("c", files);
        fixture.start(routes -> routes.from("direct:a").to(WALK).process(exchange -> {
            exchange.getMessage()
                    .getBody(Iterator.class)
                    .forEachRemaining(record -> seen.add(((JsonNode) record).asInt()));
            if (seen.contains(20)) {
                files.list("integry", null, 9).keySet().forEach(files::remove);
            }
        }));
        sees(10, 11);
        try (LogLines log = LogLines.of(ProducerWalk.class)) {
            sees(20, 21);
            assertCounted(log);
        }
        assertThat(files.list("integry", null, 9))
                .as("what an operator removed stays so")
                .isEmpty();
    }

    @Test
    void anEmptyWalkHasNoMorePages() throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "numbers", invocation -> FunctionAnswer.of(200, IntegrySimulatorJson.parse("[]"), null)));
        start(memory, "");
        assertThat(send().getMessage().getHeader(IntegryConstants.MORE_PAGES)).isEqualTo(false);
    }

    @Test
    void aWalkThatHadNoRecordsYetGoesOnAllTheSame() throws Exception {
        fixture.simulator.function(SimulatedFunction.query("numbers", invocation -> {
            int page = invocation.cursor() == null ? 1 : invocation.cursor().asInt();
            return page < 4
                    ? FunctionAnswer.page(IntegrySimulatorJson.parse("{}"), IntNode.valueOf(page + 1))
                    : FunctionAnswer.of(200, IntegrySimulatorJson.parse("{\"data\":[1,2]}"), null);
        }));
        start(memory, "&itemsPath=/data");
        for (int page = 1; page < 4; page++) {
            assertThat(send().getMessage().getHeader(IntegryConstants.MORE_PAGES))
                    .isEqualTo(true);
            assertThat(seen).isEmpty();
        }
        sees(1, 2);
    }

    @Test
    void aWalkThatGoesInCirclesEndsThoughEachExchangeHasButOnePage() throws Exception {
        pages(page -> page % 3 + 1);
        start(memory, "");
        Throwable failure = null;
        for (int i = 0; i < 9 && failure == null; i++) {
            failure = send().getException();
        }
        assertThat(failure).hasStackTraceContaining("came before: the walk would go in circles");
    }

    // ---- stalled

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWalkThatNobodyReadsIsClosedAndOnlyAFenceLetsWhatWasTakenBeKept(boolean fenced) throws Exception {
        DurableFileStateRepository files = new DurableFileStateRepository();
        files.setDirectory(folder.toString());
        fixture.context.getRegistry().bind("c", fenced ? files : memory);
        List<Throwable> late = new CopyOnWriteArrayList<>();
        try (LogLines log = LogLines.of(ProducerWalk.class)) {
            fixture.start(routes -> routes.from("direct:a")
                    .to(WALK.replace("maxPagesPerPoll=1", "stallTimeout=50"))
                    .process(exchange -> {
                        RecordIterator records = exchange.getMessage().getBody(RecordIterator.class);
                        records.next();
                        records.next();
                        records.next();
                        Awaitility.await().until(() -> log.lines().stream()
                                .anyMatch(line -> line.contains("nobody had read it for stallTimeout=50 ms")));
                        late.add(catchThrowable(records::next));
                    }));
            assertThat(send().getException()).isNull();
        }
        assertThat(late).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContaining("was closed, since nobody had read it for stallTimeout=50 ms"));
        if (fenced) {
            assertThat(files.list("integry", null, 9)).hasSize(1);
        } else {
            assertThat(memory.key).as("nothing was written").isNull();
        }
    }

    @Test
    void itsKeyIsFreeForOthersThoughItsExchangeGoesOn() throws Exception {
        fixture.context.getRegistry().bind("c", memory);
        List<Exchange> others = new CopyOnWriteArrayList<>();
        fixture.start(routes -> {
            routes.from("direct:a")
                    .to(WALK.replace("maxPagesPerPoll=1", "stallTimeout=50"))
                    .process(exchange -> Awaitility.await().until(() -> {
                        Exchange other = fixture.template().request("direct:b", e -> {});
                        others.add(other);
                        return other.getException() == null;
                    }));
            routes.from("direct:b").to(WALK);
        });
        assertThat(send().getException()).isNull();
        assertThat(others).last().satisfies(other -> assertThat(other.getException())
                .isNull());
    }

    @Test
    void itsKeyIsFreeOnceItsRouteWasStoppedThoughItsExchangeHangsForEver() throws Exception {
        fixture.context.getRegistry().bind("c", memory);
        CountDownLatch hangs = new CountDownLatch(1);
        // nobody need wait for it at the end of the test either
        fixture.context.getShutdownStrategy().setTimeout(1);
        fixture.start(routes -> {
            routes.from("seda:a").routeId("a").to(WALK).process(new AsyncProcessorSupport() {
                @Override
                public boolean process(Exchange exchange, AsyncCallback neverCalled) {
                    hangs.countDown();
                    return false;
                }
            });
            routes.from("direct:b").to(WALK);
        });
        fixture.template().sendBody("seda:a", null);
        assertThat(hangs.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(fixture.template().request("direct:b", e -> {}).getException())
                .hasMessageContaining("is open already");
        fixture.context.getRouteController().stopRoute("a", 1, TimeUnit.SECONDS);
        assertThat(fixture.template().request("direct:b", e -> {}).getException())
                .isNull();
    }

    @Test
    void withoutARepositoryItIsClosedToo() throws Exception {
        List<Throwable> late = new CopyOnWriteArrayList<>();
        try (LogLines log = LogLines.of(ProducerWalk.class)) {
            fixture.start(routes -> routes.from("direct:a")
                    .to("integry:function/numbers?userId=ada&walk=true&stallTimeout=50")
                    .process(exchange -> {
                        Awaitility.await().until(() -> !log.lines().isEmpty());
                        late.add(catchThrowable(() ->
                                exchange.getMessage().getBody(Iterator.class).next()));
                    }));
            send();
        }
        assertThat(late).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContaining("stallTimeout=50 ms"));
    }
}
