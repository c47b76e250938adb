package io.github.camelintegry;

import io.github.camelintegry.internal.delivery.FailureReports;
import io.github.camelintegry.internal.delivery.PageDelivery;
import io.github.camelintegry.internal.health.IntegryConsumerHealthCheck;
import io.github.camelintegry.internal.health.WalkQuestions;
import io.github.camelintegry.internal.polling.PollFailureLog;
import io.github.camelintegry.internal.polling.PollLoop;
import io.github.camelintegry.internal.polling.SharedPollScheduler;
import io.github.camelintegry.internal.polling.WalkMonitor;
import io.github.camelintegry.internal.polling.Walks;
import io.github.camelintegry.internal.runtime.ClientRuntimes;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.status.WalkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Queue;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
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
    private Processor errorHandler = exchange -> {};
    private @Nullable FailureReports reports;
    private volatile @Nullable Running running;

    /** A consumer of this endpoint. */
    public IntegryConsumer(IntegryEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.failureLog = new PollFailureLog(endpoint.getCamelContext(), this::label, () -> runtimes()
                .clock()
                .instant());
        // in place of Camel's own; one of the user's takes its place
        setExceptionHandler(failureLog);
    }

    private ClientRuntimes runtimes() {
        return endpoint.getComponent().runtimes();
    }

    /** What there is between a start and a stop. */
    private record Running(PollLoop polls, WalkMonitor monitor, Runnable unwatch) {}

    @Override
    public void setRoute(Route route) {
        super.setRoute(route);
        errorHandler = endpoint.routeErrorHandler().of(route);
    }

    /** What the route does with a page that cannot be given to its steps. */
    public Processor errorHandler() {
        return errorHandler;
    }

    @Override
    protected void doBuild() throws Exception {
        if (getHealthCheck() == null) {
            setHealthCheck(new IntegryConsumerHealthCheck(
                    this,
                    endpoint.getUserId(),
                    new WalkQuestions(this::label, this::walkFailure, this::stalled, this::beforeFirstPoll)));
        }
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        IntegryConfiguration options = endpoint.getConfiguration();
        Walks walks = new Walks(endpoint, options.isSendEndOfWalk());
        walks.take(this);
        if (reports == null) {
            reports = new FailureReports(getExceptionHandler());
            setExceptionHandler(reports);
        }
        if (options.getCursorRepository() == null) {
            LOG.info(
                    "The walk of {} is kept in memory: after a restart it begins at the first page. Set cursorRepository to"
                            + " go on where it was",
                    label());
        }
        failureLog.forget();
        ClientRuntimes runtimes = runtimes();
        WalkMonitor monitor =
                new WalkMonitor(walks.source(getRouteId()), runtimes.clock(), runtimes.ticker(), runtimes.meters());
        PollLoop polls = new PollLoop(
                walks,
                new PageDelivery(this, walks.pages(), reports, monitor, options.isSplitResults()),
                reports,
                monitor,
                new WalkLimits(options.getPrefetchCount(), options.getMaxPagesPerPoll(), options.getMaxEmptyPages()),
                this::isWalkAllowed,
                this::isAwaited,
                this::forceConsumerAsReady);
        running = new Running(polls, monitor, runtimes.meters().watch(monitor));
        endpoint.getComponent().consumers().add(this);
        ServiceHelper.startService(errorHandler);
        super.doStart();
    }

    @Override
    protected void doStop() throws Exception {
        Running current = running;
        if (current != null) {
            current.polls().abandon();
        }
        super.doStop();
        if (current != null) {
            endpoint.getComponent().consumers().remove(this);
            current.unwatch().run();
            current.polls().giveBack();
        }
    }

    @Override
    protected void doShutdown() throws Exception {
        super.doShutdown();
        ServiceHelper.stopAndShutdownService(errorHandler);
    }

    @Override
    protected void doSuspend() throws Exception {
        if (!isToComplete()) {
            running().polls().stopWaiting();
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

    /** Whether the last poll gave way to others in mid-walk. */
    boolean hasGivenWay() {
        Running current = running;
        return current != null && current.polls().hasGivenWay();
    }

    /** How often polls have given way so far. */
    public long timesGivenWay() {
        Running current = running;
        return current == null ? 0 : current.polls().timesGivenWay();
    }

    @Override
    protected boolean isPollAllowed() {
        Running current = running;
        if (!super.isPollAllowed() || current == null) {
            return false;
        }
        boolean throttled = !current.polls().throttled().isZero();
        current.monitor().keptAway(throttled);
        return !throttled;
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
        int exchanges = running().polls().poll();
        if (walkFailure() == null && isWalkAllowed()) {
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
        Running current = running;
        return super.isGreedy() && (current == null || !current.polls().hasWalkEnded() && !hasGivenWay());
    }

    @Override
    public int processBatch(Queue<Object> exchanges) {
        throw new UnsupportedOperationException("Pages come one by one");
    }

    private Running running() {
        Running current = running;
        if (current == null) {
            throw new IllegalStateException("The consumer is not started");
        }
        return current;
    }

    // ---- for those who look after a walk

    /**
     * {@return where the walk stands}
     *
     * @throws IllegalStateException if the consumer was never started
     */
    public WalkStatus getWalkStatus() {
        Running now = running();
        boolean knownScheduler = getScheduler() instanceof DefaultScheduledPollConsumerScheduler
                || getScheduler() instanceof SharedPollScheduler;
        return now.monitor()
                .status(
                        isSuspending() || isSuspended(),
                        !now.polls().throttled().isZero(),
                        knownScheduler && !hasGivenWay()
                                ? Duration.of(getDelay(), getTimeUnit().toChronoUnit())
                                : null);
    }

    /** What the last poll failed with, until a page is dealt with or a poll ends well. */
    @Nullable
    Throwable walkFailure() {
        Running now = running;
        return now == null ? null : now.monitor().failure();
    }

    /** For how long a walk that should go on has made no progress, if that is for as long as stallTimeout. */
    @Nullable
    Duration stalled() {
        Duration limit = Duration.ofMillis(endpoint.getConfiguration().getStallTimeout());
        Running now = running;
        if (limit.isZero() || now == null || isSuspending() || isSuspended()) {
            return null;
        }
        Duration idle = now.monitor().withoutProgress();
        return idle.compareTo(limit) < 0 ? null : idle;
    }

    /** Names the walk in messages: what is walked, for whom, and in which route. */
    public String label() {
        String route = getRouteId();
        return endpoint.label() + (route == null ? "" : " (route " + route + ")");
    }

    /** What goes on while no page has come yet. */
    private String beforeFirstPoll() {
        Running now = running;
        if (now == null) {
            return "its route is not started";
        }
        Duration away = now.polls().throttled();
        if (!away.isZero()) {
            return "the service asked to stay away from its user for another " + away.toSeconds() + " s";
        }
        return isPolling()
                ? "its first poll is under way, and no page has come yet"
                : "its first poll comes " + getInitialDelay() + " "
                        + getTimeUnit().name().toLowerCase(Locale.ROOT) + " (initialDelay) after its start";
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
        Duration age = running().monitor().sinceProgress();
        return age == null ? -1 : age.toSeconds();
    }

    @ManagedAttribute(description = "What the last poll failed with")
    public @Nullable String getLastWalkError() {
        return getWalkStatus().lastError();
    }

    @ManagedAttribute(description = "About when the next poll begins")
    public @Nullable String getNextPoll() {
        Instant next = getWalkStatus().nextPoll();
        return next == null ? null : next.toString();
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
        running().polls().resetCursor();
    }
}
