package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.io.Closeable;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges that would begin a walk when as many are open as may be (maxOpenWalks). */
@Timeout(60)
class PlacesOfWalksTest {

    private static final String WALK =
            "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5&walk=true";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final CountDownLatch held = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Object> seen = new CopyOnWriteArrayList<>();

    private void hold(Exchange exchange) throws InterruptedException {
        held.countDown();
        assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private CompletableFuture<Exchange> send(String route) {
        return fixture.template().asyncSend(route, exchange -> {});
    }

    /** With one place, which a walk has until it is let go, and another route that wants one. */
    private CompletableFuture<Exchange> startWithThePlaceTaken(String options) throws Exception {
        fixture.component.setMaxOpenWalks(1);
        fixture.context.getRegistry().bind("c", new MemoryStateRepository());
        fixture.start(routes -> {
            routes.from("direct:hold").to(WALK).process(this::hold);
            routes.from("direct:a")
                    .routeId("a")
                    .to(WALK + options)
                    .split(routes.body())
                    .streaming()
                    .process(exchange -> seen.add(exchange.getMessage().getBody()));
        });
        CompletableFuture<Exchange> holder = send("direct:hold");
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        return holder;
    }

    private void awaitWaiting(int count) {
        Awaitility.await().until(() -> fixture.component.producerWalks().open().waiting() == count);
    }

    private static Throwable failure(CompletableFuture<Exchange> exchange) throws Exception {
        return exchange.get(20, TimeUnit.SECONDS).getException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&cursorRepository=#c"})
    void waitTheirTurnAndSendNothingMeanwhile(String options) throws Exception {
        CompletableFuture<Exchange> holder = startWithThePlaceTaken(options);
        int requests = fixture.simulator.journal().size();
        CompletableFuture<Exchange> waiting = send("direct:a");
        awaitWaiting(1);
        assertThat(waiting).isNotDone();
        release.countDown();
        assertThat(failure(holder)).isNull();
        assertThat(failure(waiting)).isNull();
        assertThat(seen).hasSize(20);
        assertThat(requests).as("of the walk that had the place").isLessThanOrEqualTo(2);
        assertThat(fixture.component.producerWalks().open().taken()).isZero();
    }

    @Test
    void failUnsentWhereAsManyWaitAsMay() throws Exception {
        startWithThePlaceTaken("&maxQueuedCalls=1");
        CompletableFuture<Exchange> waiting = send("direct:a");
        awaitWaiting(1);
        assertThat(failure(send("direct:a")))
                .isInstanceOfSatisfying(IntegryTransportException.class, e -> assertThat(e.getOutcome())
                        .isEqualTo(Outcome.NOT_SENT))
                .hasMessageContaining("(maxOpenWalks)")
                .hasMessageContaining("(maxQueuedCalls)");
        release.countDown();
        assertThat(failure(waiting)).isNull();
    }

    @Test
    void areAwakenedWhereNobodyWaitsForTheirRouteAnyMore() throws Exception {
        startWithThePlaceTaken("&cursorRepository=#c");
        CompletableFuture<Exchange> waiting = send("direct:a");
        awaitWaiting(1);
        fixture.context.getRouteController().stopRoute("a", 50, TimeUnit.MILLISECONDS);
        assertThat(failure(waiting)).isInstanceOf(IntegryTransportException.class);
        awaitWaiting(0);
        release.countDown();
        fixture.context.getRouteController().startRoute("a");
        assertThat(failure(send("direct:a"))).as("its claim is given back too").isNull();
    }

    @Test
    void areAwakenedWhereTheComponentStops() throws Exception {
        startWithThePlaceTaken("");
        CompletableFuture<Exchange> waiting = send("direct:a");
        awaitWaiting(1);
        CompletableFuture<Void> stop = CompletableFuture.runAsync(fixture.component::stop);
        assertThat(failure(waiting)).isInstanceOf(IntegryTransportException.class);
        release.countDown();
        assertThat(stop).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void insideTheExchangeOfAnOpenWalkNeedNoPlace() throws Exception {
        fixture.component.setMaxOpenWalks(1);
        fixture.start(routes -> {
            routes.from("direct:a")
                    .to(WALK)
                    .split(routes.body())
                    .streaming()
                    .parallelProcessing()
                    .setBody(routes.constant(null))
                    .to("direct:inside")
                    .end();
            routes.from("direct:inside")
                    .to(WALK.replace("u1", "u2"))
                    .split(routes.body())
                    .process(exchange -> seen.add(exchange.getMessage().getBody()))
                    .end()
                    .setBody(routes.constant(null))
                    .to(WALK.replace("u1", "u3"))
                    .split(routes.body())
                    .process(exchange -> seen.add(exchange.getMessage().getBody()));
        });
        assertThat(failure(send("direct:a"))).isNull();
        assertThat(seen).hasSize(20 * 2 * 20);
        assertThat(fixture.component.producerWalks().open().taken()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void getThePlaceOfAWalkThatWasReadToItsEndOrClosedThoughItsExchangeGoesOn(boolean toItsEnd) throws Exception {
        fixture.component.setMaxOpenWalks(1);
        fixture.start(routes -> {
            routes.from("direct:first")
                    .to(WALK)
                    .process(exchange -> {
                        Iterator<?> all = exchange.getMessage().getBody(Iterator.class);
                        for (int i = 0; i < (toItsEnd ? 20 : 3); i++) {
                            all.next();
                        }
                        if (!toItsEnd) {
                            ((Closeable) all).close();
                        }
                    })
                    .process(this::hold);
            routes.from("direct:second").to(WALK);
        });
        CompletableFuture<Exchange> first = send("direct:first");
        assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(failure(send("direct:second"))).isNull();
        release.countDown();
        assertThat(failure(first)).isNull();
    }

    @Test
    void getThePlaceOfAWalkThatCouldNotBegin() throws Exception {
        fixture.component.setMaxOpenWalks(1);
        fixture.component.getConfiguration().setRetries(0);
        fixture.context.getRegistry().bind("c", new MemoryStateRepository());
        fixture.start(routes -> {
            routes.from("direct:wrong").to("integry:function/no-such?userId=u1&walk=true&cursorRepository=#c");
            routes.from("direct:a").to(WALK);
        });
        for (int i = 0; i < 3; i++) {
            assertThat(failure(send("direct:wrong")))
                    .isInstanceOf(io.github.camelintegry.exception.IntegryNotFoundException.class);
        }
        assertThat(failure(send("direct:a"))).isNull();
        assertThat(fixture.component.producerWalks().open().taken()).isZero();
    }
}
