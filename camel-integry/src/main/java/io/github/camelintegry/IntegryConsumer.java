package io.github.camelintegry;

import io.github.camelintegry.client.IntegryCursorException;
import io.github.camelintegry.client.IntegryException;
import io.github.camelintegry.client.Outcome;
import io.github.camelintegry.walk.Page;
import io.github.camelintegry.walk.WalkLimits;
import io.github.camelintegry.walk.WalkRecord;
import io.github.camelintegry.walk.Walker;
import java.util.Iterator;
import java.util.Queue;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
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
    private final boolean split;
    private @Nullable Walks walks;
    private @Nullable FailureReports reports;
    private volatile @Nullable Walker walker;
    private volatile @Nullable Completion completion;
    private boolean walkEnded;

    /** A consumer of this endpoint. */
    public IntegryConsumer(IntegryEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.split = endpoint.getConfiguration().isSplitResults();
    }

    @Override
    protected void doStart() throws Exception {
        walks = new Walks(endpoint, endpoint.getConfiguration().isSendEndOfWalk());
        walks.take(this);
        if (reports == null) {
            reports = new FailureReports(getExceptionHandler());
            setExceptionHandler(reports);
        }
        if (endpoint.getConfiguration().getCursorRepository() == null) {
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
            walks.giveBack();
        }
    }

    @Override
    protected void doSuspend() throws Exception {
        if (!isToComplete()) {
            stopWaiting();
        }
        super.doSuspend();
    }

    /** Whether a shutdown under way is to wait for the walk's end. */
    private boolean isToComplete() {
        return shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks;
    }

    /** A page that is being fetched is not waited for; one that is being processed is. */
    private void stopWaiting() {
        if (walks != null) {
            walks.stopAsking();
        }
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
        walkEnded = false;
        walks().refuseActions(null);
        try {
            return walk(walks().position());
        } catch (IntegryCursorException e) {
            if (failureReports().isOfPage(e) || e.getOutcome() != Outcome.REJECTED) {
                throw e;
            }
            return walk(walks().fallBack(e));
        } catch (IntegryException e) {
            if (!failureReports().isOfPage(e)) {
                walks().stayAway(e.getRetryAfter());
            }
            throw e;
        }
    }

    /** At the end of a walk there is nothing to be greedy for: the next one begins in its time. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() && !walkEnded;
    }

    private int walk(WalkRecord begin) throws Exception {
        WalkRecord position = begin;
        int exchanges = 0;
        try (Walker open = walks().walker(position, limits())) {
            walker = open;
            Page page;
            while (position.state() == WalkRecord.State.WALKING
                    && isWalkAllowed()
                    && (page = open.next(null)) != null) {
                forceConsumerAsReady();
                WalkRecord after = walks().after(position, page);
                if (!page.isEmpty()) {
                    if (!processPage(page, after)) {
                        return exchanges;
                    }
                    exchanges += split ? page.size() : 1;
                }
                walks().commit(after);
                position = after;
            }
        } finally {
            walker = null;
        }
        if (position.state() == WalkRecord.State.END_PENDING && isWalkAllowed() && process(endExchange(position))) {
            position = position.finished();
            walks().commit(position);
            exchanges++;
        }
        walkEnded = position.state() == WalkRecord.State.FINISHED;
        return exchanges;
    }

    private boolean isWalkAllowed() {
        return isToComplete() || isBatchAllowed() && !isSuspending() && !isSuspended();
    }

    private WalkLimits limits() {
        IntegryConfiguration options = endpoint.getConfiguration();
        return new WalkLimits(options.getPrefetchCount(), options.getMaxPagesPerPoll(), options.getMaxEmptyPages());
    }

    /** Sends a page through the route, whole or record by record; the first that fails ends it. */
    private boolean processPage(Page page, WalkRecord after) throws Exception {
        if (!split) {
            Exchange exchange = createExchange(false);
            walks().pages().fill(exchange, page, after);
            return process(exchange);
        }
        int index = 0;
        for (Iterator<Object> each = page.records().each().get(); each.hasNext(); index++) {
            Exchange exchange = createExchange(false);
            walks().pages().fillRecord(exchange, page, index, each.next(), after);
            if (!process(exchange)) {
                return false;
            }
        }
        return true;
    }

    private Exchange endExchange(WalkRecord position) {
        Exchange exchange = createExchange(false);
        walks().pages().fillEnd(exchange, position.finished());
        return exchange;
    }

    /** Sends an exchange through the route and waits for its end; {@code false} if the consumer was stopped before. */
    private boolean process(Exchange exchange) throws Exception {
        Completion end = new Completion();
        exchange.getExchangeExtension().addOnCompletion(end);
        completion = end;
        try {
            getProcessor().process(exchange);
            if (exchange.getException() != null) {
                // a route that is being forced to stop refuses exchanges without completing them
                end.onFailure(exchange);
            }
            boolean ended = end.await();
            releaseExchange(exchange, false);
            return ended;
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
