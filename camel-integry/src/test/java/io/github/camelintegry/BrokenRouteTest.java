package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.status.WalkStatus;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An Error, which Camel gives to no error handler, costs a walk one repetition of its page, and nothing else. */
class BrokenRouteTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
            + "&functionType=query&initialDelay=0&delay=10&repeatCount=2";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private final AtomicInteger errors = new AtomicInteger();

    private void take(Exchange exchange) {
        pages.add(exchange.getIn().getHeader(IntegryConstants.PAGE_NUMBER, Long.class));
    }

    /** On page 2, once. */
    private void overflow(Exchange exchange) {
        take(exchange);
        if (pages.size() == 2 && errors.getAndIncrement() == 0) {
            endless(1);
        }
    }

    private static int endless(int depth) {
        // the stack ends long before the numbers do
        return depth == 0 ? 0 : 1 + endless(depth + 1);
    }

    private void runOutOfMemory(Exchange exchange) {
        take(exchange);
        if (pages.size() == 2 && errors.getAndIncrement() == 0) {
            throw new OutOfMemoryError("thrown by the test");
        }
    }

    private void theWalkGoesOn() {
        Awaitility.await().until(() -> pages.size() == 5);
        assertThat(pages).containsExactly(1L, 2L, 2L, 3L, 4L);
        assertThat(errors.get()).isPositive();
        nothingIsLeftThatAStopWouldWaitFor();
    }

    private void nothingIsLeftThatAStopWouldWaitFor() {
        Awaitility.await().untilAsserted(() -> assertThat(fixture.context.getRoutes())
                .extracting(route -> fixture.context.getInflightRepository().size(route.getRouteId()))
                .containsOnly(0));
        assertThat(fixture.context.getInflightRepository().size()).isZero();
    }

    @Test
    void aWalkGoesOnAfterAStackOverflowInItsRoute() throws Exception {
        fixture.start(routes -> routes.from(PERSONS).process(this::overflow));
        theWalkGoesOn();
    }

    @Test
    void aWalkGoesOnAfterAnOutOfMemoryErrorInItsRoute() throws Exception {
        fixture.start(routes -> routes.from(PERSONS).process(this::runOutOfMemory));
        theWalkGoesOn();
    }

    @Test
    void soDoesOneWhosePollsShareTheirThreads() throws Exception {
        fixture.component.setPollThreads(1);
        fixture.start(routes -> routes.from(PERSONS).process(this::overflow));
        theWalkGoesOn();
    }

    @Test
    void soDoesOneWhoseRouteBreaksOffBehindACall() throws Exception {
        fixture.start(
                routes -> routes.from(PERSONS).to("integry:apps?userId=u1").process(this::overflow));
        theWalkGoesOn();
    }

    @Test
    void soDoesOneWhoseRouteBreaksOffInARouteItIsSentTo() throws Exception {
        fixture.start(routes -> {
            routes.from(PERSONS).to("direct:save").to("mock:behind");
            routes.from("direct:save")
                    .filter(exchange -> {
                        overflow(exchange);
                        return true;
                    })
                    .to("mock:saved");
        });
        theWalkGoesOn();
    }

    @Test
    void soDoesOneWhoseRouteHasAskedForAPageOfAnotherWalkBeforeItBreaksOff() throws Exception {
        fixture.start(routes -> routes.from(PERSONS)
                .process(this::take)
                .pollEnrich("integry:functions?userId=u2", 10_000)
                .split(routes.constant(List.of(1, 2)))
                .to("integry:apps?userId=u1")
                .process(part -> {
                    if (pages.size() == 2 && errors.getAndIncrement() == 0) {
                        endless(1);
                    }
                })
                .end());
        theWalkGoesOn();
    }

    @Test
    void theErrorIsReportedToTheRoutesErrorHandlerWhereThatIsTheBridge() throws Exception {
        List<Throwable> seen = new CopyOnWriteArrayList<>();
        fixture.start(routes -> {
            routes.onException(StackOverflowError.class)
                    .handled(true)
                    .process(exchange -> seen.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(PERSONS + "&bridgeErrorHandler=true").process(this::overflow);
        });
        Awaitility.await().until(() -> pages.size() == 5);
        assertThat(pages).containsExactly(1L, 2L, 2L, 3L, 4L);
        assertThat(seen).hasSize(1);
    }

    @Test
    void whileItsPageComesAgainAWalkSaysWhyItFails() throws Exception {
        fixture.start(routes -> routes.from(PERSONS.replace("repeatCount=2", "repeatCount=1"))
                .routeId("sync")
                .process(this::overflow));
        Awaitility.await().until(() -> fixture.consumer("sync").getWalkStatus().state() == WalkStatus.State.FAILING);
        assertThat(fixture.consumer("sync").getLastWalkError()).contains("StackOverflowError");
    }

    @Test
    void aWalkGoesOnAfterAnErrorOfItsRepository() throws Exception {
        fixture.context.getRegistry().bind("store", new FailingOnce());
        fixture.start(
                routes -> routes.from(PERSONS + "&cursorRepository=#store").process(this::take));
        theWalkGoesOn();
    }

    /** As one that was built for another library. */
    private final class FailingOnce extends ServiceSupport implements StateRepository<String, String> {
        private volatile String state;

        @Override
        public void setState(String key, String value) {
            if (pages.size() == 2 && errors.getAndIncrement() == 0) {
                throw new NoSuchMethodError("of another version");
            }
            state = value;
        }

        @Override
        public String getState(String key) {
            return state;
        }
    }

    @Test
    void whoWaitsForARouteThatBreaksOffBehindACallIsTold() throws Exception {
        fixture.start(
                routes -> routes.from("direct:ask").to("integry:apps?userId=u1").process(exchange -> endless(1)));
        CompletableFuture<Exchange> answer =
                CompletableFuture.supplyAsync(() -> fixture.template().request("direct:ask", exchange -> {}));
        assertThat(answer.get(20, TimeUnit.SECONDS).getException()).isNotNull();
        nothingIsLeftThatAStopWouldWaitFor();
    }

    /** Cannot be loaded: what reads a record into it fails with an Error. */
    public static final class Unloadable {
        static final int VALUE = fail();

        private static int fail() {
            throw new NoSuchMethodError("of another version");
        }

        public void setId(int id) {}
    }

    @Test
    void aWalkInAProducerEndsWithAnExceptionIfARecordCannotBeReadForAnError() throws Exception {
        List<Throwable> handled = new CopyOnWriteArrayList<>();
        fixture.start(routes -> {
            routes.onException(Throwable.class)
                    .handled(true)
                    .process(exchange -> handled.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from("direct:walk")
                    .to("integry:function/pipedrive-get-all-persons?userId=u1&functionType=query&walk=true&outputClass="
                            + Unloadable.class.getName())
                    .split(routes.body())
                    .streaming()
                    .to("mock:record")
                    .end();
        });
        CompletableFuture<Exchange> walk =
                CompletableFuture.supplyAsync(() -> fixture.template().request("direct:walk", exchange -> {}));
        walk.get(20, TimeUnit.SECONDS);
        // the first record fails by the Error itself, every later one by what the JVM says of it then
        assertThat(handled).isNotEmpty().first().satisfies(failure -> assertThat(failure)
                .hasStackTraceContaining(NoSuchMethodError.class.getName())
                .hasStackTraceContaining("of another version"));
        nothingIsLeftThatAStopWouldWaitFor();
    }
}
