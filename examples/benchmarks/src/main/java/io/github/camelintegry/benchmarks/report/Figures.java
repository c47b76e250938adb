package io.github.camelintegry.benchmarks.report;

import java.util.Locale;

/** How figures are written. */
public final class Figures {

    private Figures() {}

    /** {@return a figure with the digits that can be trusted: about three} */
    public static String of(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** {@return how often one figure is in another} */
    public static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
