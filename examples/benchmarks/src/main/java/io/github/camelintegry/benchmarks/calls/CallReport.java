package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.measure.Rounds;
import io.github.camelintegry.benchmarks.report.BarChart;
import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Medians of calls, and what they are of those of raw Vert.x and of the routes. */
final class CallReport {

    private final Table table = new Table(
            2,
            "case",
            "subject",
            "calls/s",
            "× raw",
            "CPU µs",
            "× raw",
            "× vertx-http",
            "× http",
            "alloc. kB",
            "× raw",
            "p50 µs",
            "× raw",
            "p99 µs");
    private final BarChart chart =
            new BarChart("CPU time of a call", "CPU time of the client per call; raw Vert.x = 1");
    private final String how;

    CallReport(int rounds, Duration time) {
        this.how =
                "Medians of %d rounds of %d s, subjects in turn in one JVM, the server in another; ratios within a round."
                        .formatted(rounds, time.toSeconds());
    }

    void add(CallCase call, Rounds<Kind, Sample> rounds) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (Kind kind : rounds.subjects()) {
            table.add(List.of(
                    call.label(),
                    kind.label(),
                    Figures.of(rounds.median(kind, Sample::callsPerSecond)),
                    Figures.ratio(rounds.ratio(kind, Kind.RAW, Sample::callsPerSecond)),
                    Figures.of(rounds.median(kind, Sample::cpuMicros)),
                    Figures.ratio(rounds.ratio(kind, Kind.RAW, Sample::cpuMicros)),
                    Figures.ratio(rounds.ratio(kind, Kind.VERTX_HTTP, Sample::cpuMicros)),
                    Figures.ratio(rounds.ratio(kind, Kind.HTTP, Sample::cpuMicros)),
                    Figures.of(rounds.median(kind, Sample::allocatedKilobytes)),
                    Figures.ratio(rounds.ratio(kind, Kind.RAW, Sample::allocatedKilobytes)),
                    Figures.of(rounds.median(kind, Sample::p50Micros)),
                    Figures.ratio(rounds.ratio(kind, Kind.RAW, Sample::p50Micros)),
                    Figures.of(rounds.median(kind, Sample::p99Micros))));
            bars.add(new BarChart.Bar(kind.label(), rounds.ratio(kind, Kind.RAW, Sample::cpuMicros)));
        }
        chart.add(call.label(), bars);
    }

    void publish() throws IOException {
        new Report("calls", how, table, chart).publish();
    }
}
