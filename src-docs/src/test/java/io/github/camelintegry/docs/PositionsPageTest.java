package io.github.camelintegry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table that the page tells users to create is the one that the component creates. */
class PositionsPageTest {

    private static final Path SOURCES = Path.of("../camel-integry/src/main/java/io/github/camelintegry/position");
    private static final Path PAGE = Path.of("src/main/asciidoc/positions.adoc");

    private static final Pattern SEAM = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern COLUMNS = Pattern.compile("\\(\\s*key_hash\\s+CHAR[^;\"]*\\)");

    @Test
    void showsTheTableOfTheSources() throws IOException {
        List<String> created = sources().flatMap(PositionsPageTest::columns).toList();

        assertThat(created).as("column lists in %s", SOURCES).hasSize(1);
        assertThat(columns(Files.readString(PAGE))).containsExactlyElementsOf(created);
    }

    private static Stream<String> sources() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(PositionsPageTest::text).toList().stream();
        }
    }

    private static String text(Path file) {
        try {
            return SEAM.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the blanks that only make them easy to read. */
    private static Stream<String> columns(String text) {
        return COLUMNS.matcher(text).results().map(MatchResult::group).map(columns -> columns.replaceAll("\\s+", " ")
                .replace("( ", "(")
                .replace(" )", ")"));
    }
}
