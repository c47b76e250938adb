package io.github.camelintegry.internal.options;

import io.github.camelintegry.internal.util.TextEnds;
import java.util.List;

/**
 * Texts that arrived as they were meant. An App-Secret of a mounted file ends with a line feed, and a placeholder that
 * nobody resolved is taken as the value itself; the service would say of both that the credentials are wrong. Such a
 * text is refused and not mended: what is sent is what was configured. No message shows the text.
 */
final class IntactText {

    private static final List<Wrapping> WRAPPINGS = List.of(
            new Wrapping(
                    "${",
                    "}",
                    "is a placeholder ${…} that nobody has resolved: define the property or environment variable that it"
                            + " names. Spring resolves ${…}; with Camel itself write {{…}} or {{env:…}}"),
            new Wrapping(
                    "{{",
                    "}}",
                    "is a placeholder {{…}} that nobody has resolved: Camel resolves it in properties and in URIs. In"
                            + " code, give the value itself, or what CamelContext.resolvePropertyPlaceholders makes of it"),
            new Wrapping(
                    "#{",
                    "}",
                    "is an expression #{…} that nobody has evaluated: Spring does that in @Value alone. Write a"
                            + " placeholder instead, ${…} with Spring or {{…}} with Camel"),
            new Wrapping(
                    "ENC(",
                    ")",
                    "is an encrypted value ENC(…) that nobody has decrypted: add the library that does, such as"
                            + " camel-jasypt, and its key"),
            new Wrapping(
                    "RAW(",
                    ")",
                    "stands in RAW(…), which means something in a URI alone: leave RAW( and ) out where it is a"
                            + " property, or set in code"),
            new Wrapping(
                    "@",
                    "@",
                    "is a mark @…@ that the build was to replace: switch the filtering of resources on, or write a"
                            + " placeholder"),
            new Wrapping(
                    "\"",
                    "\"",
                    "stands in double quotes, which are a part of it here: leave them out where it is read"),
            new Wrapping(
                    "'", "'", "stands in single quotes, which are a part of it here: leave them out where it is read"));

    private IntactText() {}

    /**
     * Refuses a text that something happened to.
     *
     * @throws IllegalArgumentException with the name of the option, what it is, and the cure
     */
    static void require(String option, String text) {
        String ends = TextEnds.fault(text);
        if (ends != null) {
            throw new IllegalArgumentException(option + ' ' + ends
                    + ", which is not a part of it: strip it where it is read. A file written by an editor or by echo"
                    + " ends with a line feed: write it with printf, a secret of Kubernetes too");
        }
        requireResolved(option, text);
    }

    /** The same of a text whose ends do not matter. */
    static void requireResolved(String option, String text) {
        for (Wrapping each : WRAPPINGS) {
            if (each.wraps(text)) {
                throw new IllegalArgumentException(option + ' ' + each.fault());
            }
        }
    }

    private record Wrapping(String begin, String end, String fault) {

        /** The whole of it: a secret may have such characters within. */
        boolean wraps(String text) {
            return text.length() > begin.length() + end.length() && text.startsWith(begin) && text.endsWith(end);
        }
    }
}
