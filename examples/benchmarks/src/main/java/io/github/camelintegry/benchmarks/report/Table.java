package io.github.camelintegry.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table of texts: the first columns say what a row is about, the others hold figures and stand to the right. */
public final class Table {

    private final int labels;
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows, whose first {@code labels} columns are no figures. */
    public Table(int labels, String... header) {
        this.labels = labels;
        this.header = List.of(header);
    }

    /** Adds a row. */
    public void add(List<String> row) {
        rows.add(List.copyOf(row));
    }

    /** {@return the table as Markdown} */
    public String markdown() {
        List<String> rulers = new ArrayList<>(Collections.nCopies(labels, "---"));
        rulers.addAll(Collections.nCopies(header.size() - labels, "--:"));
        StringBuilder text = new StringBuilder(line(header)).append(line(rulers));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** {@return the table as AsciiDoc} */
    public String asciidoc() {
        String columns = String.join(",", Collections.nCopies(labels, "<3")) + ",>2".repeat(header.size() - labels);
        StringBuilder text = new StringBuilder("[cols=\"" + columns + "\",options=\"header\"]\n|===\n");
        header.forEach(cell -> text.append('|').append(cell).append(' '));
        text.append('\n');
        for (List<String> row : rows) {
            text.append('\n');
            row.forEach(cell -> text.append('|').append(cell).append('\n'));
        }
        return text.append("|===\n").toString();
    }
}
