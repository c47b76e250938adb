package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.transport.Stopped;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The places of the walks that are open in a component's producers: only so many are at once. Who would begin one more waits
 * without a thread, and gets a place in the order in which he came. A walk that is begun inside another one takes none: the
 * other one keeps its place until all that is inside it has ended, so that both would wait for each other.
 */
public final class OpenWalks {

    private final int maxOpen;
    private final Executor executor;
    private final Queue<CompletableFuture<Place>> waiting = new ArrayDeque<>();
    private int taken;
    private boolean stopped;

    /**
     * All places are free.
     *
     * @param maxOpen  how many there are
     * @param executor goes on with those who have waited
     */
    public OpenWalks(int maxOpen, Executor executor) {
        this.maxOpen = maxOpen;
        this.executor = executor;
    }

    /**
     * Takes a place, now or when it is this one's turn.
     *
     * @param outer      the place of the walk inside which this one begins, open or not; {@code null} if there is none
     * @param maxWaiting how many may wait
     * @return the place; it fails with a {@link FailedAttempt} if the wait is given up
     * @throws FailedAttempt if there is no place and so many wait already, or the component is stopped
     */
    CompletableFuture<Place> enter(@Nullable Place outer, int maxWaiting) {
        Place around = outer == null ? null : outer.nearestOpen();
        if (around != null) {
            return CompletableFuture.completedFuture(new Place(around));
        }
        synchronized (this) {
            if (stopped) {
                throw Stopped.unsent();
            }
            if (taken < maxOpen) {
                Place place = new Place(null);
                taken++;
                return CompletableFuture.completedFuture(place);
            }
            if (waiting.size() >= maxWaiting) {
                throw Failure.TOO_MANY.because(
                        "All " + maxOpen + " walks that may be open at once (maxOpenWalks) are open,"
                                + " and " + maxWaiting
                                + " exchanges (maxQueuedCalls) wait for a place already: nothing was sent."
                                + " Begin fewer walks at once, or raise maxOpenWalks on the component, or maxQueuedCalls");
            }
            CompletableFuture<Place> turn = new CompletableFuture<>();
            waiting.add(turn);
            return turn;
        }
    }

    /** Ends a wait, if it has not ended yet. */
    void giveUp(CompletableFuture<Place> turn) {
        synchronized (this) {
            if (!waiting.remove(turn)) {
                return;
            }
        }
        goOn(() -> turn.completeExceptionally(Stopped.unsent()));
    }

    /** Ends all waits; nobody gets a place any more. */
    public void stop() {
        List<CompletableFuture<Place>> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(waiting);
        }
        all.forEach(this::giveUp);
    }

    /** {@return how many exchanges wait for a place} */
    synchronized int waiting() {
        return waiting.size();
    }

    /** {@return how many places are taken} */
    synchronized int taken() {
        return taken;
    }

    private void passOn() {
        // before anybody is taken out of the queue: should there be no memory for it, he still waits for the next place
        Place place = new Place(null);
        CompletableFuture<Place> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                taken--;
                return;
            }
        }
        goOn(() -> {
            if (!next.complete(place)) {
                place.giveBack();
            }
        });
    }

    private void goOn(Runnable step) {
        try {
            executor.execute(step);
        } catch (RuntimeException | Error e) {
            // at shutdown, or where the system gives no further thread, this one must do: nobody waits for ever
            step.run();
        }
    }

    /** What an open walk has, until it is given back. */
    final class Place {

        private final @Nullable Place around;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Place(@Nullable Place around) {
            this.around = around;
        }

        /** Gives it back, once. */
        void giveBack() {
            if (open.compareAndSet(true, false) && around == null) {
                passOn();
            }
        }

        /** This one, or else the nearest one around it that is open; so that no chain of closed ones grows. */
        private @Nullable Place nearestOpen() {
            Place place = this;
            while (place != null && !place.open.get()) {
                place = place.around;
            }
            return place;
        }
    }
}
