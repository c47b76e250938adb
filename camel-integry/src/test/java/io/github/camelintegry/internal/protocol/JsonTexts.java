package io.github.camelintegry.internal.protocol;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random JSON as source text: odd spacing, escapes, numbers of all forms, duplicate names, names of the envelope. */
public final class JsonTexts {

    private JsonTexts() {}

    /** Any JSON value. */
    public static Arbitrary<String> values() {
        return Arbitraries.lazyOf(
                        JsonTexts::strings,
                        JsonTexts::numbers,
                        () -> Arbitraries.of("null", "true", "false"),
                        JsonTexts::arrays,
                        JsonTexts::objects)
                // to enumerate those of a recursion takes longer than the tests
                .withoutEdgeCases();
    }

    /** Any JSON object. */
    public static Arbitrary<String> objects() {
        Arbitrary<String> member = Combinators.combine(names(), spaces(), Arbitraries.lazy(JsonTexts::values), spaces())
                .as((name, before, value, after) -> before + name + after + ':' + before + value + after);
        return member.list()
                .ofMaxSize(3)
                .map(members -> joined('{', members, '}'))
                .withoutEdgeCases();
    }

    static Arbitrary<String> arrays() {
        Arbitrary<String> element = Combinators.combine(spaces(), Arbitraries.lazy(JsonTexts::values), spaces())
                .as((before, value, after) -> before + value + after);
        return element.list().ofMaxSize(3).map(elements -> joined('[', elements, ']'));
    }

    static Arbitrary<String> strings() {
        return Arbitraries.of(
                        "a",
                        " ",
                        "é",
                        "😀",
                        "\u2028",
                        "\\n",
                        "\\u0041",
                        "\\ud83d\\ude00",
                        "\\ud800",
                        "\\\"",
                        "\\\\",
                        "\\/",
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\\u0000",
                        "%2F",
                        "+",
                        "&",
                        "null")
                .list()
                .ofMaxSize(6)
                .map(parts -> parts.stream().collect(Collectors.joining("", "\"", "\"")));
    }

    static Arbitrary<String> numbers() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "0",
                        "-0",
                        "-0.0",
                        "1.50",
                        "1e5",
                        "1E+5",
                        "-1.0e-10",
                        "9007199254740993",
                        "0.10",
                        "1e400",
                        "123456789012345678901234567890",
                        "1".repeat(990)),
                Arbitraries.bigDecimals().map(Object::toString));
    }

    /** Names that may be the envelope's own, and repeat. */
    private static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "\"output\"",
                        "\"next_page\"",
                        "\"network_code\"",
                        "\"functions\"",
                        "\"\"",
                        "\"a\"",
                        "\"\\u0061\""),
                strings());
    }

    static Arbitrary<String> spaces() {
        return Arbitraries.of("", "", " ", "\n", "\t\r\n ");
    }

    private static String joined(char open, List<String> parts, char close) {
        return open + String.join(",", parts) + close;
    }
}
