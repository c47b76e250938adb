package io.github.camelintegry.benchmarks.walks;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Stands for the work on a page: it waits, as one does for a database, and measures how long that really took. */
final class Work {

    private final long nanos;
    private long spent;
    private int pages;

    Work(Duration time) {
        this.nanos = time.toNanos();
    }

    /** Works on a page. One page at a time, on any thread. */
    synchronized void onPage() {
        long begun = System.nanoTime();
        for (long left = nanos; left > 0; left = begun + nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        spent += System.nanoTime() - begun;
        pages++;
    }

    synchronized int pages() {
        return pages;
    }

    synchronized long spent() {
        return spent;
    }
}
