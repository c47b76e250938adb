package io.github.camelintegry.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelintegry.internal.json.JsonCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"eyJ\" | \"eyJ\" | eyJ",
                "eyJ= | \"eyJ=\" | eyJ=",
                "17 | 17 | 17",
                "9007199254740993 | 9007199254740993 | 9007199254740993",
                "1.500 | 1.500 | 1.500",
                "1E+5 | 1E+5 | 1E+5",
                "{\"a\": {\"b\": [1.0, null]}} | {\"a\": {\"b\": [1.0, null]}} | {\"a\": {\"b\": [1.0, null]}}",
                "[] | [] | []",
                "\"\\u0041\\n\" | \"\\u0041\\n\" | `A\n`",
                "\"a | \"\\\"a\" | \"a",
                "1 2 | \"1 2\" | 1 2",
                "{\"a\":1 | \"{\\\"a\\\":1\" | {\"a\":1",
                "007 | \"007\" | 007",
                "NaN | \"NaN\" | NaN",
                "'a' | \"'a'\" | 'a'",
                "nul | \"nul\" | nul",
                "true | true | true",
            })
    void takesJsonAsThatAndAnythingElseAsAString(String text, String json, String inQuery) {
        Cursor cursor = Cursor.parse(text);

        assertThat(cursor.json()).isEqualTo(json);
        assertThat(cursor.queryText()).isEqualTo(inQuery);
        assertThat(cursor.key()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\n", "null", " null ", "\"\"", " \"\" "})
    void refusesWhatMeansNoCursor(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.parse(text))
                .withMessageContaining("cursor");
    }

    @Test
    void keepsTheBlanksOfTextButNotThoseAroundJson() {
        assertThat(Cursor.parse(" abc ").json()).isEqualTo("\" abc \"");
        assertThat(Cursor.parse(" 12\n").json()).isEqualTo("12");
    }

    /** A parser that guesses encodings takes the first two for numbers, and the body would be no JSON. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00005", "5\u0000", "\ufeff5", "\u00015"})
    void takesNoHiddenCharacterForPartOfANumber(String text) throws Exception {
        Cursor cursor = Cursor.parse(text);

        assertThat(cursor.queryText()).isEqualTo(text);
        byte[] json = cursor.json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(JsonCodec.DEFAULT.tree(json, 0, json.length).textValue()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\"\udc00\"", "a\ud83d"})
    void refusesHalfASurrogatePairRatherThanSendAQuestionMark(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Cursor.parse(text))
                .withMessageContaining("cursor");
    }

    @Test
    void survivesHostileNesting() {
        assertThat(Cursor.parse("[".repeat(100_000)).queryText()).hasSize(100_000);
    }

    @Test
    void survivesNumbersBeyondAnyRange() {
        assertThat(Cursor.parse("1e99999999999").queryText()).isEqualTo("1e99999999999");
    }
}
