package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.RetryAfter;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** What a critic broke once: it must not break again. */
@BothStyles
class UnderPressureTest {

    @Parameter
    String style;

    private static final String READ =
            "integry:function/pipedrive-get-all-persons?userId=u1&functionType=query&parameters.limit=1";
    private static final String WALK_ON_DEMAND =
            "integry:function/pipedrive-get-all-persons?userId=u1&functionType=query&parameters.limit=5";
    private static final String WALK = WALK_ON_DEMAND + "&initialDelay=0&delay=20";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    @BeforeEach
    void speak() {
        fixture.style(style);
    }

    private void allEnd(String uri, int calls) {
        List<CompletableFuture<Exchange>> under = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            under.add(fixture.template().asyncSend(uri, exchange -> {}));
        }
        assertThat(CompletableFuture.allOf(under.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(20));
        assertThat(under)
                .allSatisfy(call -> assertThat(call.get().getException()).isNull());
    }

    @Test
    void aRouteThatWaitsForAnotherCallDoesNotStarveIt() throws Exception {
        fixture.start(routes -> routes.from("direct:a").to(READ).process(exchange -> fixture.template()
                .requestBody(READ, (Object) null)));
        allEnd("direct:a", 60);
        allEnd(READ.replace("u1", "u2"), 1);
    }

    @Test
    void aRouteThatPollsAfterACallDoesNotStarveIt() throws Exception {
        fixture.start(routes -> routes.from("direct:a")
                .to(READ)
                .pollEnrich("integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5", 15_000));
        allEnd("direct:a", 30);
    }

