package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.Walkers;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.util.TimeLeft;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Walker;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One walk that is open on demand. Who wants a page takes the walk's turn, and has it until its page is done. Between two
 * turns only the position is kept, with the guard against circles; and a page that was asked for and came too late.
 */
final class OnDemandWalk {

    private final WalkLog log;
    private final boolean tellsEnd;
    private final Ticker ticker;
    private final WalkGuards guards = new WalkGuards();

    /** Is held for moments only, never while a page is fetched or a position is written. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition change = lock.newCondition();
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

    private <T extends @Nullable Object> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
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
    @Nullable
    OnDemandTurn await(Object receiver, TimeLeft left, BooleanSupplier stopped) throws InterruptedException {
        lock.lock();
        try {
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
                change.awaitNanos(nanos);
            }
            return null;
        } finally {
            lock.unlock();
        }
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

    private @Nullable Fetch fetch(WalkPosition position, Walkers walkers, BooleanSupplier stopped) {
        return locked(() -> {
            if (over || stopped.getAsBoolean()) {
                return null;
            }
            if (fetch != null && !fetch.position().equals(position)) {
                fetch.walker().close();
                fetch = null;
            }
            if (fetch == null) {
                fetch = new Fetch(walkers.from(position), position, walkers);
            }
            return fetch;
        });
    }

    private void drop() {
        locked(() -> {
            if (fetch != null) {
                fetch.walker().close();
                fetch = null;
            }
            return true;
        });
    }

    /** Notes that there is something to keep. */
    void touch() {
        locked(() -> touched = true);
    }

    /**
     * Leaves a page with who has the turn.
     *
     * @param stallNanos after how long it may be given to somebody else; 0 for never
     * @param lost       is run if that happens
     * @return whether it is his; not if the walk is over
     */
    boolean give(OnDemandTurn taken, long stallNanos, Runnable lost) {
        return locked(() -> {
            if (over || turn != taken) {
                return false;
            }
            touched = true;
            taken.give(ticker.read(), stallNanos, lost);
            change.signalAll();
            return true;
        });
    }

    /** {@return whether the page's end counts; not if it comes too late, or again} */
    boolean beginEnding(OnDemandTurn taken) {
        return locked(() -> !over && turn == taken && taken.beginEnding());
    }

    /** Gives the turn back. */
    void release(OnDemandTurn taken) {
        locked(() -> {
            if (turn == taken) {
                turn = null;
                change.signalAll();
            }
            return true;
        });
    }

    /** Ends the wait of a receiver that was stopped. */
    void stop(Object receiver) {
        locked(() -> {
            change.signalAll();
            if (fetch != null && turn != null && turn.isFetching(receiver)) {
                fetch.walker().close();
            }
            return true;
        });
    }

    /** Ends all waits, and takes note of nothing more. */
    void close() {
        locked(() -> {
            over = true;
            if (turn != null) {
                turn.lose();
            }
            if (fetch != null) {
                fetch.walker().close();
            }
            change.signalAll();
            return true;
        });
    }

    /** Closes it if nobody has it and nothing of it must be kept. */
    boolean closeIfBlank() {
        return locked(() -> {
            if (touched || turn != null || fetch != null || over) {
                return false;
            }
            close();
            return true;
        });
    }

    /** A page that is being fetched, or has come and was not taken. */
    private record Fetch(Walker walker, WalkPosition position, Walkers walkers) {}
}
