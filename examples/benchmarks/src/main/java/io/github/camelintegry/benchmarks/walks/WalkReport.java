package io.github.camelintegry.benchmarks.walks;

import io.github.camelintegry.benchmarks.measure.Medians;
import io.github.camelintegry.benchmarks.report.BarChart;
import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Medians of walks, and what they are of the time that their slower half needs. */
final class WalkReport {

    private final Table table = new Table(
            2, "pages, latency/work", "subject", "s", "fetch ms", "work ms", "× ideal", "pages/s", "× sequential");
    private final BarChart chart =
            new BarChart("Time of a walk", "time; 1 = N·max(F, P) + min(F, P), fetch F and work P as measured");
    private final String how;

    WalkReport(int rounds) {
        this.how =
                ("Medians of %d walks of each, in turn. The ideal is N·max(F, P) + min(F, P): fetch F as measured in the"
                                + " sequential loop of the same round, work P as measured in the walk itself.")
                        .formatted(rounds);
    }

    void add(WalkCase pages, Map<WalkKind, List<WalkTime>> times) {
        List<WalkTime> sequential = times.get(WalkKind.SEQUENTIAL);
        List<BarChart.Bar> bars = new ArrayList<>();
        times.forEach((kind, own) -> {
            double ofIdeal = Medians.of(
                    IntStream.range(0, own.size())
                            .mapToObj(i -> own.get(i).nanos()
                                    / own.get(i).idealNanos(sequential.get(i).fetchNanosPerPage()))
                            .toList(),
                    Double::doubleValue);
            table.add(List.of(
                    pages.label(),
                    kind.label(),
                    Figures.of(Medians.of(own, WalkTime::seconds)),
                    Figures.of(Medians.of(sequential, WalkTime::fetchNanosPerPage) / 1e6),
                    Figures.of(Medians.of(own, WalkTime::workNanosPerPage) / 1e6),
                    Figures.ratio(ofIdeal),
                    Figures.of(Medians.of(own, WalkTime::pagesPerSecond)),
                    Figures.ratio(Medians.ofRatio(own, sequential, WalkTime::pagesPerSecond))));
            bars.add(new BarChart.Bar(kind.label(), ofIdeal));
        });
        chart.add(pages.label(), bars);
    }

    void publish() throws IOException {
        new Report("walks", how, table, chart).publish();
    }
}
