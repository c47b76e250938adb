package io.github.camelintegry.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A chart of horizontal bars in groups, as plain SVG that needs neither script nor font. */
public final class BarChart {

    private static final int WIDTH = 860;
    private static final int LABELS = 250;
    private static final int FIGURES = 70;
    private static final int BAR = 18;
    private static final int GAP = 6;
    private static final int GROUP = 34;
    private static final int TOP = 46;
    private static final int BOTTOM = 48;
    private static final int TICKS = 5;
    private static final List<String> COLOURS = List.of("#7f8c9b", "#c9a227", "#b5543c", "#1f6f8b", "#5aa9a4");

    private final String title;
    private final String axis;
    private final List<Group> groups = new ArrayList<>();

    private record Group(String label, List<Bar> bars) {}

    /**
     * One bar.
     *
     * @param label what it stands for
     * @param value how long it is, not negative
     */
    public record Bar(String label, double value) {}

    /**
     * An empty chart.
     *
     * @param title what it shows
     * @param axis  what its bars measure, with the unit
     */
    public BarChart(String title, String axis) {
        this.title = title;
        this.axis = axis;
    }

    /** Adds bars that belong together, below those that are there. */
    public void add(String label, List<Bar> bars) {
        groups.add(new Group(label, List.copyOf(bars)));
    }

    /** {@return the chart} */
    public String svg() {
        int height = TOP + BOTTOM;
        for (Group group : groups) {
            height += GROUP + group.bars().size() * (BAR + GAP);
        }
        Scale scale = Scale.upTo(groups.stream()
                .flatMap(group -> group.bars().stream())
                .mapToDouble(Bar::value)
                .max()
                .orElse(1));
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n",
                WIDTH, height, WIDTH));
        svg.append(format("<title>%s</title>\n", escaped(title)));
        svg.append(format("<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>\n", WIDTH, height));
        text(svg, 12, 26, "start", "font-size=\"16\" font-weight=\"bold\"", title);
        axis(svg, scale, height - BOTTOM);
        bars(svg, scale);
        return svg.append("</svg>\n").toString();
    }

    private void axis(StringBuilder svg, Scale scale, int bottom) {
        for (int tick = 0; tick <= TICKS; tick++) {
            double value = scale.step() * tick;
            int x = scale.x(value);
            svg.append(
                    format("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#ddd\"/>\n", x, TOP - 4, x, bottom));
            text(svg, x, bottom + 17, "middle", "", format("%s", Figures.of(value)));
        }
        text(svg, scale.x(scale.step() * TICKS / 2), bottom + 38, "middle", "", axis);
    }

    private void bars(StringBuilder svg, Scale scale) {
        int y = TOP;
        for (Group group : groups) {
            text(svg, 12, y + 22, "start", "font-weight=\"bold\"", group.label());
            y += GROUP;
            int colour = 0;
            for (Bar bar : group.bars()) {
                int end = scale.x(bar.value());
                text(svg, LABELS - 8, y + 13, "end", "", bar.label());
                svg.append(format(
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n",
                        LABELS, y, Math.max(1, end - LABELS), BAR, COLOURS.get(colour++ % COLOURS.size())));
                text(svg, end + 6, y + 13, "start", "", Figures.of(bar.value()));
                y += BAR + GAP;
            }
        }
    }

    private static void text(StringBuilder svg, int x, int y, String anchor, String style, String text) {
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" %s>%s</text>\n", x, y, anchor, style, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    /** From values to places: round steps, as many as there are ticks. */
    private record Scale(double step) {

        static Scale upTo(double most) {
            double raw = Math.max(most, 1e-9) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(raw)));
            double lead = raw / power;
            return new Scale(power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 2.5 ? 2.5 : lead <= 5 ? 5 : 10));
        }

        int x(double value) {
            return (int) Math.round(LABELS + value / (step * TICKS) * (WIDTH - LABELS - FIGURES));
        }
    }
}
