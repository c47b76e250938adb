package io.github.camelintegry.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.util.Ticker;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether somebody waits for one of the shared threads, and how long these live. */
class SharedPollsTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final SharedPolls polls = new SharedPolls(context, 1, Ticker.SYSTEM);
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void stop() {
        held.countDown();
        polls.stop();
        context.stop();
    }

    private void holdTheThread() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        polls.threads().execute(() -> {
            begun.countDown();
            Awaitility.await().until(() -> held.await(1, TimeUnit.MILLISECONDS));
        });
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nobodyWaitsBeforeThereIsAThread() {
        assertThat(polls.isAwaited()).isFalse();
    }

    @Test
    void onlyAPollThatIsDueWaits() throws Exception {
        holdTheThread();
        assertThat(polls.isAwaited()).isFalse();
        polls.threads().schedule(() -> {}, 1, TimeUnit.HOURS);
        assertThat(polls.isAwaited()).as("one that comes later").isFalse();
        polls.threads().schedule(() -> {}, 0, TimeUnit.NANOSECONDS);
        Awaitility.await().until(polls::isAwaited);
    }

    @Test
    void afterAStopThereAreOthers() {
        polls.start();
        ScheduledExecutorService before = polls.threads();
        assertThat(polls.threads()).isSameAs(before);
        polls.stop();
        assertThat(before.isShutdown()).isTrue();
        assertThat(polls.threads()).isNotSameAs(before);
    }
}
