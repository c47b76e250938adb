package io.github.camelintegry.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock and timers that pass as fast as they are asked to. For one thread. */
final class VirtualTime implements InstantSource, Timers {

    private final PriorityQueue<Task> tasks =
            new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long count;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void after(Duration delay, Runnable task) {
        tasks.add(new Task(now.plus(delay), count++, task));
    }

    /** Lets time pass until nothing is left to do, or until the given moment. */
    void runUntil(Instant end) {
        while (!tasks.isEmpty() && !tasks.peek().due().isAfter(end)) {
            Task next = tasks.poll();
            now = next.due();
            next.work().run();
        }
        now = end;
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

    private record Task(Instant due, long number, Runnable work) {}
}
