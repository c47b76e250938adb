package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.github.camelintegry.telemetry.IntegrySpanDecorator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Consumer;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** What went wrong once when health, meters, pauses and shared threads met faults and each other. */
@BothStyles
class OperatedUnderPressureTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?initialDelay=0&parameters.limit=";
    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private HealthCheck.Result health(String route) {
        return fixture.consumer(route).getHealthCheck().call();
    }

    private void add(String user) {
        fixture.template().request(ADD + user, exchange -> exchange.getIn().setBody("{\"name\":\"Ada\"}"));
    }

    private void throttle(String user) {
        fixture.simulator.answerNext(RawAnswer.of(429, "application/json", "{}").with("Retry-After", "60"));
        add(user);
    }

    private static void holdOn(AtomicBoolean held) {
        Awaitility.await().pollInSameThread().untilFalse(held);
    }

    @Test
    void aPauseWhileTheCatalogueIsAskedLetsNoActionThrough() throws Exception {
        CountDownLatch answers = fixture.hold();
        fixture.style(style).start(routes -> routes.from(ADD + "u1&parameters.name=Eve&initialDelay=0&delay=20")
                .routeId("sync")
                .to("mock:x"));
        Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() == 1);
        fixture.consumer("sync").pause();
        answers.countDown();
        Awaitility.await().until(() -> !fixture.consumer("sync").isPolling());
        fixture.consumer("sync").resume();
        Awaitility.await().until(() -> fixture.consumer("sync").walk().failure() != null);
        assertThat(fixture.consumer("sync").walk().failure()).hasMessageContaining("is an ACTION");
        assertThat(fixture.simulator.journal().entries()).noneMatch(request -> request.path()
                .startsWith(IntegryFixture.callPath(style, "pipedrive-add-a-person")));
    }

    @Test
    void aWalkThatGaveWayAndIsThrottledDoesNotSpin() throws Exception {
        fixture.component.setPollThreads(1);
        fixture.component.getConfiguration().setRetries(0);
        AtomicInteger pages = new AtomicInteger();
        AtomicBoolean othersWalked = new AtomicBoolean();
        fixture.style(style).start(routes -> {
            routes.from(PERSONS + "1&userId=long&delay=60000&prefetchCount=0")
                    .routeId("long")
                    .process(exchange -> {
                        if (pages.incrementAndGet() == 3) {
                            throttle("long");
                            // until somebody else is due, so that the walk gives way
                            Awaitility.await().pollDelay(Duration.ofMillis(30)).until(() -> true);
                        }
                    });
            routes.from(PERSONS + "200&delay=5&userId=other").process(exchange -> othersWalked.set(true));
        });
        Awaitility.await()
                .until(() -> pages.get() >= 3
                        && fixture.consumer("long").getWalkState().equals("THROTTLED"));
        long polls = fixture.consumer("long").getCounter();
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .until(() -> fixture.consumer("long").getCounter() < polls + 5);
        assertThat(othersWalked).isTrue();
    }

    @Test
    void aRestartWhileAPollGoesOnLeavesOneSeriesOfPolls() throws Exception {
        fixture.component.setPollThreads(4);
        AtomicBoolean held = new AtomicBoolean(true);
        AtomicInteger polls = new AtomicInteger();
        fixture.style(style).start(routes -> routes.from(PERSONS + "200&delay=200&userId=u1")
                .routeId("sync")
                .process(exchange -> {
                    if (polls.incrementAndGet() == 1) {
                        holdOn(held);
                    }
                }));
        Awaitility.await().until(() -> polls.get() == 1);
        IntegryConsumer consumer = fixture.consumer("sync");
        consumer.stop();
        consumer.start();
        Awaitility.await().until(() -> polls.get() >= 2);
        held.set(false);
        Instant begin = Instant.now();
        int before = polls.get();
        Awaitility.await().until(() -> polls.get() >= before + 6);
        assertThat(Duration.between(begin, Instant.now()))
                .as("six polls, 200 ms apart; two series would take half of it")
                .isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void aWalkThatRestsOrIsPausedIsNotStalledWhenItsUserIsThrottled() throws Exception {
        fixture.component.getConfiguration().setRetries(0);
        fixture.style(style)
                .start(routes -> routes.from(PERSONS + "50&userId=u1&delay=60000&maxPagesPerPoll=1&stallTimeout=100")
                        .routeId("sync")
                        .to("mock:x"));
        Awaitility.await().until(() -> fixture.consumer("sync").getNextPoll() != null);
        Awaitility.await().pollDelay(Duration.ofMillis(120)).until(() -> true);
        throttle("u1");
        assertThat(fixture.consumer("sync").getWalkState()).isEqualTo("THROTTLED");
        assertThat(health("sync").getState()).isEqualTo(HealthCheck.State.UP);
        fixture.consumer("sync").pause();
        assertThat(health("sync").getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void aWalkThatIsKeptAwayForLongIsStalled() throws Exception {
        fixture.component.getConfiguration().setRetries(0);
        fixture.style(style)
                .start(routes -> routes.from(PERSONS + "50&userId=u1&delay=20&maxPagesPerPoll=1&stallTimeout=100")
                        .routeId("sync")
                        .process(exchange -> throttle("u1")));
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(health("sync").getMessage().orElse("")).contains("no progress"));
        assertThat(health("sync").getState()).isEqualTo(HealthCheck.State.DOWN);
    }

    @Test
    void aWalkThatHadToWaitForItsTurnIsNotStalled() throws Exception {
        fixture.component.setPollThreads(1);
        AtomicInteger pages = new AtomicInteger();
        AtomicBoolean other = new AtomicBoolean();
        AtomicReference<HealthCheck.Result> seen = new AtomicReference<>();
        AtomicReference<String> nextPoll = new AtomicReference<>();
        fixture.style(style).start(routes -> {
            routes.from(PERSONS + "1&userId=long&delay=60000&stallTimeout=400")
                    .routeId("long")
                    .process(exchange -> {
                        if (pages.incrementAndGet() == 2) {
                            other.set(true);
                            Awaitility.await().pollDelay(Duration.ofMillis(60)).until(() -> true);
                        } else if (pages.get() == 3) {
                            seen.set(health("long"));
                        }
                    });
            routes.from(PERSONS + "200&delay=20&userId=other").process(exchange -> {
                if (other.getAndSet(false)) {
                    nextPoll.set(String.valueOf(fixture.consumer("long").getNextPoll()));
                    Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
                }
            });
        });
        Awaitility.await().until(() -> seen.get() != null);
        assertThat(seen.get().getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(nextPoll).as("it goes on as soon as it can").hasValue("null");
    }

    @Test
    void aPageThatComesAgainIsWholeWhateverWasDoneToIt() throws Exception {
        fixture.style(style).start();
        String uri = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5";
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            Exchange first = template.receive(uri, 10_000);
            ((ArrayNode) first.getIn().getBody()).removeAll();
            first.setException(new IllegalStateException("not this time"));
            template.doneUoW(first);
            Exchange again = template.receive(uri, 10_000);
            assertThat((ArrayNode) again.getIn().getBody()).hasSize(5);
        }
    }

    @Test
    void aRegistryThatRefusesAMeterHoldsUpNoCall() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        registry.counter("integry.throttled", "source", "function/pipedrive-add-a-person");
        registry.counter(
                "integry.calls", "source", "function/pipedrive-add-a-person", "outcome", "executed", "status", "200");
        fixture.context.getRegistry().bind("meters", registry);
        fixture.style(style).start();
        fixture.simulator.answerNext(RawAnswer.of(429, "application/json", "{}").with("Retry-After", "0"));
        Exchange done = fixture.template()
                .asyncSend(ADD + "u1", exchange -> exchange.getIn().setBody("{\"name\":\"Ada\"}"))
                .get(10, TimeUnit.SECONDS);
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(IntegryConstants.ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void probesOfProducersAreQuickAndTellWhatIsWrongWithTheOptions() throws Exception {
        HealthCheckRepository producers = fixture.producerChecks();
        fixture.style(style).start(routes -> {
            routes.from("direct:a").to(ADD + "u1&parameters.token=hidden");
            routes.from("direct:b").to(ADD + "u2");
        });
        assertThat(producers.stream().map(HealthCheck::getId))
                .as("told apart, without options")
                .doesNotHaveDuplicates()
                .noneMatch(id -> id.contains("?"));
        fixture.simulator.appSecret("rotated");
        for (String route : List.of("direct:a", "direct:b")) {
            fixture.template().request(route, exchange -> exchange.getIn().setBody("{\"name\":\"Ada\"}"));
        }
        CountDownLatch answers = fixture.hold();
        Instant begin = Instant.now();
        assertThat(producers.stream().map(HealthCheck::call))
                .allMatch(result -> result.getState() == HealthCheck.State.DOWN);
        assertThat(Duration.between(begin, Instant.now()))
                .as("not the responseTimeout of each")
                .isLessThan(Duration.ofSeconds(8));
        answers.countDown();

        IntegryConfiguration without = fixture.component.getConfiguration().copy();
        without.setAppSecret(null);
        fixture.component.setConfiguration(without);
        Awaitility.await().untilAsserted(() -> assertThat(producers.stream().map(HealthCheck::call))
                .allMatch(result -> result.getState() == HealthCheck.State.DOWN
                        && result.getMessage().orElse("").contains("appSecret is missing")));
    }

    @Test
    void aSecondPollOfAUsersSchedulerDoesNothing() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger pages = new AtomicInteger();
        fixture.style(style).start(routes -> routes.from(PERSONS + "200&userId=u1&delay=60000")
                .routeId("sync")
                .process(exchange -> {
                    pages.incrementAndGet();
                    held.await();
                }));
        Awaitility.await().until(() -> pages.get() == 1);
        // as a scheduler does that lets polls overlap
        fixture.consumer("sync").run();
        assertThat(pages).hasValue(1);
        held.countDown();
    }

    @Test
    void whoIsStoppedResetsNoWalk() throws Exception {
        MemoryStateRepository store = new MemoryStateRepository();
        fixture.context.getRegistry().bind("store", store);
        fixture.style(style).start(routes -> routes.from(
                        PERSONS + "50&userId=u1&delay=60000&maxPagesPerPoll=1&cursorRepository=#store&cursorKey=k")
                .routeId("sync")
                .to("mock:x"));
        Awaitility.await().until(() -> fixture.consumer("sync").getNextPoll() != null);
        String before = store.getState("k");
        IntegryConsumer consumer = fixture.consumer("sync");
        consumer.stop();
        assertThatThrownBy(consumer::resetCursor).hasMessageContaining("stopped");
        assertThat(store.getState("k")).isEqualTo(before);
    }

    @Test
    void consumersThatNoTagTellsApartShareGauges() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        fixture.context.getRegistry().bind("meters", registry);
        fixture.style(style).start();
        Consumer one =
                fixture.context.getEndpoint(PERSONS + "50&userId=a&delay=60000").createConsumer(exchange -> {});
        Consumer other =
                fixture.context.getEndpoint(PERSONS + "50&userId=b&delay=60000").createConsumer(exchange -> {});
        one.build();
        one.start();
        other.build();
        other.start();
        one.stop();
        assertThat(registry.find("integry.walk.age").gauges()).hasSize(1);
        other.stop();
        assertThat(registry.find("integry.walk.age").gauges()).isEmpty();
    }

    @Test
    void aFailureWithoutMessageIsNamedByItsClass() throws Exception {
        fixture.style(style).start(routes -> routes.from(PERSONS + "200&delay=20&userId=u1")
                .routeId("sync")
                .process(exchange -> {
                    throw new IllegalStateException();
                }));
        Awaitility.await().until(() -> fixture.consumer("sync").walk().failure() != null);
        assertThat(health("sync").getMessage().orElse(""))
                .contains("IllegalStateException")
                .doesNotContain("null");
    }

    @Test
    void aSpanOfAListingIsNotNamedByALeftoverHeader() throws Exception {
        fixture.style(style).start();
        Exchange exchange = new DefaultExchange(fixture.context);
        exchange.getIn().setHeader(IntegryConstants.NAME, "pipedrive-add-a-person");
        assertThat(new IntegrySpanDecorator()
                        .getOperationName(exchange, fixture.context.getEndpoint("integry:apps?userId=u1")))
                .isEqualTo("integry apps");
    }
}
