package io.github.camelintegry.client;

import java.time.Duration;
import java.util.List;
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
    private final Set<Seat> taken = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A room that times with these timers, and has so many seats. */
    public WaitingRoom(Timers timers, int seats) {
        this.timers = timers;
        this.seats = new Semaphore(seats);
    }

    /**
     * Waits.
     *
     * @param goOn   runs after the delay
     * @param giveUp runs instead when the room is closed meanwhile
     * @return whether there was a seat; if not, neither will run
     */
    boolean await(Duration delay, Runnable goOn, Runnable giveUp) {
        if (!seats.tryAcquire()) {
            return false;
        }
        Seat seat = new Seat(giveUp);
        taken.add(seat);
        try {
            timers.after(delay, () -> {
                if (leave(seat)) {
                    goOn.run();
                }
            });
        } catch (RuntimeException e) {
            // whoever times is closed already, or about to be
            return !leave(seat);
        }
        // looked at after the seat was taken: either close() has seen the seat, or this sees that the room is closed
        return !(closed && leave(seat));
    }

    private boolean leave(Seat seat) {
        boolean left = taken.remove(seat);
        if (left) {
            seats.release();
        }
        return left;
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
        } catch (RuntimeException e) {
            LOG.warn("A call that waited could not be ended", e);
        }
    }

    /** Told from others by identity. */
    private static final class Seat {
        private final Runnable giveUp;

        Seat(Runnable giveUp) {
            this.giveUp = giveUp;
        }
    }
}
