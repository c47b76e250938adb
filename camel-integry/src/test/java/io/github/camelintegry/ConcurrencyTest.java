package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

@BothStyles
class ConcurrencyTest {

    @Parameter
    String style;

    private static final String GET_ALL = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=1";

    @Test
    void aThousandCallsAtOnceUseABoundedNumberOfThreadsAndConnections() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style)) {
            fixture.start(routes ->
                    routes.from("seda:in?size=2000&pollTimeout=20").to(GET_ALL).to("mock:done"));
            fixture.template().requestBody(GET_ALL, (Object) null);
            long before = integryThreads();
            fixture.simulator.latency(Duration.ofSeconds(1));

            var done = fixture.context.getEndpoint("mock:done", org.apache.camel.component.mock.MockEndpoint.class);
            ProducerTemplate template = fixture.template();
            for (int i = 0; i < 1000; i++) {
                template.sendBody("seda:in", null);
            }
            Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() >= 64);
            fixture.simulator.latency(Duration.ZERO);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> done.getReceivedCounter() == 1000);

            assertThat(fixture.simulator.maxConcurrentRequests()).isEqualTo(64);
            assertThat(fixture.simulator.openConnections()).isLessThanOrEqualTo(64);
            assertThat(integryThreads())
                    .as("a few, or some more while all are held up")
                    .isLessThanOrEqualTo(64);
            assertThat(before).isPositive();
        }
    }

    private static long integryThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains("IntegryReply"))
                .count();
    }

    @Test
    void aCallTooManyFailsAtOnceUnsentAndNamesTheOption() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style).start()) {
            CountDownLatch answers = fixture.hold();
            String uri = GET_ALL + "&maxConnections=1&maxQueuedCalls=2&retries=0";
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(fixture.template().asyncSend(uri, exchange -> {}));
            }
            Awaitility.await()
                    .until(() ->
                            calls.stream().filter(CompletableFuture::isDone).count() == 2);
            answers.countDown();
            List<Exception> failures = new ArrayList<>();
            for (CompletableFuture<Exchange> call : calls) {
                Exception failure = call.get(10, TimeUnit.SECONDS).getException();
                if (failure != null) {
                    failures.add(failure);
                }
            }
            assertThat(failures).hasSize(2).allSatisfy(failure -> assertThat(failure)
                    .hasMessageContaining("maxConnections")
                    .hasMessageContaining("maxQueuedCalls")
                    .hasMessageContaining("nothing was sent. Make fewer calls at once"));
        }
    }

    @Test
    void callsUnderWayWhenTheContextStopsEndInBoundedTime() throws Exception {
        IntegryFixture fixture = new IntegryFixture().style(style);
        try (fixture) {
            fixture.start();
            fixture.simulator.latency(Duration.ofMinutes(1));
            CompletableFuture<Exchange> call = fixture.template().asyncSend(GET_ALL, exchange -> {});
            Awaitility.await().until(() -> fixture.simulator.maxConcurrentRequests() == 1);
            fixture.context.stop();
            assertThat(call.get(10, TimeUnit.SECONDS).getException()).isNotNull();
        }
        Awaitility.await().untilAsserted(() -> assertThat(integryThreads()).isZero());
    }

    @Test
    void theRouteGoesOnOnNoEventLoop() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style)) {
            List<String> threads = new java.util.concurrent.CopyOnWriteArrayList<>();
            fixture.start(routes -> routes.from("direct:a")
                    .to(GET_ALL)
                    .process(exchange -> threads.add(Thread.currentThread().getName())));
            fixture.template().requestBody("direct:a", (Object) null);
            assertThat(threads).singleElement().asString().contains("IntegryReply");
        }
    }
}
