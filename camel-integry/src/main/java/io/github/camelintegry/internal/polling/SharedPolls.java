package io.github.camelintegry.internal.polling;

import io.github.camelintegry.internal.util.Ticker;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/** The threads on which the consumers of a component take turns. They are made when the first one polls. */
public final class SharedPolls extends ServiceSupport {

    private final CamelContext context;
    private final int size;
    private final Ticker ticker;
    private @Nullable ScheduledExecutorService threads;

    /**
     * So many threads.
     *
     * @param ticker measures how long a poll took
     */
    public SharedPolls(CamelContext context, int size, Ticker ticker) {
        this.context = context;
        this.size = size;
        this.ticker = ticker;
    }

    Ticker ticker() {
        return ticker;
    }

    synchronized ScheduledExecutorService threads() {
        if (threads == null) {
            threads = context.getExecutorServiceManager().newScheduledThreadPool(this, "IntegryPoll", size);
        }
        return threads;
    }

    /** Whether a poll is due that no thread has begun. Where threads are virtual, none waits for one. */
    synchronized boolean isAwaited() {
        ScheduledExecutorService pool = threads instanceof SizedScheduledExecutorService sized
                ? sized.getScheduledThreadPoolExecutor()
                : threads;
        // the head of the queue is what is due first
        return pool instanceof ScheduledThreadPoolExecutor executor
                && executor.getQueue().peek() instanceof Delayed first
                && first.getDelay(TimeUnit.NANOSECONDS) <= 0;
    }

    @Override
    protected synchronized void doStop() {
        if (threads != null) {
            context.getExecutorServiceManager().shutdownNow(threads);
            threads = null;
        }
    }
}
