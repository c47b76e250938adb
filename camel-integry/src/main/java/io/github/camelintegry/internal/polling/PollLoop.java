package io.github.camelintegry.internal.polling;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.delivery.FailureReports;
import io.github.camelintegry.internal.delivery.PageDelivery;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The polls of a consumer between its start and its stop: each goes on from where the walk stands, page by page, until the
 * walk ends, a page fails, or it may go on no longer.
 */
public final class PollLoop {

    private final Walks walks;
    private final PageDelivery delivery;
    private final FailureReports reports;
    private final WalkMonitor monitor;
    private final WalkLimits limits;
    private final BooleanSupplier allowed;
    private final BooleanSupplier awaited;
    private final Runnable fetched;

    /**
     * Taken by who polls, since a scheduler of the user's may begin a poll while another goes on. No lock: a route that
     * asks for a reset does so in the thread that polls.
     */
    private final Semaphore turn = new Semaphore(1);

    private volatile @Nullable Walker walker;
    /** A walk that gave way, for the next poll; its walker stays open, so that no page is fetched twice. */
    private volatile @Nullable Leg interrupted;

    private volatile boolean resetWanted;
    private volatile long timesGivenWay;
    private boolean walkEnded;

    /**
     * Polls that send their pages by this delivery.
     *
     * @param allowed whether a poll may go on to the next page
     * @param awaited whether others wait for this thread, so that it should give way between two pages
     * @param fetched is run when a page has come
     */
    public PollLoop(
            Walks walks,
            PageDelivery delivery,
            FailureReports reports,
            WalkMonitor monitor,
            WalkLimits limits,
            BooleanSupplier allowed,
            BooleanSupplier awaited,
            Runnable fetched) {
        this.walks = walks;
        this.delivery = delivery;
        this.reports = reports;
        this.monitor = monitor;
        this.limits = limits;
        this.allowed = allowed;
        this.awaited = awaited;
        this.fetched = fetched;
    }

    /** One poll; {@return how many exchanges went through the route; 0 as well if another poll goes on} */
    public int poll() throws Exception {
        if (!turn.tryAcquire()) {
            return 0;
        }
        try {
            walkEnded = false;
            int exchanges = goOn();
            resetIfWanted();
            monitor.pollEnds(null);
            return exchanges;
        } catch (Exception e) {
            if (e instanceof IntegryException asked && !reports.isOfPage(e)) {
                walks.stayAway(asked.getRetryAfter());
            }
            monitor.pollEnds(e);
            throw e;
        } catch (Error e) {
            // as an exception, so that Camel reports it, counts it and polls again
            monitor.pollEnds(e);
            throw new IllegalStateException("The poll broke off: " + e, e);
        } finally {
            turn.release();
        }
    }

    /** With what an earlier poll left when it gave way, or from what is stored. */
    private int goOn() throws Exception {
        Leg kept = interrupted;
        interrupted = null;
        if (kept != null && !resetWanted) {
            monitor.pollGoesOn();
            return walkOrFallBack(kept);
        }
        monitor.pollBegins();
        resetIfWanted();
        return walks.refuseActions(null, this::mayGoOn) ? walkOrFallBack(null) : 0;
    }

    private int walkOrFallBack(@Nullable Leg kept) throws Exception {
        try {
            return walk(kept != null ? kept : leg(walks.position()));
        } catch (IntegryException e) {
            if (reports.isOfPage(e)) {
                throw e;
            }
            return walk(leg(walks.fallBack(e)));
        }
    }

    private Leg leg(WalkPosition position) {
        monitor.goesOnFrom(position);
        return new Leg(walks.walker(position, limits), position);
    }

    private int walk(Leg leg) throws Exception {
        Walker open = leg.walker();
        WalkPosition position = leg.position();
        int exchanges = 0;
        walker = open;
        try {
            Page page;
            while (position.state() == WalkPosition.State.WALKING && mayGoOn() && (page = open.next(null)) != null) {
                fetched.run();
                WalkPosition after = walks.after(position, page);
                if (!delivery.page(page, after)) {
                    return exchanges;
                }
                exchanges += delivery.exchanges(page);
                commit(after);
                position = after;
                if (exchanges > 0
                        && position.state() == WalkPosition.State.WALKING
                        && mayGoOn()
                        && awaited.getAsBoolean()) {
                    interrupted = new Leg(open, position);
                    timesGivenWay = timesGivenWay + 1;
                    return exchanges;
                }
            }
        } finally {
            if (interrupted == null) {
                walker = null;
                open.close();
            }
        }
        if (position.state() == WalkPosition.State.END_PENDING && mayGoOn() && delivery.end(position.finished())) {
            position = position.finished();
            commit(position);
            exchanges++;
        }
        walkEnded = position.state() == WalkPosition.State.FINISHED;
        return exchanges;
    }

    private void commit(WalkPosition after) {
        walks.commit(after);
        monitor.committed(after);
    }

    private boolean mayGoOn() {
        return !resetWanted && allowed.getAsBoolean();
    }

    /** Whether the last poll came to the end of a walk. */
    public boolean hasWalkEnded() {
        return walkEnded;
    }

    /** Whether the last poll gave way to others in mid-walk. */
    public boolean hasGivenWay() {
        return interrupted != null;
    }

    /** How often polls have given way so far. */
    public long timesGivenWay() {
        return timesGivenWay;
    }

    /** For how long the service asked to stay away. */
    public Duration throttled() {
        return walks.throttled();
    }

    /** Begins a new walk with the next poll; one that is under way ends after the page that is in the route. */
    public void resetCursor() {
        resetWanted = true;
        if (turn.tryAcquire()) {
            try {
                resetIfWanted();
            } finally {
                turn.release();
            }
        }
    }

    private void resetIfWanted() {
        if (resetWanted) {
            stopWaiting();
            monitor.goesOnFrom(walks.beginAnew());
            resetWanted = false;
        }
    }

    /** A page that is being fetched is not waited for; one that is being processed is. */
    public void stopWaiting() {
        walks.stopAsking();
        Walker open = walker;
        if (open != null) {
            open.close();
        }
        interrupted = null;
    }

    /** One that is being processed neither; others may walk from now on. */
    public void abandon() {
        stopWaiting();
        delivery.abandon();
    }

    /** Lets others walk. */
    public void giveBack() {
        walks.giveBack();
    }

    /** A walk from here on, with what was read ahead. */
    private record Leg(Walker walker, WalkPosition position) {}
}
