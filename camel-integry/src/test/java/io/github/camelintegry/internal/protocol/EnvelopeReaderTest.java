package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import java.nio.charset.Charset;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReaderTest {

    private final EnvelopeReader reader = new EnvelopeReader(JsonCodec.DEFAULT);

    private IntegryReply call(String answer) throws MalformedJsonException {
        return reader.read(Operation.FUNCTION, answer.getBytes(UTF_8));
    }

    private void assertRefused(Operation operation, String answer) {
        assertThatThrownBy(() -> reader.read(operation, answer.getBytes(UTF_8)))
                .as(answer)
                .isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"200\" | 200", "200 | 200", "\" 404 \" | 404", "\"429\" | 429", "0 | 0"})
    void readsANetworkCodeAsStringOrNumber(String code, int expected) throws Exception {
        assertThat(call("{\"network_code\":" + code + ",\"output\":1}").networkCode())
                .isEqualTo(OptionalInt.of(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"OK\"",
                "\"200 OK\"",
                "200.5",
                "2e2",
                "true",
                "null",
                "{}",
                "[]",
                "[200]",
                "{\"code\":200}",
                "99999999999",
                "\"0x10\""
            })
    void refusesANetworkCodeThatIsNone(String code) {
        assertRefused(Operation.FUNCTION, "{\"network_code\":" + code + ",\"output\":1}");
        assertRefused(Operation.FUNCTION, "{\"output\":1,\"network_code\":" + code + "}");
    }

    @Test
    void refusesACallWithoutNetworkCodeButWantsNoneOfAListing() throws Exception {
        assertRefused(Operation.FUNCTION, "{\"output\":{\"network_code\":\"200\"}}");
        assertRefused(Operation.FUNCTION, "{}");
        assertThat(reader.read(Operation.APPS, "{\"apps\":[]}".getBytes(UTF_8)).networkCode())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",\"output\":null", ",\"output\" : null "})
    void takesAnAbsentOutputForNull(String output) throws Exception {
        JsonSlice slice = call("{\"network_code\":\"200\"" + output + "}").output();
        assertThat(slice.isNull()).isTrue();
        assertThat(slice.text()).isEqualTo("null");
        assertThat(slice.tree(JsonCodec.DEFAULT).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"next_page\":null",
                ",\"next_page\":\"\"",
                ",\"_cursor\":null",
                ",\"_cursor\": \"\"",
                ",\"next_page\":null,\"_cursor\":\"\"",
                ",\"cursor\":\"of the app behind\""
            })
    void findsNoCursor(String cursor) throws Exception {
        assertThat(call("{\"network_code\":\"200\",\"output\":[]" + cursor + "}")
                        .nextCursor())
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" \"", "0", "false", "{}", "[]", "\"null\"", "\"\\u0000\""})
    void takesNothingElseForTheEnd(String cursor) throws Exception {
        assertThat(call("{\"network_code\":\"200\",\"next_page\":" + cursor + "}")
                        .nextCursor())
                .isEqualTo(new Cursor(cursor, "next_page"));
    }

    @Test
    void prefersTheCursorThatIsOne() throws Exception {
        assertThat(call("{\"network_code\":200,\"next_page\":null,\"_cursor\":7}")
                        .nextCursor())
                .isEqualTo(new Cursor("7", "_cursor"));
        assertThat(call("{\"network_code\":200,\"_cursor\":7,\"next_page\":\"\"}")
                        .nextCursor())
                .isEqualTo(new Cursor("7", "_cursor"));
    }

    @Test
    void readsMembersWhoseNamesAreEscaped() throws Exception {
        IntegryReply reply = call("{\"network\\u005fcode\":\"200\",\"\\u006futput\":[1],\"next\\u005fpage\":3}");
        assertThat(reply.output().text()).isEqualTo("[1]");
        assertThat(reply.nextCursor()).isEqualTo(new Cursor("3", "next_page"));
    }

    @Test
    void takesNoMemberOfTheOutputForItsOwn() throws Exception {
        IntegryReply reply =
                call("{\"network_code\":200,\"output\":{\"next_page\":1,\"network_code\":500,\"output\":2}}");
        assertThat(reply.nextCursor()).isNull();
        assertThat(reply.networkCode()).hasValue(200);
        assertThat(reply.output().text()).isEqualTo("{\"next_page\":1,\"network_code\":500,\"output\":2}");
    }

    @ParameterizedTest
    @CsvSource({"functions,next_page", "functions,_cursor", "apps,cursor", "apps,next_page", "apps,_cursor"})
    void readsAListingUnderEachCursorKey(String listing, String key) throws Exception {
        String answer = "{\"count\":2, \"" + key + "\":\"c\", \"" + listing + "\": [{\"id\":1}, 2]}";
        IntegryReply reply = reader.read(Operation.of(listing), answer.getBytes(UTF_8));
        assertThat(reply.output().text()).isEqualTo("[{\"id\":1}, 2]");
        assertThat(reply.nextCursor()).isEqualTo(new Cursor("\"c\"", key));
    }

    @Test
    void readsAListingThatIsABareArray() throws Exception {
        IntegryReply reply = reader.read(Operation.FUNCTIONS, " [ 1 ,[2]]\n".getBytes(UTF_8));
        assertThat(reply.output().text()).isEqualTo("[ 1 ,[2]]");
        assertThat(reply.nextCursor()).isNull();
    }

    @Test
    void readsAnAppOrASchemaWhole() throws Exception {
        String answer = "{\"name\":\"x\",\"next_page\":1,\"output\":2}";
        for (Operation operation : new Operation[] {Operation.APP, Operation.SCHEMA}) {
            IntegryReply reply = reader.read(operation, ("\n" + answer + " ").getBytes(UTF_8));
            assertThat(reply.output().text()).isEqualTo(answer);
            assertThat(reply.nextCursor()).isNull();
        }
    }

    @Test
    void refusesAListingWithoutItsArray() {
        assertRefused(Operation.FUNCTIONS, "{}");
        assertRefused(Operation.FUNCTIONS, "{\"apps\":[]}");
        assertRefused(Operation.FUNCTIONS, "{\"functions\":null}");
        assertRefused(Operation.FUNCTIONS, "{\"functions\":{}}");
        assertRefused(Operation.APP, "[]");
        assertRefused(Operation.FUNCTION, "[{\"network_code\":200}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "]", "}", ",", "\u0000", " 1", "<!-- served by -->"})
    void refusesTrailingData(String tail) {
        assertRefused(Operation.FUNCTION, "{\"network_code\":200}" + tail);
        assertRefused(Operation.FUNCTIONS, "[]" + tail);
        assertRefused(Operation.APP, "{}" + tail);
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNoJsonOfTheContract(Operation operation) {
        for (String answer : new String[] {
            "",
            " ",
            "null",
            "1",
            "\"text\"",
            "<html><body>Bad gateway</body></html>",
            "{'network_code':200}",
            "{",
            "[",
            "OK",
            "{\"functions\":[01],\"apps\":[NaN],\"network_code\":200,\"output\":+1}"
        }) {
            assertRefused(operation, answer);
        }
    }

    @Test
    void quotesNoDataInItsMessages() {
        assertThatThrownBy(() -> call("{\"network_code\":200,\"output\":\"s3cr3t\" s3cr3t}"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
        assertThatThrownBy(() -> call("{\"network_code\":\"s3cr3t\"}"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
    }

    @Test
    void passesOverAByteOrderMark() throws Exception {
        IntegryReply reply = call("\ufeff{\"network_code\":\"200\",\"output\":[1, 2],\"next_page\":\"é\"}");
        assertThat(reply.output().text()).isEqualTo("[1, 2]");
        assertThat(reply.nextCursor()).isEqualTo(new Cursor("\"é\"", "next_page"));
        assertThat(JsonSlice.of("\ufeff{\"detail\":1}".getBytes(UTF_8))
                        .tree(JsonCodec.DEFAULT)
                        .has("detail"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32BE", "UTF-32LE"})
    void refusesOtherEncodings(String charset) {
        for (String answer : new String[] {"{\"network_code\":\"200\"}", "{\"network_code\":\"200\",\"output\":[1]}"}) {
            assertThatThrownBy(() -> reader.read(Operation.FUNCTION, answer.getBytes(Charset.forName(charset))))
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] answer = "{\"network_code\":\"200\",\"output\":\"#\"}".getBytes(UTF_8);
        for (int bad : new int[] {0xff, 0xc3, 0x80, 0xf8, 0x1f, 0}) {
            byte[] damaged = answer.clone();
            damaged[answer.length - 3] = (byte) bad;
            assertThatThrownBy(() -> reader.read(Operation.FUNCTION, damaged))
                    .isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void readsUpToItsNestingLimitAndNoFurther() throws Exception {
        String deepest = "[".repeat(499) + "]".repeat(499);
        assertThat(call("{\"network_code\":200,\"output\":" + deepest + "}")
                        .output()
                        .text())
                .isEqualTo(deepest);
        assertRefused(Operation.FUNCTION, "{\"network_code\":200,\"output\":[" + deepest + "]}");
        assertRefused(Operation.FUNCTION, "{\"network_code\":200,\"unknown\":[" + deepest + "]}");
        assertRefused(Operation.FUNCTION, "{\"network_code\":200,\"output\":" + "[".repeat(1_000_000));
    }

    @Test
    void readsStringsAndNamesOfAnyLength() throws Exception {
        String large = "\"" + "é".repeat(11_000_000) + "\"";
        assertThat(call("{\"network_code\":200,\"output\":" + large + "}")
                        .output()
                        .length())
                .isEqualTo(22_000_002);
        assertThat(call("{" + "\"" + "n".repeat(100_000) + "\":1,\"network_code\":200}")
                        .networkCode())
                .hasValue(200);
    }
}
