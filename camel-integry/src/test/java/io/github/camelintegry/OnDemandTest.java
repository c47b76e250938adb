package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.position.Repositories;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.PollingConsumer;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A walk on demand is one, whoever receives its pages, and whatever Camel throws away between two of them. */
class OnDemandTest {

    private static final String ANY_USER = NumberedPages.URI;
    private static final String U1 = ANY_USER + "&userId=u1";
    private static final long TIME = 10_000;

    private final NumberedPages pages = new NumberedPages(4);

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().start());

    private final KeptStates store = new KeptStates();

    OnDemandTest() {
        fixture.simulator.function(pages.function());
        fixture.context.getRegistry().bind("store", store);
    }

    private static @Nullable Long page(@Nullable Exchange exchange) {
        return exchange == null ? null : exchange.getMessage().getHeader("CamelIntegryPageNumber", Long.class);
    }

    private static @Nullable Integer pageOf(@Nullable Object body) {
        return body == null ? null : ((JsonNode) body).get(0).get("page").asInt();
    }

    /** Sends one exchange to a route that enriches it, for a user; {@return the page that it got} */
    private @Nullable Integer next(String route, String user) {
        Exchange done =
                fixture.template().request(route, exchange -> exchange.getIn().setHeader("CamelIntegryUserId", user));
        assertThat(done.getException()).isNull();
        return pageOf(done.getMessage().getBody());
    }

    // ---- what Camel evicts

    @Test
    void walksOutliveTheEndpointsAndPollingConsumersThatCamelEvicts() throws Exception {
        fixture.context.getGlobalOptions().put(Exchange.MAXIMUM_ENDPOINT_CACHE_SIZE, "5");
        fixture.start(routes -> routes.from("direct:next")
                .pollEnrich()
                .simple(ANY_USER + "&userId=${header.CamelIntegryUserId}")
                .cacheSize(5)
                .timeout(TIME));
        for (Integer expected : new Integer[] {1, 2, 3, 4, null, 1}) {
            for (int user = 0; user < 12; user++) {
                assertThat(next("direct:next", "u" + user)).isEqualTo(expected);
            }
        }
    }

    @Test
    void aClosedTemplateLeavesItsWalkToTheNext() throws Exception {
        fixture.start();
        for (Integer expected : new Integer[] {1, 2, 3, 4, null, 1}) {
            try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
                assertThat(pageOf(template.receiveBody(U1, TIME))).isEqualTo(expected);
            }
        }
    }

    // ---- several receivers

    @Test
    void routesAndTemplatesShareAWalkEachPageGoingToOneOfThem() throws Exception {
        fixture.start(routes -> {
            routes.from("direct:a").pollEnrich(U1 + "&cursorRepository=#store", TIME);
            routes.from("direct:b").poll(U1 + "&cursorRepository=#store&outputType=JsonNode", TIME);
        });
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(next("direct:a", "u1")).isEqualTo(1);
            assertThat(next("direct:b", "u1")).isEqualTo(2);
            assertThat(pageOf(template.receiveBody(U1 + "&cursorRepository=#store", TIME)))
                    .isEqualTo(3);
            assertThat(next("direct:b", "u1")).isEqualTo(4);
            assertThat(next("direct:a", "u1")).isNull();
        }
        assertThat(pages.asked()).containsExactly("u1/1", "u1/2", "u1/3", "u1/4");
    }

    @Test
    void whoAsksWhileAPageIsOutWaitsForItsEndAndGetsTheNext() throws Exception {
        fixture.start();
        try (ConsumerTemplate one = fixture.context.createConsumerTemplate();
                ConsumerTemplate other = fixture.context.createConsumerTemplate()) {
            Exchange first = one.receive(U1, TIME);
            assertThat(other.receiveNoWait(U1)).isNull();
            assertThat(other.receive(U1, 20)).isNull();
            CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> other.receive(U1, TIME));
            one.doneUoW(first);
            assertThat(waiting).succeedsWithin(java.time.Duration.ofSeconds(10));
            assertThat(page(waiting.get())).isEqualTo(2);
        }
    }

    @Test
    void aPageWhoseExchangeFailedGoesToWhoWaits() throws Exception {
        fixture.start();
        try (ConsumerTemplate one = fixture.context.createConsumerTemplate();
                ConsumerTemplate other = fixture.context.createConsumerTemplate()) {
            Exchange first = one.receive(U1, TIME);
            String walkId = first.getMessage().getHeader("CamelIntegryWalkId", String.class);
            CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> other.receive(U1, TIME));
            first.setRollbackOnly(true);
            one.doneUoW(first);
            assertThat(waiting).succeedsWithin(java.time.Duration.ofSeconds(10));
            assertThat(page(waiting.get())).isEqualTo(1);
            assertThat(waiting.get().getMessage().getHeader("CamelIntegryWalkId"))
                    .isEqualTo(walkId);
        }
    }

    @Test
    void aPageThatNobodyFinishesIsGivenAgainAfterStallTimeoutAndItsLateEndMovesNothing() throws Exception {
        fixture.start();
        String uri = U1 + "&stallTimeout=50&cursorRepository=#store&cursorKey=k";
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            Exchange late = template.receive(uri, TIME);
            Exchange again = template.receive(uri, TIME);
            assertThat(page(again)).isEqualTo(1);
            template.doneUoW(again);
            Exchange second = template.receive(uri, TIME);
            template.doneUoW(second);
            String position = store.getState("k");
            template.doneUoW(late);
            assertThat(store.getState("k")).isEqualTo(position).contains("\"page\":2");
            assertThat(pageOf(template.receiveBody(uri, TIME))).isEqualTo(3);
        }
    }

    @Test
    void anExchangeThatAsksTwiceGetsItsOwnPageAgainAndHangsNobody() throws Exception {
        List<Integer> seen = new CopyOnWriteArrayList<>();
        fixture.start(routes -> routes.from("direct:next")
                .loop(2)
                .pollEnrich(U1)
                .process(exchange -> seen.add(pageOf(exchange.getMessage().getBody())))
                .end());
        next("direct:next", "u1");
        assertThat(seen).containsExactly(1, 1);
        next("direct:next", "u1");
        assertThat(seen).containsExactly(1, 1, 2, 2);
    }

    // ---- whose walk it is

    @Test
    void oneUriServesAllUsersThatMessagesName() throws Exception {
        fixture.start(routes -> {
            routes.from("direct:a").pollEnrich(ANY_USER, TIME);
            routes.from("direct:b").poll(ANY_USER + "&userId=u9", TIME);
        });
        for (Integer expected : new Integer[] {1, 2, 3, 4, null}) {
            for (String user : List.of("u1", "u2", "u3")) {
                assertThat(next("direct:a", user)).isEqualTo(expected);
            }
        }
        assertThat(next("direct:b", "u1")).isEqualTo(1);
        assertThat(pages.asked()).doesNotContain("u9/1").endsWith("u1/1");
    }

    @Test
    void aCursorKeyIsAPrefixForUsersOfMessagesAndTheWholeKeyForTheOptions() throws Exception {
        Map<String, String> keys = new ConcurrentHashMap<>();
        fixture.start(routes -> routes.from("direct:a")
                .pollEnrich(ANY_USER + "&userId=u1&cursorKey=persons&cursorRepository=#store", TIME)
                .process(exchange -> keys.put(
                        exchange.getIn().getHeader("CamelIntegryUserId", "none", String.class),
                        exchange.getIn().getHeader("CamelIntegryCursorKey", String.class))));
        next("direct:a", "u1");
        next("direct:a", "u2");
        next("direct:a", "u3");
        fixture.template().requestBody("direct:a", (Object) null);
        assertThat(keys.get("u1")).isEqualTo("persons").isEqualTo(keys.get("none"));
        assertThat(keys.get("u2")).matches("persons-[0-9a-f]{16}").isNotEqualTo(keys.get("u3"));
        assertThat(store.getState("persons")).contains("\"page\":2");
        assertThat(store.getState(keys.get("u2"))).contains("\"page\":1");
    }

    @Test
    void withoutAUserAReceiveFailsByNameAndAsksForNothing() throws Exception {
        fixture.start(routes -> routes.from("direct:a").pollEnrich(ANY_USER, TIME));
        assertThat(fixture.template().request("direct:a", exchange -> {}).getException())
                .hasStackTraceContaining("No user: set the option userId, or the header CamelIntegryUserId");
        assertThat(fixture.template()
                        .request("direct:a", e -> e.getIn().setHeader("CamelIntegryUserId", List.of("u1", "u2")))
                        .getException())
                .hasStackTraceContaining("The header CamelIntegryUserId must be a text");
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(catchThrowable(() -> template.receive(ANY_USER, TIME)))
                    .hasMessageContainingAll("userId", "ConsumerTemplate");
        }
        assertThat(pages.asked()).isEmpty();
        assertThat(fixture.component.onDemandWalks().size()).isZero();
    }

    // ---- how many

    @Test
    void oneWalkTooManyFailsNamingTheOptionAndAFinishedOneMakesRoom() throws Exception {
        fixture.component.setMaxOnDemandWalks(2);
        fixture.start(routes -> routes.from("direct:a").pollEnrich(ANY_USER, TIME));
        next("direct:a", "u1");
        next("direct:a", "u2");
        Exchange refused = fixture.template().request("direct:a", e -> e.getIn().setHeader("CamelIntegryUserId", "u3"));
        assertThat(refused.getException()).hasStackTraceContaining("maxOnDemandWalks=2");
        for (int page = 2; page <= 4; page++) {
            assertThat(next("direct:a", "u1")).isEqualTo(page);
        }
        assertThat(next("direct:a", "u3")).isEqualTo(1);
    }

    @Test
    void aWalkThatCannotBeginTakesNoRoom() throws Exception {
        fixture.component.setMaxOnDemandWalks(1);
        fixture.component.getConfiguration().setRetries(0);
        fixture.start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            String wrong = "integry:function/no-such-function?functionType=query&userId=u1";
            assertThat(catchThrowable(() -> template.receive(wrong, TIME))).isNotNull();
            assertThat(fixture.component.onDemandWalks().size()).isZero();
            assertThat(pageOf(template.receiveBody(U1, TIME))).isEqualTo(1);
        }
    }

    // ---- beginning, end and start over

    @Test
    void theFirstPageAfterFallingBackHasTheNewWalksTotalsAndIsDoneOnce() throws Exception {
        fixture.start();
        String uri = U1 + "&fallBackCursor=beginning&cursorRepository=#store&cursorKey=k";
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(pageOf(template.receiveBody(uri, TIME))).isEqualTo(1);
            assertThat(pageOf(template.receiveBody(uri, TIME))).isEqualTo(2);
            pages.refuseCursors(true);
            Exchange first = template.receive(uri, TIME);
            pages.refuseCursors(false);
            assertThat(pageOf(first.getIn().getBody())).isEqualTo(1);
            assertThat(page(first)).isEqualTo(1);
            assertThat(first.getIn().getHeader("CamelIntegryPosition", String.class))
                    .contains("\"page\":1,", "\"records\":1,");
            template.doneUoW(first);
            assertThat(store.getState("k")).isEqualTo(first.getIn().getHeader("CamelIntegryPosition"));
            assertThat(pageOf(template.receiveBody(uri, TIME))).isEqualTo(2);
        }
    }

    @Test
    void withSendEndOfWalkTheEndIsOneExchangeThatComesUntilItIsDone() throws Exception {
        fixture.start();
        String uri = U1 + "&sendEndOfWalk=true";
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            for (int page = 1; page <= 4; page++) {
                assertThat(pageOf(template.receiveBody(uri, TIME))).isEqualTo(page);
            }
            Exchange end = template.receive(uri, TIME);
            assertThat(end.getIn().getHeaders())
                    .containsEntry("CamelIntegryEndOfWalk", true)
                    .containsEntry("CamelIntegryItemCount", 4L);
            end.setException(new IllegalStateException("not this time"));
            template.doneUoW(end);
            Exchange again = template.receive(uri, TIME);
            assertThat(again.getIn().getHeaders()).containsEntry("CamelIntegryEndOfWalk", true);
            template.doneUoW(again);
            assertThat(fixture.component.onDemandWalks().size()).isZero();
            assertThat(pageOf(template.receiveBody(uri, TIME))).isEqualTo(1);
        }
    }

    @Test
    void startFromBeginningStartsOverOnceThoughThePollingConsumerIsNew() throws Exception {
        fixture.start();
        List<Integer> seen = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
                seen.add(pageOf(
                        template.receiveBody(U1 + "&startFrom=beginning&cursorRepository=#store&cursorKey=k", TIME)));
            }
        }
        assertThat(seen).containsExactly(1, 2, 3);
    }

    // ---- stop and start

    @Test
    void aStoppedPollingConsumerThrows() throws Exception {
        fixture.start();
        PollingConsumer consumer = fixture.context.getEndpoint(U1).createPollingConsumer();
        assertThat(catchThrowable(consumer::receiveNoWait)).isInstanceOf(RejectedExecutionException.class);
        ServiceHelper.startService(consumer);
        consumer.receiveNoWait();
        ServiceHelper.stopService(consumer);
        assertThat(catchThrowable(consumer::receive)).isInstanceOf(RejectedExecutionException.class);
        assertThat(catchThrowable(() -> consumer.receive(1))).isInstanceOf(RejectedExecutionException.class);
        assertThat(catchThrowable(consumer::receiveNoWait)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void aStopEndsTheReceiveThatWaitsForAPageAndTheOneThatWaitsForItsTurn() throws Exception {
        fixture.start();
        CountDownLatch answers = fixture.hold();
        PollingConsumer consumer = fixture.context.getEndpoint(U1).createPollingConsumer();
        ServiceHelper.startService(consumer);
        CompletableFuture<Exchange> fetching = CompletableFuture.supplyAsync(consumer::receive);
        Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() == 1);
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(consumer::receive);
        assertThat(consumer.receive(20)).isNull();
        ServiceHelper.stopService(consumer);
        for (CompletableFuture<Exchange> each : List.of(fetching, waiting)) {
            assertThat(catchThrowable(each::join)).hasRootCauseInstanceOf(RejectedExecutionException.class);
        }
        answers.countDown();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(pageOf(template.receiveBody(U1, TIME))).isEqualTo(1);
        }
    }

    @Test
    void aStopOfTheComponentIsNotTakenForTheEndOfAWalk() throws Exception {
        fixture.start();
        CountDownLatch answers = fixture.hold();
        ConsumerTemplate template = fixture.context.createConsumerTemplate();
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(() -> template.receive(U1));
        Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() == 1);
        fixture.component.onDemandWalks().stop();
        assertThat(catchThrowable(waiting::join)).hasRootCauseInstanceOf(RejectedExecutionException.class);
        answers.countDown();
    }

    @Test
    void receiversOfOneWalkAgreeOnWhetherItsEndIsTold() throws Exception {
        fixture.start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            template.receiveBody(U1 + "&sendEndOfWalk=true", TIME);
            assertThat(catchThrowable(() -> template.receive(U1, TIME)))
                    .hasMessageContaining("sendEndOfWalk")
                    .hasMessageContaining("cursorKey");
            assertThat(pageOf(template.receiveBody(U1 + "&sendEndOfWalk=true", TIME)))
                    .isEqualTo(2);
        }
    }

    @Test
    void aPageThatAStrategyThrowsAwayIsGivenToTheNextAtOnce() throws Exception {
        fixture.start(routes -> {
            routes.from("direct:throws").pollEnrich(U1, TIME, (own, page) -> {
                throw new IllegalStateException("by the test");
            });
            routes.from("direct:next").pollEnrich(U1, TIME);
        });
        assertThat(fixture.template().request("direct:throws", e -> {}).getException())
                .isNotNull();
        assertThat(next("direct:next", "u1")).isEqualTo(1);
    }

    @Test
    void aRestartOfTheContextGoesOnFromTheRepositoryAndForgetsWhatWasInMemory() throws Exception {
        fixture.start();
        String kept = U1 + "&cursorRepository=#store";
        Exchange late;
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            template.receiveBody(U1, TIME);
            template.receiveBody(kept, TIME);
            late = template.receive(kept, TIME);
        }
        ConsumerTemplate before = fixture.context.createConsumerTemplate();
        fixture.context.stop();
        // a restart forgets beans and components
        fixture.context.getRegistry().bind("store", store);
        fixture.context
                .getComponent("integry", IntegryComponent.class)
                .setConfiguration(fixture.component.getConfiguration());
        fixture.context.start();
        before.doneUoW(late);
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            assertThat(pageOf(template.receiveBody(kept, TIME)))
                    .as("the end of page 2 came after the stop")
                    .isEqualTo(2);
            assertThat(pageOf(template.receiveBody(U1, TIME))).isEqualTo(1);
        }
    }

    @Test
    void whileAPageIsOutNoConsumerMayWalkTheSame() throws Exception {
        String uri = U1 + "&cursorRepository=#store&cursorKey=k";
        fixture.start(routes -> {
            routes.from(uri + "&initialDelay=60000")
                    .routeId("sync")
                    .autoStartup(false)
                    .to("mock:pages");
            // its user is a message's, and account too, so that nothing but the page is claimed
            routes.from("direct:a")
                    .pollEnrich(ANY_USER + "&cursorRepository=#store", TIME)
                    .process(exchange -> {
                        String key = exchange.getIn().getHeader("CamelIntegryCursorKey", String.class);
                        StateRepository<String, String> same = store;
                        assertThat(catchThrowable(() -> Repositories.of(fixture.context)
                                        .claim("another walk", same, key, "another")
                                        .take()))
                                .hasMessageContaining("cursorKey=" + key);
                    });
        });
        next("direct:a", "u1");
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            template.receiveBody(uri, TIME);
            assertThat(catchThrowable(() -> fixture.context.getRouteController().startRoute("sync")))
                    .hasStackTraceContaining("cursorKey=k");
        }
        fixture.context.getRouteController().startRoute("sync");
    }

    @Test
    void anIdleWalkKeepsNoPage() throws Exception {
        fixture.start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            IntStream.rangeClosed(1, 2).forEach(time -> {
                Exchange failed = template.receive(U1, TIME);
                failed.setException(new IllegalStateException("not this time"));
                template.doneUoW(failed);
            });
        }
        assertThat(pages.asked()).containsExactly("u1/1", "u1/1");
    }
}
