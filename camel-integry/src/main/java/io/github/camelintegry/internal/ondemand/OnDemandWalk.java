package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.Walkers;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.util.TimeLeft;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Walker;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One walk that is open on demand. Who wants a page takes the walk's turn, and has it until its page is done. Between two
 * turns only the position is kept, with the guard against circles; and a page that was asked for and came too late. Its
 * monitor is held for moments only, never while a page is fetched or a position is written.
 */
final class OnDemandWalk {

    private final WalkLog log;
    private final boolean tellsEnd;
    private final Ticker ticker;
    private final WalkGuards guards = new WalkGuards();

    private @Nullable OnDemandTurn turn;
    private @Nullable Fetch fetch;
    private boolean touched;
    private volatile boolean over;

    /** A walk whose end is told by an exchange of its own, or not. */
    OnDemandWalk(WalkLog log, boolean tellsEnd, Ticker ticker) {
        this.log = log;
        this.tellsEnd = tellsEnd;
        this.ticker = ticker;
    }

    boolean tellsEnd() {
        return tellsEnd;
    }

    /** Where it stands; for who has the turn. */
    WalkLog log() {
        return log;
    }

    /** Keep it from circles; for who has the turn. */
    WalkGuards guards() {
        return guards;
    }

    /** Whether it has ended, so that the next one has to be looked for. */
    boolean isOver() {
        return over;
    }

    /**
     * Waits for the turn.
     *
     * @param receiver who wants it; one that has a page already is given it again
     * @return {@code null} if the time is over, the receiver is stopped, or the walk is over
     */
    synchronized @Nullable OnDemandTurn await(Object receiver, TimeLeft left, BooleanSupplier stopped)
            throws InterruptedException {
        while (!over && !stopped.getAsBoolean()) {
            long held = turn == null ? 0 : turn.heldFor(receiver, ticker.read());
            if (held <= 0) {
                if (turn != null) {
                    turn.lose();
                }
                turn = new OnDemandTurn(receiver);
                return turn;
            }
            long nanos = Math.min(held, left.duration().toNanos());
            if (nanos <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        }
        return null;
    }

    /**
     * Fetches the page behind a position, or takes one that was asked for already; for who has the turn.
     *
     * @return {@code null} if the time is over, so that the page is kept for whoever comes next; or if this was stopped
     */
    @Nullable
    Page next(WalkPosition position, Walkers walkers, TimeLeft left, BooleanSupplier stopped)
            throws InterruptedException {
        Fetch current = fetch(position, walkers, stopped);
        if (current == null) {
            return null;
        }
        boolean kept = false;
        try {
            Page page = current.walker().next(left.duration());
            kept = page == null && !stopped.getAsBoolean() && !over;
            // who asked first may have wanted it in another form
            return page == null || current.walkers() == walkers ? page : walkers.read(page);
        } catch (InterruptedException e) {
            kept = true;
            throw e;
        } finally {
            if (!kept) {
                drop();
            }
        }
    }

    private synchronized @Nullable Fetch fetch(WalkPosition position, Walkers walkers, BooleanSupplier stopped) {
        if (over || stopped.getAsBoolean()) {
            return null;
        }
        if (fetch != null && !fetch.position().equals(position)) {
            drop();
        }
        if (fetch == null) {
            fetch = new Fetch(walkers.from(position), position, walkers);
        }
        return fetch;
    }

    private synchronized void drop() {
        if (fetch != null) {
            fetch.walker().close();
            fetch = null;
        }
    }

    /** Notes that there is something to keep. */
    synchronized void touch() {
        touched = true;
    }

    /**
     * Leaves a page with who has the turn.
     *
     * @param stallNanos after how long it may be given to somebody else; 0 for never
     * @param lost       is run if that happens
     * @return whether it is his; not if the walk is over
     */
    synchronized boolean give(OnDemandTurn taken, long stallNanos, Runnable lost) {
        if (over || turn != taken) {
            return false;
        }
        touched = true;
        taken.give(ticker.read(), stallNanos, lost);
        notifyAll();
        return true;
    }

    /** {@return whether the page's end counts; not if it comes too late, or again} */
    synchronized boolean beginEnding(OnDemandTurn taken) {
        return !over && turn == taken && taken.beginEnding();
    }

    /** Gives the turn back. */
    synchronized void release(OnDemandTurn taken) {
        if (turn == taken) {
            turn = null;
            notifyAll();
        }
    }

    /** Ends the wait of a receiver that was stopped. */
    synchronized void stop(Object receiver) {
        notifyAll();
        if (fetch != null && turn != null && turn.isFetching(receiver)) {
            fetch.walker().close();
        }
    }

    /** Ends all waits, and takes note of nothing more. */
    synchronized void close() {
        over = true;
        if (turn != null) {
            turn.lose();
        }
        if (fetch != null) {
            fetch.walker().close();
        }
        notifyAll();
    }

    /** Closes it if nobody has it and nothing of it must be kept. */
    synchronized boolean closeIfBlank() {
        if (touched || turn != null || fetch != null || over) {
            return false;
        }
        close();
        return true;
    }

    /** A page that is being fetched, or has come and was not taken. */
    private record Fetch(Walker walker, WalkPosition position, Walkers walkers) {}
}
