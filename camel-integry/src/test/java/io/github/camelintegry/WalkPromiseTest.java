package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.CursorFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** When a page counts as done, what is stored then, and where a walk goes on. */
@BothStyles
class WalkPromiseTest {

    @Parameter
    String style;

    private static final String PERSONS =
            "integry:function/pipedrive-get-all-persons?userId=u1&initialDelay=0&delay=10&parameters.limit=5"
                    + "&cursorKey=persons&cursorRepository=#store";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final Store store = new Store();
    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private final List<Integer> ids = new CopyOnWriteArrayList<>();

    WalkPromiseTest() {
        fixture.context.getRegistry().bind("store", store);
        fixture.context.getShutdownStrategy().setTimeout(5);
    }

    /** A repository that shows what was stored, and fails when told to. */
    private static final class Store extends ServiceSupport implements StateRepository<String, String> {
        private final Map<String, String> states = new ConcurrentHashMap<>();
        private final List<WalkPosition> written = new CopyOnWriteArrayList<>();
        private final AtomicBoolean fails = new AtomicBoolean();

        @Override
        public void setState(String key, String value) {
            if (fails.get()) {
                throw new IllegalStateException("disk full");
            }
            states.put(key, value);
            written.add(WalkPosition.parse(value));
        }

        @Override
        public String getState(String key) {
            return states.get(key);
        }

        List<Long> pages() {
            return written.stream().map(WalkPosition::page).toList();
        }

        WalkPosition last() {
            return written.get(written.size() - 1);
        }
    }

    private void take(Exchange exchange) {
        pages.add(exchange.getIn().getHeader("CamelIntegryPageNumber", Long.class));
        JsonNode body = exchange.getIn().getBody(JsonNode.class);
        if (body != null) {
            body.forEach(person -> ids.add(person.get("id").asInt()));
        }
    }

    private interface Steps {
        void add(ProcessorDefinition<?> from);
    }

    private void run(String options, Steps steps) throws Exception {
        fixture.style(style)
                .start(routes -> steps.add(routes.from(PERSONS + options).routeId("sync")));
    }

    private static List<Integer> oneTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    private static List<Long> pagesOneTo(long last) {
        return java.util.stream.LongStream.rangeClosed(1, last).boxed().toList();
    }

    // ---- when a page counts as done

    @Test
    void storesTheNextCursorAfterThePagesExchangeNeverEarlier() throws Exception {
        List<Integer> storedBefore = new CopyOnWriteArrayList<>();
        run(
                "&repeatCount=1&prefetchCount=3",
                from -> from.process(exchange -> {
                    take(exchange);
                    storedBefore.add(store.written.size());
                }));
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(storedBefore).containsExactly(0, 1, 2, 3);
        assertThat(store.pages()).containsExactly(1L, 2L, 3L, 4L);
        assertThat(store.last().state()).isEqualTo(WalkPosition.State.FINISHED);
        assertThat(store.last().records()).isEqualTo(20);
    }

