package io.github.camelintegry.benchmarks.memory;

import io.github.camelintegry.benchmarks.measure.ChildJvm;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import io.github.camelintegry.benchmarks.service.ServerProcess;
import io.github.camelintegry.benchmarks.service.Service;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Measures what is held, each run in a JVM of its own, and reports it. */
public final class Memory {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Memory() {}

    /**
     * Runs it.
     *
     * @param only which runs: those whose label contains this
     */
    public static void run(String only) throws IOException {
        Table table = new Table(2, "run", "measured", "figure");
        try (ServerProcess server = new ServerProcess()) {
            for (MemoryRun run : MemoryRun.values()) {
                if (run.label().contains(only)) {
                    System.err.println(run.label() + " …");
                    run(run, server.service(), table);
                }
            }
        }
        new Report("memory", "Each run in a JVM of its own; the heap after collections.", table, null).publish();
    }

    private static void run(MemoryRun run, Service service, Table table) throws IOException {
        try (ChildJvm child = ChildJvm.start(run.main(), run.options(), List.of(String.valueOf(service.port())))) {
            child.endAfter(PATIENCE);
            for (String text = child.nextLine(); text != null; text = child.nextLine()) {
                Line line = Line.parse(text);
                table.add(List.of(run.label(), line.what(), line.value()));
            }
            if (child.exitCode() != 0) {
                table.add(List.of(run.label(), "failed", "exit code " + child.exitCode()));
            }
        }
    }
}
