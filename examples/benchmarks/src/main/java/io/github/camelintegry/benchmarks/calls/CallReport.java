package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.measure.Medians;
import io.github.camelintegry.benchmarks.report.BarChart;
import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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

    void add(CallCase call, Map<Kind, List<Sample>> samples) {
        List<Sample> raw = samples.get(Kind.RAW);
        List<BarChart.Bar> bars = new ArrayList<>();
        samples.forEach((kind, own) -> {
            List<Sample> vertxHttp = samples.get(Kind.VERTX_HTTP);
            List<Sample> http = samples.get(Kind.HTTP);
            table.add(List.of(
                    call.label(),
                    kind.label(),
                    median(own, Sample::callsPerSecond),
                    ratio(own, raw, Sample::callsPerSecond),
                    median(own, Sample::cpuMicros),
                    ratio(own, raw, Sample::cpuMicros),
                    ratio(own, vertxHttp, Sample::cpuMicros),
                    ratio(own, http, Sample::cpuMicros),
                    median(own, Sample::allocatedKilobytes),
                    ratio(own, raw, Sample::allocatedKilobytes),
                    median(own, Sample::p50Micros),
                    ratio(own, raw, Sample::p50Micros),
                    median(own, Sample::p99Micros)));
            bars.add(new BarChart.Bar(kind.label(), Medians.ofRatio(own, raw, Sample::cpuMicros)));
        });
        chart.add(call.label(), bars);
    }

    void publish() throws IOException {
        new Report("calls", how, table, chart).publish();
    }

    private static String median(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return Figures.of(Medians.of(samples, value));
    }

    private static String ratio(List<Sample> samples, List<Sample> others, ToDoubleFunction<Sample> value) {
        return Figures.ratio(Medians.ofRatio(samples, others, value));
    }
}
