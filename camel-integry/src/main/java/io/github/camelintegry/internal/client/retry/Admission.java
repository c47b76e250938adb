package io.github.camelintegry.internal.client.retry;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import java.util.concurrent.Semaphore;

/** Bounds the calls that are with the transport, or whose answer nobody has begun to read. */
public final class Admission {

    private final int maxConnections;
    private final int maxQueuedCalls;
    private final Semaphore places;

    /** Room for as many calls as there are connections, and some that wait for one. */
    public Admission(int maxConnections, int maxQueuedCalls) {
        this.maxConnections = maxConnections;
        this.maxQueuedCalls = maxQueuedCalls;
        this.places = new Semaphore(maxConnections + maxQueuedCalls);
    }

    /**
     * Takes a place.
     *
     * @throws FailedAttempt if there is none; it is not worth trying again at once
     */
    public void enter() {
        if (!places.tryAcquire()) {
            throw Failure.TOO_MANY.because(
                    "All " + maxConnections + " connections (maxConnections) are busy and " + maxQueuedCalls
                            + " calls (maxQueuedCalls) wait already: nothing was sent. Make fewer calls at once, or raise these"
                            + " options");
        }
    }

    /** Gives a place back. */
    public void leave() {
        places.release();
    }
}
