package io.github.camelintegry.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Test;

class SourceMessagesTest {

    @Test
    void putsATextTogetherAndLeavesItsValuesOut() {
        assertThat(
                        texts(
                                """
                        void run(int most, String name) {
                            check("At most " + most + " calls may wait,"
                                    + " and '" + name + '\\'' + " waits already");
                        }
                        """))
                .containsExactly("At most … calls may wait, and '…' waits already");
    }

    @Test
    void takesPartsThatStandUnderAConditionForMessagesOfTheirOwn() {
        assertThat(
                        texts(
                                """
                        String run(boolean big) {
                            return "The file is " + (big ? "larger than all others" : unknown("but who knows it")) + "!";
                        }
                        """))
                .containsExactly("The file is …!", "but who knows it", "larger than all others");
    }

    @Test
    void knowsMarksOfFormatsAndLogs() {
        assertThat(
                        texts(
                                """
                        void run(String name, Exception e) {
                            LOG.warn("No {} in {}", name, "the red house", e);
                            use("Page %d has %.1f records".formatted(1, 2.5));
                            use(String.format("Not %s of ours", name));
                            use(String.format(Locale.ROOT, "Some odd character U+%04X", 1));
                        }
                        """))
                .containsExactly(
                        "No … in …",
                        "Not … of ours",
                        "Page … has … records",
                        "Some odd character U+…",
                        "the red house");
    }

    @Test
    void takesWhateverAnExceptionSaysForAMessage() {
        assertThat(texts("void run() { throw new IllegalStateException(\"closed\"); }"))
                .containsExactly("closed");
    }

    @Test
    void readsTextBlocksAndLambdasAndConstants() {
        assertThat(
                        texts(
                                """
                        private static final String CURE = "Ask somebody else";
                        Runnable run = () -> fail(\"""
                                It is late,
                                come tomorrow\""");
                        """))
                .containsExactly("Ask somebody else", "It is late, come tomorrow");
    }

    @Test
    void passesOverWhatNobodyIsTold() {
        assertThat(
                        texts(
                                """
                        @Metadata(description = "The name of it")
                        private String name = "some name";
                        void run(String key) {
                            LOG.debug("Nobody reads this line: " + key);
                            LOG.trace("Nor is this one read");
                            put("two words", "key", 'c', "/a/path/of/names", "a-b-c");
                        }
                        @Override
                        public String toString() {
                            return "Example of " + name + " and more";
                        }
                        """))
                .isEmpty();
    }

    @Test
    void tellsWhereAMessageIs() {
        assertThat(messages("\nString run = \"This is a message\";"))
                .containsExactly(Map.entry(new Template("This is a message"), "Example.java:2"));
    }

    private static List<String> texts(String members) {
        return messages(members).keySet().stream().map(Template::text).toList();
    }

    private static Map<Template, String> messages(String members) {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Example.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return "class Example { " + members + " }";
                    }
                };
        return SourceMessages.of(List.of(source));
    }
}
