package io.github.camelintegry.internal.client.retry;

import io.github.camelintegry.internal.client.body.GivenUp;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Timers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where calls wait for their next attempt. It holds a bounded number of them, no thread, and lets them all go when it
 * closes.
 */
public final class WaitingRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    private final Timers timers;
    private final Semaphore seats;
    private final int seatsOfOne;
    private final Set<Seat> taken = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> takenBy = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** A room that times with these timers, and has so many seats, of which one user gets no more than half. */
    public WaitingRoom(Timers timers, int seats) {
        this.timers = timers;
        this.seats = new Semaphore(seats);
        this.seatsOfOne = Math.max(1, seats / 2);
    }

    /**
     * Waits.
     *
     * @param user     whose call it is
     * @param unwanted ends the wait when nobody wants the call any more
     * @param goOn     runs after the delay
     * @param giveUp   runs instead when the wait is ended, or the room closed, meanwhile
     * @return whether there was a seat; if not, neither will run
     */
    public boolean await(String user, Duration delay, GivenUp unwanted, Runnable goOn, Runnable giveUp) {
        if (!seats.tryAcquire()) {
            return false;
        }
        Seat seat = new Seat(user, giveUp);
        taken.add(seat);
        if (takenBy.merge(user, 1, Integer::sum) > seatsOfOne) {
            leave(seat);
            return false;
        }
        // before the timer runs, behind which something else is under way
        unwanted.endsBy(() -> {
            if (leave(seat)) {
                giveUp.run();
            }
        });
        try {
            timers.after(delay, () -> {
                if (taken.remove(seat)) {
                    try {
                        giveBack(seat);
                    } finally {
                        // it has left: nobody else makes it go on
                        goOn.run();
                    }
                }
            });
        } catch (RuntimeException | Error e) {
            // whoever times is closed already, or about to be, or out of memory
            return !leave(seat);
        }
        // looked at after the seat was taken: either close() has seen the seat, or this sees that the room is closed
        return !(closed && leave(seat));
    }

    private boolean leave(Seat seat) {
        boolean left = taken.remove(seat);
        if (left) {
            giveBack(seat);
        }
        return left;
    }

    private void giveBack(Seat seat) {
        seats.release();
        takenBy.computeIfPresent(seat.user, (user, count) -> count == 1 ? null : count - 1);
    }

    /** {@return how many calls wait now} */
    public int size() {
        return taken.size();
    }

    @Override
    public void close() {
        closed = true;
        for (Seat seat : List.copyOf(taken)) {
            if (leave(seat)) {
                giveUp(seat);
            }
        }
    }

    private static void giveUp(Seat seat) {
        try {
            seat.giveUp.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A call for user {} that waited could not be ended", Texts.excerpt(seat.user), e);
        }
    }

    /** Told from others by identity. */
    private static final class Seat {
        private final String user;
        private final Runnable giveUp;

        Seat(String user, Runnable giveUp) {
            this.user = user;
            this.giveUp = giveUp;
        }
    }
}
