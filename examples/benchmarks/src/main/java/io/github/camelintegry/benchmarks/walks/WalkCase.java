package io.github.camelintegry.benchmarks.walks;

import io.github.camelintegry.benchmarks.service.Functions;
import java.time.Duration;
import java.util.List;

/**
 * What is walked.
 *
 * @param pages         how many pages
 * @param latencyMillis how late the server answers
 * @param workMillis    how long the work on a page takes
 */
record WalkCase(int pages, int latencyMillis, int workMillis) {

    private static final int RECORDS = 100;

    /** The cases of the published figures. Without latency and work 100 pages would be over in a blink. */
    static final List<WalkCase> ALL = List.of(
            new WalkCase(100, 5, 5), new WalkCase(100, 20, 5), new WalkCase(100, 5, 20), new WalkCase(5000, 0, 0));

    String function() {
        return Functions.pages(pages, RECORDS, latencyMillis);
    }

    Work work() {
        return new Work(Duration.ofMillis(workMillis));
    }

    String label() {
        return "%,d pages, %d/%d ms".formatted(pages, latencyMillis, workMillis);
    }
}
