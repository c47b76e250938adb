package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.measure.Latencies;
import io.github.camelintegry.benchmarks.measure.Meter;
import io.github.camelintegry.benchmarks.measure.Usage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keeps a subject busy with a fixed number of calls in flight. */
final class Load implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Subject subject;
    private final int inFlight;
    /** Where calls begin; a subject that blocks stays here. */
    private final ExecutorService threads;

    Load(Subject subject, int inFlight) {
        this.subject = subject;
        this.inFlight = inFlight;
        this.threads = Executors.newFixedThreadPool(inFlight);
    }

    /** Calls for so long, and says what it took. */
    Sample run(Duration time) throws InterruptedException {
        CountDownLatch running = new CountDownLatch(inFlight);
        long end = System.nanoTime() + time.toNanos();
        List<Slot> slots = Stream.generate(() -> new Slot(subject, end, running))
                .limit(inFlight)
                .toList();
        Meter meter = new Meter();
        slots.forEach(slot -> threads.execute(slot::run));
        if (!running.await(time.toSeconds() + PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("A call did not end");
        }
        Usage usage = meter.read();
        Latencies latencies = new Latencies();
        for (Slot slot : slots) {
            if (slot.failure() != null) {
                throw new IllegalStateException("A call failed", slot.failure());
            }
            latencies.add(slot.latencies());
        }
        return new Sample(usage, latencies.count(), latencies.percentile(0.5), latencies.percentile(0.99));
    }

    @Override
    public void close() {
        threads.shutdown();
        subject.close();
    }
}
