package io.github.camelintegry.benchmarks.pieces;

import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs the benchmarks of this package, with allocation, and reports them. */
public final class Pieces {

    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private Pieces() {}

    /**
     * Runs them.
     *
     * @param seconds how long an iteration lasts; there are 3 for warm-up, and 5 that count
     * @param only    which ones: those whose name contains this
     */
    public static void run(int seconds, String only) throws RunnerException, IOException {
        TimeValue time = TimeValue.seconds(seconds);
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(Pieces.class.getPackageName().replace(".", "\\.") + ".*" + only)
                        .addProfiler(GCProfiler.class)
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(time)
                        .measurementIterations(5)
                        .measurementTime(time)
                        .build())
                .run();
        Table table = new Table(2, "benchmark", "answer, bytes", "µs", "± µs", "alloc. kB");
        results.forEach(result -> table.add(row(result)));
        new Report("pieces", "JMH, average of 5 iterations of %d s.".formatted(seconds), table, null).publish();
    }

    private static List<String> row(RunResult result) {
        Result<?> time = result.getPrimaryResult();
        String benchmark = result.getParams().getBenchmark();
        Result<?> allocation =
                Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATION));
        String bytes = result.getParams().getParam("bytes");
        return List.of(
                benchmark.substring(Pieces.class.getPackageName().length() + 1).replace("Benchmark.", ": "),
                bytes == null ? "" : bytes,
                Figures.of(time.getScore() / 1e3),
                Figures.of(time.getScoreError() / 1e3),
                Figures.of(allocation.getScore() / 1e3));
    }
}
