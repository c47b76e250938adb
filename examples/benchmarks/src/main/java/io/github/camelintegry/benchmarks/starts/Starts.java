package io.github.camelintegry.benchmarks.starts;

import io.github.camelintegry.benchmarks.measure.Rounds;
import io.github.camelintegry.benchmarks.report.BarChart;
import io.github.camelintegry.benchmarks.report.Figures;
import io.github.camelintegry.benchmarks.report.Report;
import io.github.camelintegry.benchmarks.report.Table;
import io.github.camelintegry.benchmarks.service.ServerProcess;
import io.github.camelintegry.benchmarks.service.Service;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures how long it takes from the start of a JVM to the first answer, and reports it. */
public final class Starts {

    private Starts() {}

    /**
     * Runs it.
     *
     * @param rounds how many JVMs are started for each subject, in turn
     */
    public static void run(int rounds) throws Exception {
        try (ServerProcess server = new ServerProcess()) {
            publish(Rounds.inTurn(List.of(By.values()), rounds, by -> first(server.service(), by)), rounds);
        }
    }

    private static double first(Service service, By by) throws IOException {
        return Start.of(ClassPath.own(), FirstCall.class, List.of(String.valueOf(service.port()), by.name()))
                .millis();
    }

    private static void publish(Rounds<By, Double> millis, int rounds) throws IOException {
        Table table = new Table(1, "first call by", "ms", "× camel-http");
        List<BarChart.Bar> bars = new ArrayList<>();
        for (By by : millis.subjects()) {
            double median = millis.median(by, Double::doubleValue);
            double ofHttp = millis.ratio(by, By.HTTP, Double::doubleValue);
            table.add(List.of(by.label(), Figures.of(median), Figures.ratio(ofHttp)));
            bars.add(new BarChart.Bar(by.label(), median));
        }
        BarChart chart = new BarChart("First call answered by Camel Main", "milliseconds from the start of the JVM");
        chart.add("all with the same class path", bars);
        new Report("starts", "Medians of %d JVMs of each, in turn.".formatted(rounds), table, chart).publish();
    }
}
