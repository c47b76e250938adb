package io.github.camelintegry.benchmarks.memory;

import io.github.camelintegry.benchmarks.report.Figures;

/**
 * One figure, as a child prints it and its parent reads it.
 *
 * @param what  what was measured
 * @param value the figure with its unit
 */
record Line(String what, String value) {

    private static final String SEPARATOR = "\t";

    static Line megabytes(String what, long bytes) {
        return new Line(what, Figures.of(bytes / 1e6) + " MB");
    }

    static Line parse(String text) {
        String[] parts = text.split(SEPARATOR, 2);
        return new Line(parts[0], parts[1]);
    }

    void print() {
        System.out.println(what + SEPARATOR + value);
    }
}
