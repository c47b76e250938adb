package io.github.camelintegry.internal.polling;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.delivery.PageDelivery;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.WalkProgress;
import io.github.camelintegry.internal.position.Walkers;
import io.github.camelintegry.internal.walk.ActionCheck;
import io.github.camelintegry.internal.walk.NotWalkedException;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Walker;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The polls of a consumer between its start and its stop: each goes on from where the walk stands, page by page, until the
 * walk ends, a page fails, or it may go on no longer.
 */
public final class PollLoop {

    private final WalkProgress progress;
    private final Walkers walkers;
    private final ActionCheck actionCheck;
    private final StayAway stayAway;
    private final PageDelivery delivery;
    private final WalkObserver observer;
    private final PollHost host;

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

    /** Polls that send the pages of these walkers by this delivery. */
    PollLoop(
            WalkProgress progress,
            Walkers walkers,
            ActionCheck actionCheck,
            StayAway stayAway,
            PageDelivery delivery,
            WalkObserver observer,
            PollHost host) {
        this.progress = progress;
        this.walkers = walkers;
        this.actionCheck = actionCheck;
        this.stayAway = stayAway;
        this.delivery = delivery;
        this.observer = observer;
        this.host = host;
    }

    /** {@return how many exchanges one poll sent through the route; 0 as well if another poll goes on} */
    public int poll() throws Exception {
        if (!turn.tryAcquire()) {
            return 0;
        }
        try {
            walkEnded = false;
            int exchanges = goOn();
            resetIfWanted();
            observer.pollEnds(null);
            return exchanges;
        } catch (IntegryWalkTakenOverException e) {
            // no failure of this consumer's: the walk goes on, if only elsewhere
            observer.pollEnds(null);
            throw e;
        } catch (Exception e) {
            // of the catalogue's answer too
            Throwable refusal = e instanceof NotWalkedException ? e.getCause() : e;
            if (refusal instanceof IntegryException asked && !delivery.hasFailedWith(e)) {
                stayAway.asked(asked.getRetryAfter());
            }
            observer.pollEnds(e);
            throw e;
        } catch (Error e) {
            // as an exception, so that Camel reports it, counts it and polls again
            observer.pollEnds(e);
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
            observer.pollGoesOn();
            return walkOrFallBack(kept);
        }
        observer.pollBegins();
        resetIfWanted();
        return actionCheck.check(null, this::mayGoOn) ? walkOrFallBack(null) : 0;
    }

    private int walkOrFallBack(@Nullable Leg kept) throws Exception {
        try {
            return walk(kept != null ? kept : leg(progress.position()));
        } catch (IntegryException e) {
            if (delivery.hasFailedWith(e)) {
                throw e;
            }
            return walk(leg(progress.fallBack(e)));
        }
    }

    private Leg leg(WalkPosition position) {
        observer.goesOnFrom(position);
        return new Leg(walkers.from(position), position);
    }

    private int walk(Leg leg) throws Exception {
        Walker open = leg.walker();
        WalkPosition position = leg.position();
        int exchanges = 0;
        walker = open;
        try {
            Page page;
            while (position.state() == WalkPosition.State.WALKING && mayGoOn() && (page = open.next(null)) != null) {
                host.pageCame().run();
                WalkPosition after = progress.after(position, page);
                if (!delivery.page(page, after)) {
                    return exchanges;
                }
                exchanges += delivery.exchanges(page);
                commit(after);
                position = after;
                if (exchanges > 0
                        && position.state() == WalkPosition.State.WALKING
                        && mayGoOn()
                        && host.isAwaited().getAsBoolean()) {
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
        if (position.state() == WalkPosition.State.END_PENDING && mayGoOn()) {
            WalkPosition finished = progress.finished(position);
            if (delivery.end(finished)) {
                commit(finished);
                position = finished;
                exchanges++;
            }
        }
        walkEnded = position.state() == WalkPosition.State.FINISHED;
        return exchanges;
    }

    private void commit(WalkPosition after) {
        progress.commit(after);
        observer.committed(after);
    }

    private boolean mayGoOn() {
        return !resetWanted && host.allows().getAsBoolean();
    }

    /** Whether a poll that comes at once goes on with a walk: the last one neither came to its end nor gave way. */
    boolean hasMore() {
        return !walkEnded && !hasGivenWay();
    }

    /** Whether the last poll gave way to others in mid-walk. */
    boolean hasGivenWay() {
        return interrupted != null;
    }

    /** How often polls have given way so far. */
    long timesGivenWay() {
        return timesGivenWay;
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
            observer.goesOnFrom(progress.beginAnew());
            resetWanted = false;
        }
    }

    /** A page that is being fetched is not waited for; one that is being processed is. */
    public void stopWaiting() {
        actionCheck.stop();
        Walker open = walker;
        if (open != null) {
            open.close();
        }
        interrupted = null;
    }

    /** One that is being processed neither; others may walk from now on. */
    void abandon() {
        stopWaiting();
        delivery.abandon();
    }

    /** A walk from here on, with what was read ahead. */
    private record Leg(Walker walker, WalkPosition position) {}
}
