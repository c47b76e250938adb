package io.github.camelintegry;

import io.github.camelintegry.walk.Page;
import io.github.camelintegry.walk.WalkLimits;
import io.github.camelintegry.walk.WalkRecord;
import io.github.camelintegry.walk.Walker;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the pages of a function or listing, one exchange a page. A page's successor is stored only when its exchange has
 * succeeded; a poll ends at the first page that fails, and the next one begins with it.
 */
public class IntegryConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(IntegryConsumer.class);

    private final IntegryEndpoint endpoint;
    private @Nullable Walks walks;
    private @Nullable FailureReports reports;
    private volatile @Nullable Walker walker;
    private volatile @Nullable Completion completion;

    /** A consumer of this endpoint. */
    public IntegryConsumer(IntegryEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        endpoint.getComponent()
                .signer(
                        endpoint.getConfiguration().getAppKey(),
                        endpoint.getConfiguration().getAppSecret());
        walks = new Walks(endpoint);
        StateRepository<String, String> repository = endpoint.getConfiguration().getCursorRepository();
        endpoint.getComponent().claimWalk(repository == null ? endpoint : repository, walks.key());
        if (reports == null) {
            reports = new FailureReports(getExceptionHandler());
            setExceptionHandler(reports);
        }
        if (repository == null) {
            LOG.info(
                    "The walk of {} is kept in memory: after a restart it begins at the first page. Set cursorRepository to"
                            + " go on where it was",
                    endpoint);
        }
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        stopWaiting();
        Completion waiting = completion;
        if (waiting != null) {
            waiting.abandon();
        }
        super.doStop();
        if (walks != null) {
            StateRepository<String, String> repository =
                    endpoint.getConfiguration().getCursorRepository();
            endpoint.getComponent().releaseWalk(repository == null ? endpoint : repository, walks.key());
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        stopWaiting();
        super.doSuspend();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask runningTask) {
        if (runningTask != ShutdownRunningTask.CompleteAllTasks) {
            stopWaiting();
        }
        return super.deferShutdown(runningTask);
    }

    /** A page that is being fetched is not waited for; one that is being processed is. */
    private void stopWaiting() {
        Walker current = walker;
        if (current != null) {
            current.close();
        }
    }

    @Override
    protected boolean isPollAllowed() {
        return super.isPollAllowed() && walks != null && walks.throttled().isZero();
    }

    @Override
    protected int poll() throws Exception {
        // a shutdown that was called off must not hold later polls
        shutdownRunningTask = null;
        pendingExchanges = 0;
        WalkRecord position = walks().position();
        int exchanges = 0;
        try (Walker open = walks().walker(position, limits())) {
            walker = open;
            Page page;
            while (isWalkAllowed() && (page = open.next(null)) != null) {
                forceConsumerAsReady();
                WalkRecord after = position.after(page, false);
                if (!page.isEmpty()) {
                    if (!process(page, after)) {
                        break;
                    }
                    exchanges++;
                }
                walks().commit(after);
                position = after;
            }
        } finally {
            walker = null;
        }
        return exchanges;
    }

    private boolean isWalkAllowed() {
        return isBatchAllowed() && !isSuspending() && !isSuspended();
    }

    private WalkLimits limits() {
        IntegryConfiguration options = endpoint.getConfiguration();
        return new WalkLimits(options.getPrefetchCount(), options.getMaxPagesPerPoll(), options.getMaxEmptyPages());
    }

    /** Sends a page through the route and waits for its end; {@code false} if the consumer was stopped before. */
    private boolean process(Page page, WalkRecord after) throws Exception {
        Exchange exchange = createExchange(false);
        walks().fill(exchange, page, after);
        Completion end = new Completion();
        exchange.getExchangeExtension().addOnCompletion(end);
        completion = end;
        try {
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                // a route that is being forced to stop refuses exchanges without completing them
                end.onFailure(exchange);
            }
            return end.await();
        } catch (Exception e) {
            failureReports().failedWith(exchange, e);
            throw e;
        } finally {
            completion = null;
        }
    }

    private Walks walks() {
        if (walks == null) {
            throw new IllegalStateException("The consumer is not started");
        }
        return walks;
    }

    private FailureReports failureReports() {
        if (reports == null) {
            throw new IllegalStateException("The consumer is not started");
        }
        return reports;
    }

    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException("Pages come one by one");
    }
}
