package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.measure.Latencies;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One of the calls in flight: when it is done the next one begins, until the time is over. Whether a subject blocks or
 * calls back, no thread and no stack is added by it.
 */
final class Slot {

    private final Subject subject;
    private final long end;
    private final CountDownLatch running;
    private final Latencies latencies = new Latencies();
    /** Set by whoever comes second: the return of the call, or its end. */
    private final AtomicBoolean first = new AtomicBoolean();

    private long begun;
    private volatile @Nullable Throwable failure;

    Slot(Subject subject, long end, CountDownLatch running) {
        this.subject = subject;
        this.end = end;
        this.running = running;
    }

    /** Calls until the time is over, or until a call is left that will come back by itself. */
    void run() {
        while (failure == null && System.nanoTime() < end) {
            first.set(true);
            begun = System.nanoTime();
            subject.call(this::done);
            if (first.getAndSet(false)) {
                return;
            }
        }
        running.countDown();
    }

    private void done(@Nullable Object output, @Nullable Throwable problem) {
        latencies.add(System.nanoTime() - begun);
        failure = problem != null ? problem : output == null ? new IllegalStateException("No output") : null;
        if (!first.getAndSet(false)) {
            run();
        }
    }

    Latencies latencies() {
        return latencies;
    }

    @Nullable
    Throwable failure() {
        return failure;
    }
}
