package io.github.camelintegry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The component's table of failures and the pages that show it to users say the same. */
class FailureTableTest {

    private static final Path SOURCE =
            Path.of("../camel-integry/src/main/java/io/github/camelintegry/internal/client/failure/Failure.java");
    private static final Path PAGES = Path.of("src/main/asciidoc");

    private static final Pattern NAME = Pattern.compile("(?m)^    [A-Z_]+\\(");
    private static final Pattern ROW =
            Pattern.compile("(?ms)^    ([A-Z_]+)\\(\\s*([A-Z_]+),\\s*([A-Z]+),\\s*(.*?)\\)?[,;]$");
    private static final Pattern EXCEPTION = Pattern.compile("Integry\\w+Exception");
    private static final Pattern OUTCOME = Pattern.compile("[A-Z_]{5,}");
    /** What a failure with the outcome UNKNOWN becomes if the call writes; the page says so beside that failure's own. */
    private static final String UNKNOWN = "IntegryOutcomeUnknownException";

    private static String source = "";

    /** What the pages promise: with which outcome and exception a failure ends a call, and who may try it again. */
    private record Promise(String outcome, String retrySafety, String exception) implements Comparable<Promise> {

        @Override
        public int compareTo(Promise other) {
            return toString().compareTo(other.toString());
        }
    }

    @BeforeAll
    static void read() throws IOException {
        source = Files.readString(SOURCE);
    }

    private static Set<Promise> kept() {
        Set<Promise> kept = new TreeSet<>();
        rows().forEach(row -> kept.add(new Promise(row.group(2), row.group(3), exception(row.group(4)))));
        return kept;
    }

    private static Stream<MatchResult> rows() {
        return ROW.matcher(source).results();
    }

    /** By name, or by a method that makes it. */
    private static String exception(String maker) {
        String method = maker.startsWith("Failure::") ? maker.substring("Failure::".length()) : "";
        String text = method.isEmpty() ? maker : source.substring(source.indexOf(" " + method + "(CallEnd"));
        return EXCEPTION.matcher(text).results().findFirst().orElseThrow().group();
    }

    private static Set<Promise> promised() throws IOException {
        String page = Files.readString(PAGES.resolve("promises.adoc"));
        int begin = page.indexOf("|What happens |Signal |Outcome ");
        Set<Promise> promised = new TreeSet<>();
        Stream.of(page.substring(begin, page.indexOf("|===", begin)).split("\n\n"))
                .skip(1)
                .map(row -> row.split("(^|\\s)\\|"))
                .forEach(cells -> {
                    assertThat(cells).as("cells of a row").hasSize(7);
                    String safety = safety(cells[4], cells[5]);
                    found(OUTCOME, cells[3]).forEach(outcome -> found(EXCEPTION, cells[6])
                            .filter(Predicate.not(UNKNOWN::equals))
                            .forEach(exception -> promised.add(new Promise(outcome, safety, exception))));
                    if (cells[6].contains("as above")) {
                        assertThat(cells[3]).isEqualTo("UNKNOWN");
                    }
                });
        return promised;
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(MatchResult::group);
    }

    private static String safety(String ifItReads, String ifItWrites) {
        if (ifItWrites.startsWith("yes")) {
            return "ALL";
        }
        return ifItReads.startsWith("yes") ? "READS" : "NEVER";
    }

    @Test
    void promisesWhatTheTableKeeps() throws IOException {
        Set<Promise> kept = kept();
        kept.remove(new Promise("UNKNOWN", "NEVER", UNKNOWN));
        assertThat(promised()).isNotEmpty().isEqualTo(kept);
    }

    @Test
    void readsEachRowOfTheTable() {
        assertThat(rows().count())
                .isPositive()
                .isEqualTo(NAME.matcher(source).results().count());
    }

    @Test
    void listsEachExceptionOnce() throws IOException {
        String page = Files.readString(PAGES.resolve("errors.adoc"));
        assertThat(Arrays.stream(page.split("\n"))
                        .filter(line -> line.matches("\\|Integry\\w+Exception"))
                        .map(line -> line.substring(1))
                        .sorted()
                        .toList())
                .isEqualTo(kept().stream()
                        .map(Promise::exception)
                        .distinct()
                        .sorted()
                        .collect(Collectors.toList()));
    }
}
