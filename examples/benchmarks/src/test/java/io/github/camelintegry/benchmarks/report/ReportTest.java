package io.github.camelintegry.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ReportTest {

    @Test
    void writesTables() {
        Table table = new Table(1, "subject", "µs");
        table.add(List.of("raw", "20.0"));

        assertThat(table.markdown()).isEqualTo("| subject | µs |\n| --- | --: |\n| raw | 20.0 |\n");
        assertThat(table.asciidoc())
                .isEqualTo("[cols=\"<3,>2\",options=\"header\"]\n|===\n|subject |µs \n\n|raw\n|20.0\n|===\n");
    }

    @Test
    void drawsCharts() throws Exception {
        BarChart chart = new BarChart("CPU & calls", "µs");
        chart.add("1 in flight", List.of(new BarChart.Bar("raw", 20), new BarChart.Bar("<integry>", 26)));

        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
        assertThat(svg.getElementsByTagName("rect").getLength())
                .as("background and bars")
                .isEqualTo(3);
        assertThat(svg.getDocumentElement().getTextContent()).contains("CPU & calls", "<integry>", "26.0");
    }
}
