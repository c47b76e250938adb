package io.github.camelintegry;

import io.github.camelintegry.internal.delivery.FailureReports;
import io.github.camelintegry.internal.health.IntegryConsumerHealthCheck;
import io.github.camelintegry.internal.polling.ConsumerWalk;
import io.github.camelintegry.internal.polling.PollFailureLog;
import io.github.camelintegry.internal.polling.PollHost;
import io.github.camelintegry.internal.polling.PollSettings;
import io.github.camelintegry.internal.polling.SharedPollScheduler;
import io.github.camelintegry.status.WalkStatus;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Walks the pages of a function or listing, one exchange a page. A page's successor is stored only when its exchange has
 * succeeded; a poll ends at the first page that fails, and the next one begins with it.
 */
@ManagedResource(description = "Managed Integry consumer")
public class IntegryConsumer extends ScheduledBatchPollingConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(IntegryConsumer.class);

    private final IntegryEndpoint endpoint;
    private final PollFailureLog failureLog;
    private final ConsumerWalk walk;
    private Processor errorHandler = exchange -> {};
    private @Nullable FailureReports reports;

    /** A consumer of this endpoint. */
    public IntegryConsumer(IntegryEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        Duration stallTimeout = Duration.ofMillis(endpoint.getConfiguration().getStallTimeout());
        this.walk = new ConsumerWalk(this, endpoint.label(), stallTimeout);
        this.failureLog = new PollFailureLog(
                endpoint.getCamelContext(),
                walk::label,
                () -> endpoint.getComponent().runtimes().clock().instant());
        // in place of Camel's own; one of the user's takes its place
        setExceptionHandler(failureLog);
    }

    @Override
    public void setRoute(Route route) {
        super.setRoute(route);
        errorHandler = endpoint.routeErrorHandler().of(route);
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            setHealthCheck(new IntegryConsumerHealthCheck(this, walk, endpoint.getUserId()));
        }
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        if (reports == null) {
            reports = new FailureReports(getExceptionHandler());
            setExceptionHandler(reports);
        }
        PollSettings settings = endpoint.settings().polling();
        endpoint.checkSendable(settings.walk().request());
        PollHost host = new PollHost(this::isWalkAllowed, this::isAwaited, this::forceConsumerAsReady);
        walk.start(settings, errorHandler, reports, host);
        failureLog.forget();
        endpoint.getComponent().consumers().add(this);
        ServiceHelper.startService(errorHandler);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        walk.abandon();
        super.doStop();
        endpoint.getComponent().consumers().remove(this);
        walk.giveBack();
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        ServiceHelper.stopAndShutdownService(errorHandler);
    }

    @Override
    protected void doSuspend() throws Exception {
        if (!isToComplete()) {
            walk.polls().stopWaiting();
        }
        super.doSuspend();
    }

    /** Whether a shutdown under way is to wait for the walk's end. */
    private boolean isToComplete() {
        return shutdownRunningTask == ShutdownRunningTask.CompleteAllTasks;
    }

    private boolean isWalkAllowed() {
        return isToComplete() || isBatchAllowed() && !isSuspending() && !isSuspended();
    }

    /** Whether others wait for the thread; each of a limited number of polls is a whole one all the same. */
    private boolean isAwaited() {
        return getScheduler() instanceof SharedPollScheduler shared && getRepeatCount() <= 0 && shared.isAwaited();
    }

    @Override
    protected boolean isPollAllowed() {
        return super.isPollAllowed() && walk.mayBePolled();
    }

    /** An Error, which Camel has logged, goes no further: a scheduler runs a task that threw never again. */
    @Override
    public void run() {
        try {
            super.run();
        } catch (Error e) {
            LOG.debug("The next poll comes in its time", e);
        }
    }

    @Override
    protected int poll() throws Exception {
        // a shutdown that was called off must not hold later polls
        shutdownRunningTask = null;
        pendingExchanges = 0;
        int exchanges = walk.polls().poll();
        if (walk.failure() == null && isWalkAllowed()) {
            failureLog.recovered();
        }
        return exchanges;
    }

    /**
     * At the end of a walk there is nothing to be greedy for: the next one begins in its time. A walk that gave way to others
     * has to wait for its turn.
     */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() && walk.hasMore();
    }

    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException("Pages come one by one");
    }

    // ---- for those who look after a walk

    ConsumerWalk walk() {
        return walk;
    }

    /**
     * {@return where the walk stands}
     *
     * @throws IllegalStateException if the consumer was never started
     */
    public WalkStatus getWalkStatus() {
        return walk.status();
    }

    @ManagedAttribute(description = "The user on whose behalf it walks")
    public @Nullable String getUserId() {
        return endpoint.getUserId();
    }

    @ManagedAttribute(description = "What the walk does: WAITING, WALKING, FAILING, THROTTLED, PAUSED or FINISHED")
    public String getWalkState() {
        return getWalkStatus().state().name();
    }

    @ManagedAttribute(description = "The walk that goes on, or went on last")
    public @Nullable String getWalkId() {
        return getWalkStatus().walkId();
    }

    @ManagedAttribute(description = "How many pages of the walk were dealt with")
    public long getWalkPages() {
        return getWalkStatus().pages();
    }

    @ManagedAttribute(description = "How many records of the walk were dealt with")
    public long getWalkRecords() {
        return getWalkStatus().records();
    }

    @ManagedAttribute(description = "How many records a second the present poll, or the last one, dealt with")
    public double getRecordsPerSecond() {
        return getWalkStatus().recordsPerSecond();
    }

    @ManagedAttribute(description = "The key under which the walk is kept in the cursorRepository")
    public String getCursorKey() {
        return getWalkStatus().cursorKey();
    }

    @ManagedAttribute(description = "How many seconds ago the walk last made progress; -1 if it has made none")
    public long getCursorAge() {
        return walk.secondsSinceProgress();
    }

    @ManagedAttribute(description = "What the last poll failed with")
    public @Nullable String getLastWalkError() {
        return getWalkStatus().lastError();
    }

    @ManagedAttribute(description = "About when the next poll begins")
    public @Nullable String getNextPoll() {
        return Objects.toString(getWalkStatus().nextPoll(), null);
    }

    /** Ends the walk between two pages; {@link #resume()} goes on from there. */
    @ManagedOperation(description = "Pause the walk between two pages; the operation resume goes on from there")
    public void pause() {
        suspend();
    }

    /**
     * Forgets how far the walk came: the next poll begins a new one at the first page. A walk that is going on ends after
     * the page that is in the route.
     *
     * @throws IllegalStateException if the consumer is not started
     */
    @ManagedOperation(description = "Forget how far the walk came: the next poll begins a new one at the first page")
    public void resetCursor() {
        if (isStopping() || isStopped()) {
            throw new IllegalStateException(
                    "The consumer is stopped, and somebody else may walk: start its route first");
        }
        walk.polls().resetCursor();
    }
}
