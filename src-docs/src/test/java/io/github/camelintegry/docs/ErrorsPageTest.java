package io.github.camelintegry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.docs.ErrorsPage.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every message of the sources is on the page of errors, with what to do, and no other. */
class ErrorsPageTest {

    private static final Path ROOT = Path.of("..");
    private static final List<String> SOURCES =
            List.of("camel-integry/src/main/java", "camel-integry-starter/src/main/java");

    /** What reads like a message, and is none: the text, or the file all of whose texts are of a kind; and the reason. */
    private static final Map<String, String> NO_MESSAGES = Map.ofEntries(
            Map.entry("EEE MMM d HH:mm:ss uuuu", "a pattern for dates"),
            Map.entry("[EEEE][EEE], dd-MMM-", "a pattern for dates"),
            Map.entry("not found|does not exist", "a pattern for what the service says"),
            Map.entry("to (an )?(HTTPS|SSL-enabled)", "a pattern for what a web server says"),
            Map.entry(
                    "^No (subject alternative|name matching)|^Illegal given domain name",
                    "a pattern for what the JVM says"),
            Map.entry("Received fatal alert: (\\w+)", "a pattern for what the JVM says"),
            Map.entry("Header size exceeded", "what Netty says, to know it by"),
            Map.entry("not a directory", "what a system says, to know it by"),
            Map.entry("MicrometerMeters.java", "descriptions of meters, which operations.adoc lists"),
            Map.entry("IntegryDevConsole.java", "what a page of Camel's console shows"),
            Map.entry("CursorSql.java", "statements, which a database reads"),
            Map.entry("the table …, key …", "a part of messages"));

    private static Map<Template, String> messages = Map.of();
    private static List<Row> rows = List.of();

    @BeforeAll
    static void read() throws IOException {
        messages = messages();
        rows = ErrorsPage.rows(Files.readString(Path.of("src/main/asciidoc/errors.adoc")));
    }

    @Test
    void listsEveryMessage() {
        Map<Template, String> missing = new LinkedHashMap<>(messages);
        missing.keySet().removeAll(listed());

        assertThat(drafts(missing))
                .as(
                        "Rows that errors.adoc lacks, yet without what to do, and where each message is; a message that was only"
                                + " changed has a row, which listsNothingElse names")
                .isEmpty();
    }

    @Test
    void listsNothingElse() {
        List<String> stale = listed().stream()
                .filter(message -> !messages.containsKey(message))
                .map(Template::text)
                .toList();

        assertThat(stale)
                .as("What errors.adoc lists, and no source says any more")
                .isEmpty();
    }

    @Test
    void listsNoMessageTwice() {
        assertThat(listed()).doesNotHaveDuplicates();
    }

    @Test
    void saysWhatToDo() {
        assertThat(rows).isNotEmpty();
        assertThat(rows)
                .filteredOn(row -> row.cure().isEmpty())
                .as("Rows of errors.adoc that leave out what to do")
                .isEmpty();
    }

    @Test
    void readsRowsAsTheyAreDrafted() {
        Template odd = new Template("Use a|b or {{c}} for …: it's *so*");
        Template plus = new Template("It has U+…, or more");
        String page = "[cols=\"1,1\"]\n|===\n|Message |What to do\n\n" + ErrorsPage.draft(odd) + "Wait,\nand ask.\n\n"
                + ErrorsPage.draft(plus) + "Take it out.\n\n"
                + "|`+Two texts\nin one+` +\n`+row here+`\n|Ask `+nobody+`.\n|===\n" + "|`+no cure yet+`\n|\n\n";

        assertThat(ErrorsPage.rows(page))
                .containsExactly(
                        new Row(List.of(odd), "Wait,\nand ask."),
                        new Row(List.of(plus), "Take it out."),
                        new Row(List.of(new Template("Two texts in one"), new Template("row here")), "Ask `+nobody+`."),
                        new Row(List.of(new Template("no cure yet")), ""));
    }

    @Test
    void excludesOnlyWhatTheSourcesHave() throws IOException {
        Collection<String> known = new ArrayList<>();
        SourceMessages.of(sources()).forEach((template, place) -> {
            known.add(template.text());
            known.add(file(place));
        });

        assertThat(NO_MESSAGES.keySet()).isSubsetOf(known);
    }

    private static Map<Template, String> messages() throws IOException {
        SortedMap<Template, String> messages = SourceMessages.of(sources());
        messages.entrySet()
                .removeIf(message -> NO_MESSAGES.containsKey(message.getKey().text())
                        || NO_MESSAGES.containsKey(file(message.getValue())));
        return messages;
    }

    private static Iterable<? extends JavaFileObject> sources() throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String folder : SOURCES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(paths::add);
            }
        }
        return ToolProvider.getSystemJavaCompiler()
                .getStandardFileManager(null, null, null)
                .getJavaFileObjectsFromPaths(paths);
    }

    private static String file(String place) {
        return place.substring(0, place.indexOf(':'));
    }

    private static List<Template> listed() {
        return rows.stream().flatMap(row -> row.messages().stream()).toList();
    }

    private static String drafts(Map<Template, String> missing) {
        return missing.entrySet().stream()
                .map(message -> "// " + message.getValue() + "\n" + ErrorsPage.draft(message.getKey()) + "\n")
                .collect(Collectors.joining("\n"));
    }
}
