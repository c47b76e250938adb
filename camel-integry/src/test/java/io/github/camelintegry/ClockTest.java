package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryServerException;
import io.github.camelintegry.exception.IntegryThrottledException;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.RetryAfter;
import io.github.camelintegry.simulator.fault.StatusFaults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.health.HealthCheck;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock on the wall is set forward and back, here or at the service, while calls and walks go on. */
class ClockTest {

    private static final String LIST = "integry:function/pipedrive-get-all-persons?userId=u1&functionType=query";

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private volatile Duration ahead = Duration.ZERO;

    ClockTest() {
        fixture.component.setClock(() -> Instant.now().plus(ahead));
    }

    private CompletableFuture<Exchange> call(String options) {
        return fixture.template().asyncSend(LIST + options, exchange -> {});
    }

    private void awaitRequests(int number) {
        Awaitility.await().until(() -> fixture.simulator.journal().size() >= number);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void aThrottledCallGoesOnWhenItsTimeIsOver(int hours) throws Exception {
        fixture.start();
        fixture.simulator.faults().script(FaultScript.onCall(1, StatusFaults.throttled(RetryAfter.seconds(1))));
        long begun = System.nanoTime();
        CompletableFuture<Exchange> first = call("");
        awaitRequests(1);
        ahead = Duration.ofHours(hours);
        CompletableFuture<Exchange> second = call("");
        assertThat(first.get(10, TimeUnit.SECONDS).getException()).isNull();
        assertThat(second.get(10, TimeUnit.SECONDS).getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aCallIsTriedAgainThoughTheClockIsSetForward() throws Exception {
        fixture.start();
        fixture.simulator.faults().script(request -> {
            ahead = ahead.plusHours(1);
            return request.number() <= 3 ? Optional.of(StatusFaults.unavailable()) : Optional.empty();
        });
        Exchange ended = call("").get(10, TimeUnit.SECONDS);
        assertThat(ended.getException()).isNull();
        assertThat(ended.getMessage().getHeader(IntegryConstants.ATTEMPTS)).isEqualTo(4);
    }

    @Test
    void aWalkIsNoLongerStalledForAClockThatIsSetForward() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        fixture.start(routes ->
                routes.from(LIST + "&initialDelay=0&delay=10").routeId("sync").process(exchange -> held.await()));
        IntegryConsumer consumer = fixture.consumer("sync");
        Awaitility.await().until(() -> consumer.getHealthCheck().call().getState() == HealthCheck.State.UP);
        ahead = Duration.ofHours(1);
        assertThat(consumer.walk().stalled()).isNull();
        assertThat(consumer.getHealthCheck().call().getState()).isEqualTo(HealthCheck.State.UP);
        held.countDown();
        Awaitility.await().until(() -> consumer.getCursorAge() >= 0);
        ahead = Duration.ofHours(-5);
        assertThat(consumer.getCursorAge()).isBetween(0L, 30L);
    }

    @ParameterizedTest
    @ValueSource(longs = {-7200, 7200})
    void aDateIsReadByTheClockOfTheService(long skewed) throws Exception {
        fixture.start();
        fixture.simulator
                .faults()
                .script(FaultScript.onCall(
                        1,
                        StatusFaults.throttled(RetryAfter.dateIn(Duration.ofSeconds(1)), Duration.ofSeconds(skewed))));
        long begun = System.nanoTime();
        assertThat(call("").get(20, TimeUnit.SECONDS).getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0, 1", "0.9"})
    void anOddRetryAfterIsHeeded(String header) throws Exception {
        fixture.start();
        fixture.simulator.faults().script(FaultScript.onCall(1, StatusFaults.throttled(RetryAfter.text(header))));
        long begun = System.nanoTime();
        assertThat(call("").get(20, TimeUnit.SECONDS).getException()).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
    }

    @Test
    void theLongestOfTwoHeadersIsHeeded() throws Exception {
        fixture.start();
        fixture.simulator
                .faults()
                .script(FaultScript.always(StatusFaults.throttled(RetryAfter.texts("1", "600", "2"))));
        assertThat(call("&retryTimeout=5000").get(10, TimeUnit.SECONDS).getException())
                .isInstanceOfSatisfying(IntegryThrottledException.class, failure -> assertThat(failure.getRetryAfter())
                        .hasSeconds(600));
    }

    @Test
    void nobodyIsKeptAwayForLongerThanRetryAfterMax() throws Exception {
        fixture.start();
        fixture.simulator.faults().script(FaultScript.onCall(1, StatusFaults.throttled(RetryAfter.seconds(86_400))));
        Exchange ended = call("&retryAfterMax=100").get(10, TimeUnit.SECONDS);
        assertThat(ended.getException()).isNull();
        assertThat(ended.getMessage().getHeader(IntegryConstants.ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void aConsumerPollsAgainAfterRetryAfterMax() throws Exception {
        fixture.simulator.faults().script(FaultScript.first(2, StatusFaults.throttled(RetryAfter.seconds(86_400))));
        fixture.start(routes -> routes.from(LIST + "&retries=0&retryAfterMax=100&initialDelay=0&delay=10")
                .to("mock:pages"));
        fixture.context.getEndpoint("mock:pages", MockEndpoint.class).expectedMinimumMessageCount(1);
        MockEndpoint.assertIsSatisfied(fixture.context, 10, TimeUnit.SECONDS);
    }

    @Test
    void aCallWhoseCredentialsVanishWhileItFailsEnds() throws Exception {
        fixture.start();
        fixture.simulator.faults().script(request -> {
            IntegryConfiguration without = fixture.component.getConfiguration().copy();
            without.setAppSecret(null);
            fixture.component.setConfiguration(without);
            return Optional.of(StatusFaults.unavailable());
        });
        Exchange ended = fixture.template()
                .asyncSend("integry:function/pipedrive-add-a-person?userId=u1", exchange -> exchange.getMessage()
                        .setBody("{\"name\":\"Ada\"}"))
                .get(10, TimeUnit.SECONDS);
        assertThat(ended.getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .cause()
                .isInstanceOf(IntegryServerException.class)
                .satisfies(cause -> assertThat(cause.getSuppressed()[0]).hasMessageContaining("appSecret is missing"));
    }

    /** Days forward and back at every request, with every third one refused for a moment, in four forms. */
    @Test
    @Tag("soak")
    void walksGoOnWhileTheClockIsSetAtRandom() throws Exception {
        Random random = new Random(14);
        List<RetryAfter> moments = List.of(
                RetryAfter.text("0.2"),
                RetryAfter.text("0.1, 0.3"),
                RetryAfter.dateIn(Duration.ZERO),
                RetryAfter.texts("0", "0.2"));
        fixture.simulator.faults().script(request -> {
            ahead = Duration.ofMinutes(random.nextInt(20_000) - 10_000);
            return random.nextInt(3) > 0
                    ? Optional.empty()
                    : Optional.of(StatusFaults.throttled(moments.get(random.nextInt(4)), ahead));
        });
        Set<String> states = ConcurrentHashMap.newKeySet();
        Queue<Object> records = new ConcurrentLinkedQueue<>();
        AtomicInteger walks = new AtomicInteger();
        fixture.start(routes -> routes.from(LIST + "&parameters.limit=5&initialDelay=0&delay=10&splitResults=true"
                        + "&sendEndOfWalk=true&stallTimeout=20000")
                .routeId("sync")
                .process(exchange -> {
                    states.add(String.valueOf(fixture.consumer("sync").walk().stalled()));
                    if (exchange.getMessage().getHeader(IntegryConstants.END_OF_WALK) == null) {
                        records.add(exchange.getMessage().getBody());
                    } else {
                        walks.incrementAndGet();
                    }
                }));
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> walks.get() >= 5);
        assertThat(records.size())
                .isGreaterThanOrEqualTo(5 * fixture.simulator.persons().size());
        assertThat(states).as("never stalled").containsExactly("null");
    }
}
