package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.RetryAfter;
import io.github.camelintegry.simulator.fault.StatusFaults;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A long run with faults leaves nothing behind. */
@Tag("soak")
@BothStyles
class FloodTest {

    @Parameter
    String style;

    private static final int CALLS = 50_000;
    private static final int AT_ONCE = 48;

    private final AtomicInteger callbacks = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();

    @Test
    void fiftyThousandCallsWithFaultsLeaveNothingBehind() throws Exception {
        try (IntegryFixture fixture = new IntegryFixture().style(style)) {
            fixture.component.getConfiguration().setRetryBackoffMax(20);
            fixture.start();
            AsyncProducer producer = fixture.context
                    .getEndpoint(
                            "integry:function/slack-post-message?userId=u1&responseTimeout=250ms&maxResponseSize=100KB"
                                    + "&maxConnections=16")
                    .createAsyncProducer();
            producer.start();
            flood(producer, 5_000);
            fixture.simulator.journal().clear();
            long heapBefore = settledHeap();
            int threadsBefore = threads();

            fixture.simulator
                    .faults()
                    .script(FaultScript.random(
                            42,
                            0.05,
                            StatusFaults.throttled(RetryAfter.seconds(0)),
                            StatusFaults.unavailable(),
                            StatusFaults.serverError(),
                            StatusFaults.invalidInput("text", "is required"),
                            ConnectionFaults.reset(),
                            ConnectionFaults.resetInBody(),
                            ConnectionFaults.truncated(),
                            ConnectionFaults.hang(),
                            ConnectionFaults.drip(Duration.ofMillis(20)),
                            AnswerFaults.html(),
                            AnswerFaults.garbage(),
                            AnswerFaults.huge(1_000_000),
                            AnswerFaults.gzipBomb(10_000_000),
                            AnswerFaults.networkCode(500)));
            flood(producer, CALLS);
            fixture.simulator.faults().clear();
            fixture.simulator.journal().clear();

            assertThat(callbacks).hasValue(CALLS + 5_000);
            assertThat(failures.get()).isBetween(CALLS / 100, CALLS / 10);
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            fixture.simulator.openConnections())
                    .isLessThanOrEqualTo(16));
            assertThat(fixture.simulator.maxConcurrentRequests()).isLessThanOrEqualTo(64);
            // those that a busy machine called for go after ten idle seconds
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(threads())
                    .isLessThanOrEqualTo(threadsBefore + 2));
            assertThat(settledHeap()).isLessThan(heapBefore + 8_000_000);
            producer.stop();
        }
        Awaitility.await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(name -> name.contains("IntegryReply")))
                .isEmpty());
    }

    private void flood(AsyncProducer producer, int calls) throws InterruptedException {
        Semaphore slots = new Semaphore(AT_ONCE);
        for (int i = 0; i < calls; i++) {
            assertThat(slots.tryAcquire(60, TimeUnit.SECONDS))
                    .as("no call hangs")
                    .isTrue();
            Exchange exchange = producer.getEndpoint().createExchange();
            exchange.getIn().setHeader("CamelIntegryUserId", "u" + i % 50);
            exchange.getIn().setBody(Map.of("channel", "general", "text", "hello"));
            producer.process(exchange, doneSync -> {
                callbacks.incrementAndGet();
                if (exchange.getException() != null) {
                    failures.incrementAndGet();
                }
                slots.release();
            });
        }
        assertThat(slots.tryAcquire(AT_ONCE, 60, TimeUnit.SECONDS)).isTrue();
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Heap in use after collections have stopped to make a difference. */
    private static long settledHeap() {
        AtomicInteger rounds = new AtomicInteger();
        long[] used = {Long.MAX_VALUE};
        Awaitility.await().pollInterval(Duration.ofMillis(200)).until(() -> {
            System.gc();
            long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            boolean settled = rounds.incrementAndGet() > 3 && now > used[0] - 200_000;
            used[0] = Math.min(used[0], now);
            return settled;
        });
        return used[0];
    }
}
