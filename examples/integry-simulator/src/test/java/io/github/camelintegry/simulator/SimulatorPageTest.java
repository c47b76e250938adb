package io.github.camelintegry.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about the simulator shows its switches as it has them. */
class SimulatorPageTest {

    private static final Path PAGES = Path.of("../../src-docs/src/main/asciidoc");

    @Test
    void showsTheSwitchesAsTheyAre() throws Exception {
        assertThat(PAGES.resolve("generated/simulator-switches.txt"))
                .as("What --help prints, which the page includes: write it there again after a change")
                .content()
                .isEqualToNormalizingNewlines(SimulatorArguments.help());
        assertThat(Files.readString(PAGES.resolve("simulator.adoc")))
                .contains("include::generated/simulator-switches.txt[]");
    }
}