    @Test
    void noRouteGoesOnOnAnEventLoopThoughManyAnswersWait() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        fixture.start(routes -> routes.from("direct:a")
                .to(READ + "&maxQueuedCalls=5000&maxConnections=200")
                .process(exchange -> threads.add(Thread.currentThread().getName()))
                .delay(20));
        allEnd("direct:a", 1_500);
        assertThat(threads).hasSize(1_500).noneMatch(name -> name.contains("eventloop"));
    }

    @Test
    void aCallThatEndsAtTheGateEndsOnNoEventLoopAndSaysWhatItMetFirst() throws Exception {
        List<String> threads = new CopyOnWriteArrayList<>();
        fixture.simulator
                .faults()
                .script(FaultScript.onCalls(Map.of(
                        1, StatusFaults.unavailable(RetryAfter.seconds(2)),
                        2, StatusFaults.throttled(RetryAfter.seconds(3600)))));
        fixture.start(routes -> {
            routes.onException(Exception.class)
                    .handled(true)
                    .process(exchange -> threads.add(Thread.currentThread().getName()));
            routes.from("direct:a").to(READ);
        });
        CompletableFuture<Exchange> first = fixture.template().asyncSend("direct:a", exchange -> {});
        Awaitility.await().until(() -> fixture.simulator.journal().size() == 1);
        fixture.template().send(READ, exchange -> {});
        Exchange ended = first.get(20, TimeUnit.SECONDS);
        assertThat(threads).singleElement().asString().doesNotContain("eventloop");
        assertThat(ended.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(1);
        assertThat(ended.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aCursorExceptionOfThePagesOwnRouteIsNoReasonToStartOver() throws Exception {
        List<Long> pages = new CopyOnWriteArrayList<>();
        fixture.start(routes -> routes.from(WALK + "&fallBackCursor=beginning&repeatCount=1")
                .process(exchange -> {
                    long page = exchange.getIn().getHeader("CamelIntegryPageNumber", Long.class);
                    pages.add(page);
                    if (page == 3) {
                        throw new IntegryCursorException("of a call in the route");
                    }
                }));
        Awaitility.await().until(() -> pages.size() == 3);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> pages.equals(List.of(1L, 2L, 3L)));
    }

    @Test
    void aServiceThatAsksToStayAwayIsLeftAloneByItsConsumers() throws Exception {
        fixture.simulator.faults().script(FaultScript.always(StatusFaults.unavailable(RetryAfter.seconds(3600))));
        fixture.start(routes -> routes.from(WALK).to("mock:pages"));
        Awaitility.await().until(() -> fixture.simulator.journal().size() == 1);
        Awaitility.await()
                .during(Duration.ofMillis(150))
                .until(() -> fixture.simulator.journal().size() == 1);
    }

    @Test
    void greedyEndsWithTheWalk() throws Exception {
        fixture.start(
                routes -> routes.from(WALK.replace("delay=20", "delay=3600000") + "&greedy=true&maxPagesPerPoll=1")
                        .to("mock:pages"));
        MockEndpoint pages = fixture.context.getEndpoint("mock:pages", MockEndpoint.class);
        Awaitility.await().until(() -> pages.getReceivedCounter() == 4);
        Awaitility.await().during(Duration.ofMillis(150)).until(() -> pages.getReceivedCounter() == 4);
    }

    @Test
    void aComponentThatWasStoppedAndStartedServesItsEndpointsAgain() throws Exception {
        fixture.start(routes -> routes.from("direct:a").to(READ));
        assertThat(fixture.template().request("direct:a", e -> {}).getException())
                .isNull();
        ServiceHelper.stopService(fixture.component);
        ServiceHelper.startService(fixture.component);
        assertThat(fixture.template().request("direct:a", e -> {}).getException())
                .isNull();
    }

    @Test
    void callsUnderWayEndWhenAComponentOnASharedVertxStops() throws Exception {
        Vertx vertx = Vertx.vertx();
        fixture.context.getRegistry().bind("vertx", vertx);
        fixture.start(routes -> routes.from("direct:a").to(READ + "&retries=0"));
        fixture.simulator.latency(Duration.ofMinutes(1));
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            calls.add(fixture.template().asyncSend("direct:a", e -> {}));
        }
        Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() == 30);
        ServiceHelper.stopService(fixture.component);
        assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                .succeedsWithin(Duration.ofSeconds(10));
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void noHeaderOfAnEarlierCallIsLeft() throws Exception {
        fixture.start();
        Exchange exchange = fixture.template().request(READ, e -> {});
        assertThat(exchange.getMessage().getHeaders())
                .containsKeys("CamelIntegryNextCursor", "CamelIntegryNetworkCode");
        Map<String, Object> headers = exchange.getMessage().getHeaders();
        fixture.simulator.answerNext(RawAnswer.of(400, "application/json", "{\"error\":\"no\"}"));
        Exchange refused = fixture.template().request(READ, e -> e.getIn().setHeaders(headers));
        assertThat(refused.getMessage().getHeaders())
                .doesNotContainKeys("CamelIntegryNextCursor", "CamelIntegryNetworkCode", "CamelIntegryCredits");
        Exchange unsent = fixture.template().request(READ, e -> {
            e.getIn().setHeaders(headers);
            e.getIn().setBody("no JSON");
        });
        assertThat(unsent.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(Outcome.NOT_SENT);
        assertThat(unsent.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(0);
    }

    @Test
    void aPollingConsumerCannotWalkPastAConsumersPoisonPage() throws Exception {
        fixture.context.getRegistry().bind("cursors", new MemoryStateRepository());
        String kept = "&cursorKey=k&cursorRepository=#cursors";
        fixture.start(routes -> routes.from(WALK.replace("initialDelay=0", "initialDelay=60000") + kept)
                .to("mock:pages"));
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(catchThrowable(() -> template.receiveBody(WALK_ON_DEMAND + kept, 1_000)))
                    .hasStackTraceContaining(" under cursorKey=k is open already");
        }
    }

    @Test
    void aTimedReceiveDoesNotWaitForAnotherOne() throws Exception {
        fixture.start();
        CountDownLatch answers = fixture.hold();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            String uri = WALK_ON_DEMAND + "&responseTimeout=20s";
            var consumer = fixture.context.getEndpoint(uri).createPollingConsumer();
            ServiceHelper.startService(consumer);
            CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(consumer::receive);
            Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() == 1);
            assertThat(consumer.receiveNoWait()).isNull();
            assertThat(waiting).isNotDone();
            answers.countDown();
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(15));
            ServiceHelper.stopService(consumer);
        }
    }

    @Test
    void aStoppedRouteAsksForNothingMore() throws Exception {
        fixture.simulator.faults().script(FaultScript.always(StatusFaults.serverError()));
        fixture.component.getConfiguration().setRetryBackoffMax(20);
        fixture.start(
                routes -> routes.from(WALK + "&retries=1000").routeId("walk").to("mock:pages"));
        Awaitility.await().until(() -> fixture.simulator.journal().size() > 3);
        fixture.context.getRouteController().stopRoute("walk");
        AtomicInteger after = new AtomicInteger(fixture.simulator.journal().size() + 1);
        Awaitility.await()
                .during(Duration.ofMillis(150))
                .until(() -> fixture.simulator.journal().size() <= after.get());
    }

    @Test
    void aCallTooManyEndsAtOnce() throws Exception {
        fixture.start();
        fixture.component.getConfiguration().setRetryBackoff(20_000);
        CountDownLatch answers = fixture.hold();
        String uri = READ + "&maxConnections=1&maxQueuedCalls=0";
        CompletableFuture<Exchange> first = fixture.template().asyncSend(uri, e -> {});
        Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() == 1);
        Exchange second = fixture.template().asyncSend(uri, e -> {}).get(10, TimeUnit.SECONDS);
        assertThat(second.getException()).hasMessageContaining("maxQueuedCalls");
        assertThat(first).isNotDone();
        answers.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void aListingsCursorGoesBackUnderTheKeyItCameUnder() throws Exception {
        fixture.start();
        fixture.simulator.answerNext(RawAnswer.of(200, "application/json", "{\"apps\":[],\"cursor\":\"abc\"}"));
        Object cursor = fixture.template()
                .request("integry:apps?userId=u1", e -> {})
                .getMessage()
                .getHeader("CamelIntegryNextCursor");
        fixture.template().request("integry:apps?userId=u1", e -> e.getIn().setHeader("CamelIntegryCursor", cursor));
        assertThat(fixture.simulator.journal().entries().get(1).query()).isEqualTo("cursor=abc");
    }

    @Test
    void aBlankUserHeaderIsNoCallAsTheEndpointsUser() throws Exception {
        fixture.start();
        assertThat(fixture.template()
                        .request(READ, e -> e.getIn().setHeader("CamelIntegryUserId", " "))
                        .getException())
                .hasMessageContaining("CamelIntegryUserId");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void anErrorWhileAnAnswerIsBoundEndsTheExchange() throws Exception {
        fixture.start();
        var endpoint = fixture.context.getEndpoint(READ);
        var producer = endpoint.createAsyncProducer();
        ServiceHelper.startService(producer);
        Exchange exchange = endpoint.createExchange();
        exchange.setMessage(new org.apache.camel.support.DefaultMessage(exchange) {
            @Override
            public void setBody(Object body) {
                if (body instanceof JsonNode) {
                    throw new OutOfMemoryError("on purpose");
                }
                super.setBody(body);
            }
        });
        AtomicInteger callbacks = new AtomicInteger();
        producer.process(exchange, done -> callbacks.incrementAndGet());
        Awaitility.await().until(() -> callbacks.get() == 1);
        assertThat(exchange.getException()).hasStackTraceContaining("on purpose");
    }

    @Test
    void anExchangeWhoseFailureCannotBeReportedFailsAllTheSame() throws Exception {
        fixture.start();
        var endpoint = fixture.context.getEndpoint(READ);
        var producer = endpoint.createAsyncProducer();
        ServiceHelper.startService(producer);
        Exchange exchange = endpoint.createExchange();
        exchange.setMessage(new org.apache.camel.support.DefaultMessage(exchange) {
            @Override
            public void setHeader(String name, Object value) {
                throw new OutOfMemoryError("on purpose");
            }
        });
        AtomicInteger callbacks = new AtomicInteger();
        producer.process(exchange, done -> callbacks.incrementAndGet());
        Awaitility.await().until(() -> callbacks.get() == 1);
        assertThat(exchange.getException()).hasStackTraceContaining("on purpose");
    }

    @Test
    void whatIsKnownToBeWrongIsSaidAtStart() {
        for (String uri : Stream.of(
                        "integry:function/a%2Fb?userId=u1",
                        "integry:function/..?userId=u1",
                        "integry:function/x?userId=RAW( u)",
                        "integry:function/x?userId=u1&maxResponseSize=0",
                        "integry:function/x?userId=u1&maxResponseSize=999999999999GB")
                .toList()) {
            try (IntegryFixture other = new IntegryFixture().style(style)) {
                assertThat(catchThrowable(
                                () -> other.start(routes -> routes.from(uri).to("mock:a"))))
                        .as(uri)
                        .isNotNull();
                assertThat(other.simulator.journal().size()).isZero();
            }
        }
    }
}
