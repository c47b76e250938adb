package io.github.camelintegry.benchmarks.walks;

import io.github.camelintegry.benchmarks.measure.Rounds;
import io.github.camelintegry.benchmarks.report.BarChart;
import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

    void add(WalkCase pages, Rounds<WalkKind, WalkTime> rounds) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (WalkKind kind : rounds.subjects()) {
            double ofIdeal = rounds.median(
                    kind,
                    WalkKind.SEQUENTIAL,
                    (own, sequential) -> own.nanos() / own.idealNanos(sequential.fetchNanosPerPage()));
            table.add(List.of(
                    pages.label(),
                    kind.label(),
                    Figures.of(rounds.median(kind, WalkTime::seconds)),
                    Figures.of(rounds.median(WalkKind.SEQUENTIAL, WalkTime::fetchNanosPerPage) / 1e6),
                    Figures.of(rounds.median(kind, WalkTime::workNanosPerPage) / 1e6),
                    Figures.ratio(ofIdeal),
                    Figures.of(rounds.median(kind, WalkTime::pagesPerSecond)),
                    Figures.ratio(rounds.ratio(kind, WalkKind.SEQUENTIAL, WalkTime::pagesPerSecond))));
            bars.add(new BarChart.Bar(kind.label(), ofIdeal));
        }
        chart.add(pages.label(), bars);
    }

    void publish() throws IOException {
        new Report("walks", how, table, chart).publish();
    }
}
