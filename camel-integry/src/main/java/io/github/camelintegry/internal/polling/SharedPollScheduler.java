package io.github.camelintegry.internal.polling;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.spi.ScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls a consumer on threads that it shares with others, as its options say; a walk that gave way to others goes on as soon
 * as it is its turn again.
 */
public final class SharedPollScheduler extends ServiceSupport implements ScheduledPollConsumerScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(SharedPollScheduler.class);
    private static final long DEFAULT_INITIAL_DELAY_MILLIS = 1000;

    private final ScheduledPollConsumer consumer;
    private final LongSupplier timesGivenWay;
    private final SharedPolls polls;
    private @Nullable CamelContext context;
    private @Nullable Runnable task;
    private @Nullable Future<?> next;
    private boolean scheduled;
    /** Tells the polls of this start from those of an earlier one, whose last may still be going on. */
    private int start;

    /**
     * Polls this consumer.
     *
     * @param timesGivenWay how often its polls have given way so far
     */
    public SharedPollScheduler(ScheduledPollConsumer consumer, LongSupplier timesGivenWay, SharedPolls polls) {
        this.consumer = consumer;
        this.timesGivenWay = timesGivenWay;
        this.polls = polls;
    }

    /** Whether another poll waits for one of the threads. */
    public boolean isAwaited() {
        return polls.isAwaited();
    }

    @Override
    public void onInit(Consumer initialized) {}

    @Override
    public void scheduleTask(Runnable toRun) {
        task = toRun;
    }

    @Override
    public synchronized void startScheduler() {
        if (!scheduled) {
            scheduled = true;
            start++;
            long millis = consumer.getInitialDelay() < 0
                    ? DEFAULT_INITIAL_DELAY_MILLIS
                    : consumer.getTimeUnit().toMillis(consumer.getInitialDelay());
            plan(TimeUnit.MILLISECONDS.toNanos(millis), start);
        }
    }

    private void poll(int ofStart) {
        Runnable poll = task;
        long begun = polls.ticker().read();
        long before = timesGivenWay.getAsLong();
        try {
            if (poll != null) {
                poll.run();
            }
        } finally {
            long passed = polls.ticker().read() - begun;
            long delay = consumer.getTimeUnit().toNanos(consumer.getDelay());
            boolean gaveWay = timesGivenWay.getAsLong() != before;
            plan(gaveWay ? 0 : consumer.isUseFixedDelay() ? delay : Math.max(0, delay - passed), ofStart);
        }
    }

    private synchronized void plan(long nanos, int ofStart) {
        if (!scheduled || ofStart != start) {
            return;
        }
        try {
            next = polls.threads().schedule(() -> poll(ofStart), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("The component is being stopped, so that {} polls no more", consumer);
        }
    }

    @Override
    public synchronized void unscheduleTask() {
        scheduled = false;
        if (next != null) {
            next.cancel(true);
            next = null;
        }
    }

    @Override
    public synchronized boolean isSchedulerStarted() {
        return scheduled;
    }

    @Override
    protected void doStop() {
        unscheduleTask();
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }
}
