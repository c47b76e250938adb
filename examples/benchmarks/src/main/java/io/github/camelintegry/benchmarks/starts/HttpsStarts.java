package io.github.camelintegry.benchmarks.starts;

import io.github.camelintegry.benchmarks.measure.Rounds;
import io.github.camelintegry.benchmarks.report.BarChart;
import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import io.github.camelintegry.benchmarks.service.Certificate;
import io.github.camelintegry.benchmarks.service.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** Measures what it takes from the start of a JVM to the first answer over HTTPS, and reports it. */
public final class HttpsStarts {

    private HttpsStarts() {}

    /**
     * Runs it.
     *
     * @param rounds how many JVMs are started for each subject, in turn
     * @param before the classes of another component to compare ours with; empty for none
     */
    public static void run(int rounds, String before) throws Exception {
        publish(measure(rounds, before), rounds);
    }

    static Rounds<Peer, Start> measure(int rounds, String before) throws Exception {
        Map<Peer, String> classPaths = new EnumMap<>(Peer.class);
        classPaths.put(Peer.INTEGRY, ClassPath.own());
        classPaths.put(Peer.HTTP, ClassPath.own());
        if (!before.isEmpty()) {
            classPaths.put(Peer.BEFORE, ClassPath.with(before));
        }
        try (Certificate certificate = Certificate.make();
                ServerProcess server = new ServerProcess(certificate)) {
            String port = String.valueOf(server.service().port());
            return Rounds.inTurn(
                    List.copyOf(classPaths.keySet()),
                    rounds,
                    peer -> Start.of(
                            Objects.requireNonNull(classPaths.get(peer)),
                            FirstHttpsCall.class,
                            List.of(port, peer.by().name(), certificate.store().toString())));
        }
    }

    private static void publish(Rounds<Peer, Start> starts, int rounds) throws IOException {
        List<Peer> others = new ArrayList<>(starts.subjects());
        others.remove(Peer.INTEGRY);
        List<String> header = new ArrayList<>(List.of("first call by", "ms", "CPU ms"));
        for (Peer other : others) {
            header.add("ms × " + other.label());
            header.add("CPU × " + other.label());
        }
        Table table = new Table(1, header.toArray(String[]::new));
        for (Peer peer : starts.subjects()) {
            List<String> row = new ArrayList<>(List.of(peer.label()));
            row.add(Figures.of(starts.median(peer, Start::millis)));
            row.add(Figures.of(starts.median(peer, Start::cpuMillis)));
            for (Peer other : others) {
                row.add(Figures.ratio(starts.ratio(peer, other, Start::millis)));
                row.add(Figures.ratio(starts.ratio(peer, other, Start::cpuMillis)));
            }
            table.add(row);
        }
        BarChart chart = new BarChart("First call over HTTPS answered by Camel Main", "milliseconds");
        chart.add("from the start of the JVM", bars(starts, Start::millis));
        chart.add("CPU time", bars(starts, Start::cpuMillis));
        new Report("first-https", "Medians of %d JVMs of each, in turn.".formatted(rounds), table, chart).publish();
    }

    private static List<BarChart.Bar> bars(Rounds<Peer, Start> starts, ToDoubleFunction<Start> value) {
        return starts.subjects().stream()
                .map(peer -> new BarChart.Bar(peer.label(), starts.median(peer, value)))
                .toList();
    }
}
