package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

    private static Arguments parse(String json) throws MalformedJsonException {
        return Arguments.parse(json.getBytes(UTF_8), JsonCodec.DEFAULT);
    }

    private static String text(Arguments arguments) {
        return new String(arguments.json(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"a\"",
                "[]",
                "[{}]",
                "{",
                "{\"a\":1",
                "{\"a\":1}x",
                "{}{}",
                "{\"a\":1,}",
                "{a:1}",
                "a=1&b=2"
            })
    void refusesWhatIsNoObject(String body) {
        assertThatThrownBy(() -> parse(body)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void refusesOtherEncodings() {
        for (String body : new String[] {"{}", "{\"a\":1}"}) {
            assertThatThrownBy(() -> Arguments.parse(body.getBytes(UTF_16BE), JsonCodec.DEFAULT))
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void sendsNoByteOrderMark() throws Exception {
        assertThat(text(parse("\ufeff{ \"a\":1}"))).isEqualTo("{ \"a\":1}");
        assertThat(text(parse("\ufeff{ \"a\":1}").with("b", "2"))).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void keepsABodyThatNothingIsAddedTo() throws Exception {
        String body = "\n{ \"a\" : 1.50 , \"a\":2,\"\\u0062\":[ ]} ";
        assertThat(text(parse(body))).isEqualTo(body);
        assertThat(text(parse(body).withDefaults(Arguments.NONE))).isEqualTo(body);
        assertThat(text(parse(body).withDefaults(parse("{\"b\":9}")))).isEqualTo(body);
    }

    @Test
    void addsDefaultsOnlyWhereNothingIs() throws Exception {
        Arguments merged = parse("{\"a\":null,\"b\":2}").withDefaults(parse("{\"a\":1,\"c\":3.0}"));
        assertThat(text(merged)).isEqualTo("{\"a\":null,\"c\":3.0,\"b\":2}");
        assertThat(merged.has("a")).isTrue();
        assertThat(merged.has("d")).isFalse();
    }

    @Test
    void setsInPlaceOfOneOfTheSameName() throws Exception {
        assertThat(text(parse("{\"next_page\":1,\"b\":2}").with("next_page", "{\"x\": 1.0}")))
                .isEqualTo("{\"next_page\":{\"x\": 1.0},\"b\":2}");
        assertThat(text(Arguments.NONE.with("a\"b", "1"))).isEqualTo("{\"a\\\"b\":1}");
    }

    @Test
    void writesNothingAsAnEmptyObject() throws Exception {
        assertThat(text(Arguments.NONE)).isEqualTo("{}");
        assertThat(text(Arguments.of(Map.of()))).isEqualTo("{}");
        assertThat(text(Arguments.NONE.withDefaults(parse("{}")))).isEqualTo("{}");
    }

    @Test
    void isNotChangedByItsMakersMap() {
        Map<String, JsonSlice> members = new LinkedHashMap<>(Map.of("a", JsonSlice.NULL));
        Arguments arguments = Arguments.of(members);
        members.put("b", JsonSlice.NULL);
        assertThat(arguments.has("b")).isFalse();
        assertThat(text(arguments.withDefaults(Arguments.of(members)))).isEqualTo("{\"a\":null,\"b\":null}");
    }

    @Test
    void showsNamesOnly() throws Exception {
        assertThat(parse("{\"email\":\"ada@example.org\"}").toString())
                .contains("email")
                .doesNotContain("ada");
        assertThat(parse("{\"a\":\"ada@example.org\"}")
                        .withDefaults(Arguments.NONE)
                        .toString())
                .doesNotContain("ada");
    }

    @Test
    void refusesToNestTooDeeply() {
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(500) + "]".repeat(500) + "}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("maxNestingDepth (");
    }
}
