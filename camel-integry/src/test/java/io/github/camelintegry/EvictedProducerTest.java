package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stop of a route ends the calls of its own exchanges, and those of no other. */
class EvictedProducerTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final CountDownLatch left = new CountDownLatch(1);

    private void silentAt(int request) {
        fixture.simulator.faults().script(FaultScript.onCall(request, ConnectionFaults.hang(left::countDown)));
    }

    private void awaitRequests(int count) {
        Awaitility.await().until(() -> fixture.simulator.journal().size() >= count);
    }

    private static RouteBuilder route(String from, String id, String user) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(id).toD(ADD + user);
            }
        };
    }

    private CompletableFuture<Exchange> send(String route, String user) {
        return fixture.template().asyncSend(route, exchange -> {
            exchange.getIn().setHeader("user", user);
            exchange.getIn().setBody(Map.of("name", "Ada"));
        });
    }

    private void stopByForce(String route) throws Exception {
        fixture.context.getRouteController().stopRoute(route, 200, TimeUnit.MILLISECONDS);
    }

    @Test
    void aCallOfAnotherRouteOutlivesItsProducerAfterAStopByForce() throws Exception {
        silentAt(1);
        AsyncProducer producer =
                fixture.context.getEndpoint(ADD + "bob", IntegryEndpoint.class).createAsyncProducer();
        fixture.start(route("direct:stopped", "stopped", "ada"), new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:living").routeId("living").process(new Through(producer));
            }
        });
        producer.start();
        CompletableFuture<Exchange> forced = send("direct:stopped", "ada");
        awaitRequests(1);
        stopByForce("stopped");
        assertThat(forced.get(20, TimeUnit.SECONDS).getException()).isInstanceOf(IntegryOutcomeUnknownException.class);

        CountDownLatch release = fixture.hold();
        CompletableFuture<Exchange> living = send("direct:living", "bob");
        Awaitility.await().until(() -> fixture.context.getInflightRepository().size("living") == 1);
        // as Camel does when it needs the producer's place in a cache
        producer.stop();
        release.countDown();
        assertThat(living.get(20, TimeUnit.SECONDS).getException()).isNull();
    }

    /** A step of a route that asks this producer. */
    private static final class Through extends AsyncProcessorSupport {
        private final AsyncProducer producer;

        Through(AsyncProducer producer) {
            this.producer = producer;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return producer.process(exchange, callback);
        }
    }

    @Test
    void aStopThatWaitsEndsNoCall() throws Exception {
        CountDownLatch release = fixture.hold();
        fixture.start(route("direct:living", "living", "${header.user}"));
        CompletableFuture<Exchange> living = send("direct:living", "bob");
        Awaitility.await().until(() -> fixture.context.getInflightRepository().size("living") == 1);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(fixture.context::stop);
        Awaitility.await().until(() -> fixture.context.getStatus().isStopping());
        release.countDown();
        assertThat(living.get(20, TimeUnit.SECONDS).getException()).isNull();
        stop.get(20, TimeUnit.SECONDS);
    }

    @Test
    void aContextThatIsStoppedByForceEndsThem() throws Exception {
        silentAt(1);
        fixture.context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        fixture.context.getShutdownStrategy().setTimeout(200);
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        fixture.start(routes -> routes.from("seda:a")
                .routeId("sync")
                .process(exchange -> exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                    @Override
                    public void onFailure(Exchange failed) {
                        failure.complete(failed.getException());
                    }
                }))
                .toD(ADD + "ada"));
        fixture.template().sendBody("seda:a", Map.of("name", "Ada"));
        awaitRequests(1);
        fixture.context.stop();
        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(failure.get(20, TimeUnit.SECONDS)).isInstanceOf(IntegryOutcomeUnknownException.class);
    }

    /** It has left the route that made it for another one, which goes on. */
    @Test
    void allPagesAreReadThoughTheRouteThatAskedForThemIsStopped() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        CompletableFuture<Boolean> read = new CompletableFuture<>();
        AtomicInteger records = new AtomicInteger();
        fixture.start(routes -> {
            routes.from("direct:a")
                    .routeId("asking")
                    .to("integry:function/pipedrive-get-all-persons?userId=u1&walk=true&functionType=query"
                            + "&parameters.limit=5")
                    .to("seda:rows?waitForTaskToComplete=Never");
            routes.from("seda:rows")
                    .routeId("reading")
                    .split(routes.body())
                    .streaming()
                    .process(record -> {
                        records.incrementAndGet();
                        begun.countDown();
                        goOn.await(10, TimeUnit.SECONDS);
                    })
                    .end()
                    .process(exchange -> read.complete(true));
        });
        fixture.template().sendBody("direct:a", null);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
        stopByForce("asking");
        assertThat(fixture.context.getRouteController().getRouteStatus("asking"))
                .isEqualTo(ServiceStatus.Stopped);
        goOn.countDown();
        assertThat(read.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(records).hasValue(20);
    }
}
