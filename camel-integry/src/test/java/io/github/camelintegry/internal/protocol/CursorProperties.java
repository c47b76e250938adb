package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.internal.json.JsonCodec;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A cursor goes back exactly as it came. */
class CursorProperties {

    private static final EnvelopeReader READER = new EnvelopeReader(JsonCodec.DEFAULT);

    @Provide
    Arbitrary<String> cursors() {
        return JsonTexts.values().filter(json -> !json.equals("null") && !json.equals("\"\""));
    }

    @Provide
    Arbitrary<String> callKeys() {
        return Arbitraries.of("next_page", "_cursor");
    }

    @Provide
    Arbitrary<String> listingKeys() {
        return Arbitraries.of("next_page", "_cursor", "cursor");
    }

    @Property(tries = 200)
    void fromAnAnswerIntoABody(@ForAll("cursors") String json, @ForAll("callKeys") String key) throws Exception {
        String answer = "{\"network_code\":\"200\", \"" + key + "\" : " + json + " }";
        Cursor cursor = READER.read(Operation.FUNCTION, answer.getBytes(UTF_8)).nextCursor();

        IntegryRequest first = Wire.request(Operation.FUNCTION, "f");
        assertThat(Wire.body(ApiStyle.RESOURCE.encode(first.withCursor(cursor))))
                .isEqualTo("{\"" + key + "\":" + json + "}");

        byte[] body = "{ \"a\" : 1.0 }".getBytes(UTF_8);
        IntegryRequest withBody = new IntegryRequest(
                Operation.FUNCTION, "f", "u", Map.of(), Arguments.parse(body, JsonCodec.DEFAULT), cursor);
        assertThat(Wire.body(ApiStyle.RESOURCE.encode(withBody))).isEqualTo("{\"a\":1.0,\"" + key + "\":" + json + "}");
    }

    @Property(tries = 200)
    void fromAnAnswerIntoAQuery(@ForAll("cursors") String json, @ForAll("listingKeys") String key) throws Exception {
        String answer = "{\"functions\":[],\"" + key + "\":" + json + "}";
        Cursor cursor = READER.read(Operation.FUNCTIONS, answer.getBytes(UTF_8)).nextCursor();
        IntegryRequest next = Wire.request(Operation.FUNCTIONS, null).withCursor(cursor);
        JsonNode tree = new ObjectMapper().readTree(json);
        String text = tree.isTextual() ? tree.textValue() : json;

        if (UTF_8.newEncoder().canEncode(text)) {
            assertThat(Wire.onlyParameter(ApiStyle.RESOURCE.encode(next))).isEqualTo(Map.entry(key, text));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ApiStyle.RESOURCE.encode(next))
                    .withMessageContaining(key);
        }
    }

    @Property(tries = 200)
    void fromAHeaderInTheTextThatAHeaderGave(@ForAll("cursors") String json) {
        Cursor cursor = new Cursor(json, null);
        if (cursor.isUnicode()) {
            assertThat(Cursor.parse(json)).isEqualTo(cursor);
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Cursor.parse(json))
                    .withMessageContaining("half of a surrogate pair");
        }
    }

    @Property(tries = 200)
    void ofAnyTextIsWrittenAsJsonOrRefused(@ForAll String text) throws Exception {
        Assume.that(!text.isBlank());
        try {
            byte[] json = Cursor.parse(text).json().getBytes(UTF_8);
            assertThat(JsonCodec.DEFAULT.tree(json, 0, json.length)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("cursor");
        }
    }
}
