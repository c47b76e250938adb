package io.github.camelintegry.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run.
 *
 * @param name  what its files are called
 * @param how   how its figures were made, in a sentence
 * @param table the figures
 * @param chart a part of them, drawn; {@code null} for none
 */
public record Report(String name, String how, Table table, @Nullable BarChart chart) {

    /**
     * Prints the table, and writes it, and the chart, into the folder that the system property {@code results.dir}
     * names, if it names one.
     */
    public void publish() throws IOException {
        String machine = Machine.description();
        System.out.printf("%n%s%n%s%n%n%s%n", how, machine, table.markdown());
        String folder = System.getProperty("results.dir", "");
        if (folder.isEmpty()) {
            return;
        }
        Files.createDirectories(Path.of(folder));
        Files.writeString(Path.of(folder, name + ".adoc"), how + "\n\n" + table.asciidoc() + "\n_" + machine + "._\n");
        if (chart != null) {
            Files.writeString(Path.of(folder, name + ".svg"), chart.svg());
        }
    }
}
