package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.util.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock, a ticker and timers that pass as fast as they are asked to. The clock may be set forward and back, as clocks on
 * walls are; ticker and timers know nothing of that. For one thread.
 */
final class VirtualTime implements InstantSource, Ticker, Timers {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    /** Near the end of its range, so that its readings run over in the midst of a test. */
    private final long first = Long.MAX_VALUE - Duration.ofSeconds(10).toNanos();

    private Duration passed = Duration.ZERO;
    private Duration clockAhead = Duration.ZERO;
    private long count;

    @Override
    public Instant instant() {
        return BEGIN.plus(passed).plus(clockAhead);
    }

    @Override
    public long read() {
        return first + passed.toNanos();
    }

    /** What has passed since the beginning, whatever the clock shows. */
    Duration passed() {
        return passed;
    }

    /** Sets the clock forward, or back. */
    void setClock(Duration forward) {
        clockAhead = clockAhead.plus(forward);
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(passed.plus(delay), count++, task));
    }

    /** Lets time pass until nothing is left to do, or until so much has passed since the beginning. */
    void runUntil(Duration end) {
        while (!tasks.isEmpty() && tasks.peek().due().compareTo(end) <= 0) {
            Task next = tasks.poll();
            passed = next.due();
            next.work().run();
        }
        passed = end;
    }

    /** Lets time pass until nothing is left to do. */
    void runOut() {
        while (!tasks.isEmpty()) {
            runUntil(tasks.peek().due());
        }
    }

    int waiting() {
        return tasks.size();
    }

    private record Task(Duration due, long number, Runnable work) {}
}
