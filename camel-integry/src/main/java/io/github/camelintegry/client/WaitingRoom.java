package io.github.camelintegry.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where calls wait for their next attempt. It holds a bounded number of them, no thread, and lets them all go when it
 * closes.
 */
public final class WaitingRoom implements AutoCloseable {

    private final Timers timers;
    private final int seats;
    private final Set<Seat> taken = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** A room that times with these timers, and has so many seats. */
    public WaitingRoom(Timers timers, int seats) {
        this.timers = timers;
        this.seats = seats;
    }

    /**
     * Waits.
     *
     * @param goOn   runs after the delay
     * @param giveUp runs instead when the room is closed meanwhile
     * @return whether there was a seat; if not, neither will run
     */
    boolean await(Duration delay, Runnable goOn, Runnable giveUp) {
        if (closed || taken.size() >= seats) {
            return false;
        }
        Seat seat = new Seat(giveUp);
        taken.add(seat);
        if (closed) {
            return taken.remove(seat) ? false : true;
        }
        timers.after(delay, () -> {
            if (taken.remove(seat)) {
                goOn.run();
            }
        });
        return true;
    }

    /** {@return how many calls wait now} */
    public int size() {
        return taken.size();
    }

    @Override
    public void close() {
        closed = true;
        for (Seat seat : List.copyOf(taken)) {
            if (taken.remove(seat)) {
                seat.giveUp.run();
            }
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
