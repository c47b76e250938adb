package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.client.PendingCall;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is stopped while the service has not answered yet ends the request: the service sees that, at once. */
@BothHttpVersions
class StoppedRouteTest {

    private static final String PERSONS =
            "integry:function/pipedrive-get-all-persons?userId=ada&functionType=query&parameters.limit=1";

    @RegisterExtension
    private final IntegryFixture fixture;

    private final CountDownLatch left = new CountDownLatch(1);

    StoppedRouteTest(String version) {
        fixture = HttpVersions.fixture(version);
    }

    /** From the request of this number on, counted from 1, one is not answered. */
    private void silentAt(int request) {
        fixture.simulator.faults().script(FaultScript.onCall(request, ConnectionFaults.hang(left::countDown)));
    }

    private void awaitRequests(int count) {
        Awaitility.await().until(() -> fixture.simulator.journal().size() >= count);
    }

    private void theServiceSawTheEnd() throws InterruptedException {
        assertThat(left.await(10, TimeUnit.SECONDS))
                .as("the service saw the end")
                .isTrue();
    }

    private CompletableFuture<Void> stopRoute() {
        return CompletableFuture.runAsync(() -> {
            try {
                fixture.context.getRouteController().stopRoute("sync", 200, TimeUnit.MILLISECONDS);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aConsumersPageIsGivenUpAndComesAgain() throws Exception {
        Queue<Integer> ids = new ConcurrentLinkedQueue<>();
        silentAt(2);
        fixture.start(routes -> routes.from(PERSONS + "&initialDelay=0&delay=10&repeatCount=0&prefetchCount=0")
                .routeId("sync")
                .process(page -> ids.add(
                        page.getIn().getBody(JsonNode.class).get(0).get("id").asInt())));
        awaitRequests(2);
        stopRoute().get(20, TimeUnit.SECONDS);
        theServiceSawTheEnd();
        assertThat(ids).containsExactly(1);

        fixture.context.getRouteController().startRoute("sync");
        Awaitility.await().until(() -> ids.size() >= 3);
        assertThat(ids).startsWith(1, 2, 3);
    }

    @Test
    void aPausedConsumerEndsItsRequestToo() throws Exception {
        silentAt(1);
        fixture.start(routes ->
                routes.from(PERSONS + "&initialDelay=0").routeId("sync").to("mock:end"));
        awaitRequests(1);
        fixture.consumer("sync").pause();
        theServiceSawTheEnd();
    }

    @Test
    void aReceiveIsGivenUp() throws Exception {
        silentAt(1);
        fixture.start(routes -> routes.from("direct:a").routeId("sync").pollEnrich(PERSONS, 30_000));
        CompletableFuture<Exchange> exchange = fixture.template().asyncSend("direct:a", sent -> {});
        awaitRequests(1);
        stopRoute();
        theServiceSawTheEnd();
        assertThat(exchange.get(20, TimeUnit.SECONDS).getException())
                .hasStackTraceContaining(RejectedExecutionException.class.getName());
    }

    @Test
    void aWriteEndsWithOutcomeUnknown() throws Exception {
        CompletableFuture<Throwable> failure = forcedOff("integry:function/pipedrive-add-a-person?userId=ada");
        assertThat(failure.get(20, TimeUnit.SECONDS))
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .hasMessageContaining(
                        "The route was stopped before the answer was there, and the request was ended: it may"
                                + " have been executed all the same");
        assertThat(fixture.simulator.journal().size()).as("not tried again").isEqualTo(1);
    }

    @Test
    void aCallThatIsGivenUpWhileItsConnectionIsMadeAlarmsNobody() throws Exception {
        fixture.start();
        IntegryEndpoint endpoint = fixture.context.getEndpoint(PERSONS, IntegryEndpoint.class);
        IntegryRequest request = endpoint.requests().ofOptions();
        try (LogLines log = LogLines.ofAll()) {
            PendingCall call = endpoint.client().call(request, EffectSource.READ);
            call.breakOff();
            assertThat(call).failsWithin(20, TimeUnit.SECONDS);

            endpoint.client().call(request, EffectSource.READ).get(20, TimeUnit.SECONDS);
            assertThat(log.lines()).noneMatch(line -> line.contains("reset"));
        }
    }

    @Test
    void aReadEndsAndIsNotTriedAgain() throws Exception {
        CompletableFuture<Throwable> failure = forcedOff(PERSONS);
        assertThat(failure.get(20, TimeUnit.SECONDS))
                .isInstanceOfSatisfying(IntegryTransportException.class, e -> assertThat(e.getOutcome())
                        .isEqualTo(Outcome.UNKNOWN))
                .hasMessageContaining("The route was stopped");
        assertThat(fixture.simulator.journal().size()).isEqualTo(1);
    }

    /** At a stop by force Camel runs no further step of a route. */
    private static SynchronizationAdapter telling(CompletableFuture<Throwable> failure) {
        return new SynchronizationAdapter() {
            @Override
            public void onFailure(Exchange failed) {
                failure.complete(failed.getException());
            }
        };
    }

    /** {@return what the call of a route that is stopped by force fails with} */
    private CompletableFuture<Throwable> forcedOff(String uri) throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        silentAt(1);
        fixture.start(routes -> routes.from("seda:a")
                .routeId("sync")
                .process(exchange -> exchange.getExchangeExtension().addOnCompletion(telling(failure)))
                .to(uri));
        fixture.template().sendBody("seda:a", Map.of("name", "Ada"));
        awaitRequests(1);
        stopRoute();
        theServiceSawTheEnd();
        return failure;
    }

    @Test
    void aReadOfAllPagesEndsAndSaysSo() throws Exception {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        silentAt(2);
        fixture.start(routes -> routes.from("seda:a")
                .routeId("sync")
                .process(exchange -> exchange.getExchangeExtension().addOnCompletion(telling(failure)))
                .to(PERSONS + "&walk=true")
                .split(routes.body())
                .streaming()
                .stopOnException()
                .to("mock:record"));
        fixture.template().sendBody("seda:a", null);
        awaitRequests(2);
        stopRoute();
        theServiceSawTheEnd();
        assertThat(failure.get(20, TimeUnit.SECONDS))
                .hasStackTraceContaining("The route was stopped while the records");
    }

    @Test
    void aProducerThatIsStoppedWhileItsRouteGoesOnEndsNothing() throws Exception {
        CountDownLatch release = fixture.hold();
        fixture.start();
        AsyncProducer producer =
                fixture.context.getEndpoint(PERSONS, IntegryEndpoint.class).createAsyncProducer();
        producer.start();
        Exchange exchange = new DefaultExchange(fixture.context);
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        producer.process(exchange, done::complete);
        // as Camel does when it needs the producer's place in a cache
        producer.stop();
        release.countDown();
        done.get(20, TimeUnit.SECONDS);
        assertThat(exchange.getException()).isNull();
    }
}