    @Test
    void waitsForAnExchangeThatIsHandedOverThroughSeda() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:work?pollTimeout=20").process(exchange -> {
                    go.await(10, TimeUnit.SECONDS);
                    take(exchange);
                });
            }
        });
        run("&repeatCount=1", from -> from.to("seda:work"));
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> store.written.isEmpty());
        go.countDown();
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(ids).isEqualTo(oneTo(20));
    }

    @Test
    void aFailureBehindSedaOrThreadsIsAFailureOfThePage() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("seda:work?pollTimeout=20").threads(2).process(exchange -> {
                    if (exchange.getIn().getHeader("CamelIntegryPageNumber", Long.class) == 2
                            && failures.incrementAndGet() < 3) {
                        throw new IllegalStateException("not yet");
                    }
                    take(exchange);
                });
            }
        });
        run("&repeatCount=3", from -> from.to("seda:work"));
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(ids).isEqualTo(oneTo(20));
        assertThat(failures).hasValue(3);
    }

    @Test
    void aFailingSplitFailsThePage() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        run("&repeatCount=2", from -> from.split().body().stopOnException().process(exchange -> {
            int id = exchange.getIn().getBody(JsonNode.class).get("id").asInt();
            if (id == 8 && failed.compareAndSet(false, true)) {
                throw new IllegalStateException("row 8");
            }
            ids.add(id);
        }));
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(ids.subList(0, 7)).isEqualTo(oneTo(7));
        assertThat(ids.subList(7, ids.size()))
                .as("the whole page comes again")
                .isEqualTo(IntStream.rangeClosed(6, 20).boxed().toList());
    }

    /** What a record is read into. */
    public record Numbered(int id) {}

    @Test
    void aRecordThatDoesNotFitItsClassIsTheRoutesErrorHandlersToDealWith() throws Exception {
        fixture.simulator.answerNext(RawAnswer.of(
                200,
                "application/json",
                "{\"network_code\":\"200\",\"output\":[{\"id\":1},{\"id\":\"two\"},{\"id\":3}]}"));
        List<Integer> read = new CopyOnWriteArrayList<>();
        List<Object> handled = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> {
            routes.onException(IntegryProtocolException.class).handled(true).process(exchange -> {
                handled.add(exchange.getMessage().getHeader(IntegryConstants.ITEM_INDEX));
                handled.add(exchange.getMessage().getBody(String.class));
            });
            routes.from(PERSONS + "&functionType=query&splitResults=true&repeatCount=1&outputClass="
                            + Numbered.class.getName())
                    .process(exchange -> read.add(
                            exchange.getMessage().getBody(Numbered.class).id()));
        });
        Awaitility.await().until(() -> read.size() == 2);
        assertThat(read).as("those around it are not held up").containsExactly(1, 3);
        assertThat(handled).hasSize(2).startsWith(1);
        assertThat((String) handled.get(1)).contains("\"two\"");
    }

    @Test
    void aHandledExceptionIsASuccess() throws Exception {
        fixture.style(style).start(routes -> {
            routes.onException(IllegalStateException.class).handled(true).to("mock:handled");
            routes.from(PERSONS + "&repeatCount=1").process(exchange -> {
                take(exchange);
                throw new IllegalStateException("row cannot be written");
            });
        });
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(pages).isEqualTo(pagesOneTo(4));
    }

    @Test
    void aStoppedExchangeIsASuccess() throws Exception {
        run("&repeatCount=1", from -> from.process(this::take).stop());
        Awaitility.await().until(() -> store.written.size() == 4);
    }

    @Test
    void aRollbackIsAFailure() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        run(
                "&repeatCount=3",
                from -> from.process(exchange -> {
                    take(exchange);
                    if (tries.incrementAndGet() < 3) {
                        exchange.setRollbackOnly(true);
                    }
                }));
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(pages).containsExactly(1L, 1L, 1L, 2L, 3L, 4L);
    }

    @Test
    void markRollbackOnlyIsAFailureToo() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        run("&repeatCount=2", from -> from.process(this::take)
                .choice()
                .when(exchange -> tries.incrementAndGet() < 2)
                .markRollbackOnly()
                .end());
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(pages).containsExactly(1L, 1L, 2L, 3L, 4L);
    }

    @Test
    void aPageSeesTheVeryTextThatIsStored() throws Exception {
        List<String> texts = new CopyOnWriteArrayList<>();
        run(
                "&repeatCount=1",
                from -> from.process(exchange -> {
                    assertThat(exchange.getIn().getHeader("CamelIntegryCursorKey"))
                            .isEqualTo("persons");
                    String text = exchange.getIn().getHeader("CamelIntegryPosition", String.class);
                    texts.add(text);
                    // as a route would within its own transaction: our own write changes nothing then
                    store.setState("persons", text);
                }));
        Awaitility.await().until(() -> store.written.size() == 8);
        assertThat(store.states).containsEntry("persons", texts.get(3));
        assertThat(texts.get(3)).doesNotContain("\n");
    }

    // ---- failures

    @Test
    void aFailureIsReportedOnceToTheExceptionHandlerWithItsExchange() throws Exception {
        List<String> reports = new CopyOnWriteArrayList<>();
        fixture.context.getRegistry().bind("handler", new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                reports.add("no exchange");
            }

            @Override
            public void handleException(String message, Throwable exception) {
                reports.add("no exchange");
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                reports.add(exchange.getIn().getHeader("CamelIntegryPageNumber") + " " + exception.getMessage());
            }
        });
        run(
                "&repeatCount=2&exceptionHandler=#handler",
                from -> from.process(exchange -> {
                    take(exchange);
                    throw new IllegalStateException("away");
                }));
        Awaitility.await().until(() -> pages.size() == 2);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> reports.equals(List.of("1 away", "1 away")));
    }

    @Test
    void withBridgeErrorHandlerTheRouteSeesEachFailureOnce() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> {
            routes.onException(Exception.class)
                    .process(exchange -> seen.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                            .getMessage()));
            routes.from(PERSONS + "&repeatCount=2&retries=0&bridgeErrorHandler=true")
                    .process(exchange -> {
                        take(exchange);
                        fixture.simulator.appSecret("rotated");
                        throw new IllegalStateException("page failed");
                    });
        });
        Awaitility.await().until(() -> seen.size() == 2);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> seen.size() == 2);
        assertThat(seen.get(0)).isEqualTo("page failed");
        assertThat(seen.get(1)).contains("Check appKey and appSecret");
    }

    @Test
    void aPoisonPageIsTriedOnceADelayThoughGreedy() throws Exception {
        List<Long> times = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> routes.from(PERSONS.replace("delay=10", "delay=300") + "&greedy=true")
                .process(exchange -> {
                    take(exchange);
                    times.add(System.nanoTime());
                    throw new IllegalStateException("poison");
                }));
        Awaitility.await().until(() -> times.size() >= 3);
        assertThat(Duration.ofNanos(times.get(2) - times.get(0))).isGreaterThan(Duration.ofMillis(550));
        assertThat(pages).containsOnly(1L);
    }

    @Test
    void backoffCountsAPageThatFails() throws Exception {
        List<Long> times = new CopyOnWriteArrayList<>();
        run(
                "&backoffMultiplier=20&backoffErrorThreshold=1",
                from -> from.process(exchange -> {
                    take(exchange);
                    times.add(System.nanoTime());
                    throw new IllegalStateException("poison");
                }));
        // every twentieth poll, 10 ms apart
        Awaitility.await().until(() -> times.size() >= 3);
        assertThat(Duration.ofNanos(times.get(2) - times.get(0))).isGreaterThan(Duration.ofMillis(300));
    }

    @Test
    void aStoreThatFailsStopsTheWalkBeforeTheNextPage() throws Exception {
        store.fails.set(true);
        run("", from -> from.process(this::take));
        Awaitility.await().until(() -> pages.size() >= 3);
        assertThat(pages).containsOnly(1L);
        store.fails.set(false);
        Awaitility.await().until(() -> store.written.size() >= 4);
        assertThat(store.pages().subList(0, 4)).isEqualTo(pagesOneTo(4));
    }

    // ---- where a walk begins

    @Test
    void aRestartGoesOnWithTheSameWalkAndItsTotals() throws Exception {
        run("&maxPagesPerPoll=2&repeatCount=1", from -> from.process(this::take));
        Awaitility.await().until(() -> store.written.size() == 2);
        String walk = store.last().walkId();
        fixture.context.getRouteController().stopRoute("sync");
        fixture.context.getRouteController().startRoute("sync");
        Awaitility.await().until(() -> store.written.size() == 4);
        assertThat(ids).isEqualTo(oneTo(20));
        assertThat(store.last().walkId()).isEqualTo(walk);
        assertThat(store.last().records()).isEqualTo(20);
    }

    @Test
    void startFromBeginningStartsOverOnceAnStartAndThenResumes() throws Exception {
        store.setState("persons", recordAtPage(2).text());
        run("&startFrom=beginning&maxPagesPerPoll=1&repeatCount=2", from -> from.process(this::take));
        Awaitility.await().until(() -> pages.size() == 2);
        assertThat(pages).containsExactly(1L, 2L);
    }

    @Test
    void startFromCursorBeginsThereAndLaterWalksAtTheBeginning() throws Exception {
        String cursor = fixture.simulator.journal().entries().isEmpty() ? cursorOfPage(3) : "";
        run(
                "&startFrom=cursor&startCursor=RAW(" + cursor + ")&repeatCount=2&sendEndOfWalk=true",
                from -> from.process(this::take));
        Awaitility.await().until(() -> ids.size() == 30 && store.last().state() == WalkPosition.State.FINISHED);
        assertThat(ids.subList(0, 10))
                .isEqualTo(IntStream.rangeClosed(11, 20).boxed().toList());
        assertThat(ids.subList(10, 30)).isEqualTo(oneTo(20));
        assertThat(store.written.stream().filter(record -> record.state() == WalkPosition.State.END_PENDING))
                .as("only the whole walk tells its end")
                .hasSize(1);
    }

    private String cursorOfPage(int page) throws Exception {
        String cursor = null;
        try (IntegryFixture other =
                new IntegryFixture(IntegrySimulator.builder().persons(20).start())) {
            other.style(style).start();
            for (int i = 1; i < page; i++) {
                String header = cursor;
                cursor = other.template()
                        .request(
                                "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5",
                                e -> e.getIn().setHeader("CamelIntegryCursor", header))
                        .getMessage()
                        .getHeader("CamelIntegryNextCursor", String.class);
            }
        }
        return cursor;
    }

    /** What an earlier run of these very options would have stored; the fingerprint comes from a real one. */
    private WalkPosition recordAtPage(int page) throws Exception {
        try (IntegryFixture other = fixture.beside()) {
            Store otherStore = new Store();
            other.context.getRegistry().bind("store", otherStore);
            other.style(style).start(routes -> routes.from(PERSONS + "&maxPagesPerPoll=" + page + "&repeatCount=1")
                    .to("mock:any"));
            Awaitility.await().until(() -> otherStore.written.size() == page);
            return otherStore.last();
        }
    }

    @Test
    void aRecordOfAnotherRequestIsRefusedAndADamagedOneToo() throws Exception {
        for (String text : new String[] {
            recordAtPage(2).text().replace("fingerprint\":\"", "fingerprint\":\"0"), "{\"version\":1", "nonsense"
        }) {
            try (IntegryFixture other = new IntegryFixture()) {
                Store damaged = new Store();
                damaged.states.put("persons", text);
                other.context.getRegistry().bind("store", damaged);
                List<Throwable> failures = new CopyOnWriteArrayList<>();
                other.style(style).start(routes -> {
                    routes.onException(IntegryCursorException.class)
                            .process(exchange ->
                                    failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
                    routes.from(PERSONS + "&bridgeErrorHandler=true").to("mock:never");
                });
                Awaitility.await().until(() -> !failures.isEmpty());
                assertThat(failures.get(0)).hasMessageContaining("stored position");
                assertThat(other.simulator
                                .journal()
                                .entries("/functions/pipedrive")
                                .size())
                        .isZero();
            }
        }
    }

    @Test
    void withFallBackADamagedRecordStartsOverOnce() throws Exception {
        store.states.put("persons", "nonsense");
        run("&fallBackCursor=beginning&repeatCount=1", from -> from.process(this::take));
        Awaitility.await().until(() -> ids.size() == 20);
        assertThat(ids).isEqualTo(oneTo(20));
    }

    @Test
    void withFallBackARefusedCursorStartsOverOnceAndNeverInALoop() throws Exception {
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("id", 1);
        AtomicInteger calls = new AtomicInteger();
        fixture.simulator.function(SimulatedFunction.query("pipedrive-forgetful", invocation -> {
            calls.incrementAndGet();
            if (invocation.cursor() != null) {
                throw new io.github.camelintegry.simulator.function.RejectedCallException(
                        JsonNodeFactory.instance.objectNode().put("next_page", "This cursor has expired."));
            }
            return FunctionAnswer.page(
                    JsonNodeFactory.instance.arrayNode().add(record), TextNode.valueOf("c" + calls.get()));
        }));
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> {
            routes.onException(IntegryCursorException.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(
                            "integry:function/pipedrive-forgetful?userId=u1&initialDelay=0&delay=10&cursorKey=f"
                                    + "&cursorRepository=#store&fallBackCursor=beginning&bridgeErrorHandler=true&prefetchCount=0")
                    .process(this::take);
        });
        Awaitility.await().until(() -> failures.size() >= 5);
        assertThat(pages)
                .as("page 1, once more after the fall-back, and no third time")
                .containsExactly(1L, 1L);
    }

    @Test
    void withoutFallBackARefusedCursorFails() throws Exception {
        WalkPosition stored = recordAtPage(2);
        store.states.put("persons", stored.text());
        fixture.simulator.faults().script(FaultScript.always(CursorFaults.expired()));
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> {
            routes.onException(IntegryCursorException.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(PERSONS + "&bridgeErrorHandler=true").process(this::take);
        });
        Awaitility.await().until(() -> failures.size() >= 2);
        assertThat(pages).isEmpty();
        assertThat(store.written).isEmpty();
    }

    @Test
    void twoActiveConsumersMustNotShareAKey() {
        Throwable failure = catchThrowable(() -> fixture.style(style).start(routes -> {
            String later = PERSONS.replace("initialDelay=0", "initialDelay=60000");
            routes.from(later).to("mock:a");
            routes.from(later.replace("limit=5", "limit=6")).to("mock:b");
        }));
        assertThat(failure).hasStackTraceContaining(" under cursorKey=persons is open already");
    }

    // ---- the end

    @Test
    void tellsTheEndWithTheTotalsAndAgainUntilItSucceeded() throws Exception {
        AtomicInteger ends = new AtomicInteger();
        List<Map<String, Object>> headers = new CopyOnWriteArrayList<>();
        run(
                "&sendEndOfWalk=true&repeatCount=3",
                from -> from.process(exchange -> {
                    take(exchange);
                    if (exchange.getIn().getHeader("CamelIntegryEndOfWalk", false, Boolean.class)) {
                        headers.add(exchange.getIn().getHeaders());
                        assertThat(exchange.getIn().getBody()).isNull();
                        if (ends.incrementAndGet() < 3) {
                            throw new IllegalStateException("cannot delete what was not seen");
                        }
                    }
                }));
        Awaitility.await().until(() -> store.written.size() == 5);
        assertThat(pages).containsExactly(1L, 2L, 3L, 4L, 4L, 4L, 4L);
        assertThat(store.written.get(3).state()).isEqualTo(WalkPosition.State.END_PENDING);
        assertThat(store.last().state()).isEqualTo(WalkPosition.State.FINISHED);
        assertThat(headers.get(0))
                .containsEntry("CamelIntegryItemCount", 20L)
                .containsEntry("CamelIntegryPageNumber", 4L);
        assertThat(headers.stream().map(each -> each.get("CamelIntegryWalkId")).distinct())
                .hasSize(1);
    }

    // ---- guards

    @Test
    void aCursorThatComesAgainEndsTheWalk() throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "pipedrive-circle",
                invocation -> FunctionAnswer.page(
                        JsonNodeFactory.instance
                                .arrayNode()
                                .add(JsonNodeFactory.instance.objectNode().put("id", 1)),
                        TextNode.valueOf(
                                invocation.cursor() == null
                                        ? "a"
                                        : "a".equals(invocation.cursor().asText()) ? "b" : "a"))));
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> {
            routes.onException(IntegryCursorException.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from("integry:function/pipedrive-circle?userId=u1&initialDelay=0&repeatCount=1"
                            + "&bridgeErrorHandler=true")
                    .process(this::take);
        });
        Awaitility.await().until(() -> failures.size() == 1);
        assertThat(pages).containsExactly(1L, 2L, 3L);
        assertThat(failures.get(0)).hasMessageContaining("circles");
    }

    @Test
    void emptyPagesWithoutEndAreGivenUp() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        fixture.simulator.function(SimulatedFunction.query(
                "pipedrive-empty",
                invocation -> FunctionAnswer.page(
                        JsonNodeFactory.instance.arrayNode(), TextNode.valueOf("c" + calls.incrementAndGet()))));
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        fixture.style(style).start(routes -> {
            routes.onException(IntegryCursorException.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from("integry:function/pipedrive-empty?userId=u1&initialDelay=0&repeatCount=1&maxEmptyPages=3"
                            + "&bridgeErrorHandler=true")
                    .process(this::take);
        });
        Awaitility.await().until(() -> failures.size() == 1);
        assertThat(pages).isEmpty();
        assertThat(calls).hasValue(4);
        assertThat(failures.get(0)).hasMessageContaining("maxEmptyPages (3)");
    }

    // ---- stop and suspend

    private boolean goesNoFurther() {
        ServiceSupport consumer =
                (ServiceSupport) fixture.context.getRoute("sync").getConsumer();
        return consumer.isSuspendingOrSuspended() || consumer.isStoppingOrStopped();
    }

    @Test
    void suspendAndResumeGoOnWhereItWas() throws Exception {
        CountDownLatch suspended = new CountDownLatch(1);
        run(
                "",
                from -> from.process(exchange -> {
                    if (ids.size() < 20) {
                        take(exchange);
                    }
                    if (pages.size() == 2 && suspended.getCount() > 0) {
                        new Thread(() -> {
                                    try {
                                        fixture.context.getRouteController().suspendRoute("sync");
                                    } catch (Exception e) {
                                        throw new IllegalStateException(e);
                                    }
                                    suspended.countDown();
                                })
                                .start();
                        Awaitility.await().until(this::goesNoFurther);
                    }
                }));
        assertThat(suspended.await(10, TimeUnit.SECONDS)).isTrue();
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> pages.size() == 2);
        assertThat(store.pages()).containsExactly(1L, 2L);
        fixture.context.getRouteController().resumeRoute("sync");
        Awaitility.await().until(() -> ids.size() == 20);
        assertThat(ids).isEqualTo(oneTo(20));
    }

    @Test
    void stoppingLetsThePageInFlightComplete() throws Exception {
        CountDownLatch inPage = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        run(
                "",
                from -> from.process(exchange -> {
                    take(exchange);
                    if (pages.size() == 2) {
                        inPage.countDown();
                        go.await(5, TimeUnit.SECONDS);
                    }
                }));
        assertThat(inPage.await(10, TimeUnit.SECONDS)).isTrue();
        Thread stopper = new Thread(fixture.context::stop);
        stopper.start();
        Awaitility.await().until(this::goesNoFurther);
        go.countDown();
        stopper.join(10_000);
        assertThat(pages).containsExactly(1L, 2L);
        assertThat(store.pages()).containsExactly(1L, 2L);
    }
}
