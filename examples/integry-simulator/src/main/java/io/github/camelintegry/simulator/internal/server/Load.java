package io.github.camelintegry.simulator.internal.server;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts what goes on at the same time. */
public final class Load {

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger mostRequests = new AtomicInteger();

    void connectionOpened() {
        connections.incrementAndGet();
    }

    void connectionClosed() {
        connections.decrementAndGet();
    }

    void requestArrived() {
        mostRequests.accumulateAndGet(requests.incrementAndGet(), Math::max);
    }

    void requestLeft() {
        requests.decrementAndGet();
    }

    public int connections() {
        return connections.get();
    }

    public int mostRequests() {
        return mostRequests.get();
    }

    public void reset() {
        mostRequests.set(requests.get());
    }
}
