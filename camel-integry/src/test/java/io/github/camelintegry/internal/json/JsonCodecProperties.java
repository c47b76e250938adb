package io.github.camelintegry.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.camelintegry.internal.protocol.JsonTexts;
import java.util.concurrent.Callable;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** A tree is what Jackson's own mapper makes of the same text: the same nodes, in the same order, of the same types. */
class JsonCodecProperties {

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // or it takes 1 and a zero byte for UTF-16
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Provide
    Arbitrary<String> values() {
        return JsonTexts.values();
    }

    @Property
    void isTheTreeOfAMapper(@ForAll("values") String json) throws Exception {
        JsonNode expected = MAPPER.readTree(json);

        JsonNode tree = JsonSlice.of(json.getBytes(UTF_8)).tree(JsonCodec.DEFAULT);

        assertThat(tree).isEqualTo(expected);
        assertThat(tree.toString()).isEqualTo(expected.toString());
    }

    @Property
    void refusesWhatAMapperRefuses(
            @ForAll("values") String json,
            @ForAll @DoubleRange(min = 0, max = 1) double part,
            @ForAll("tails") String tail) {
        String text = json.substring(0, (int) (json.length() * part)) + tail;

        assertThat(isRead(() -> JsonSlice.of(text.getBytes(UTF_8)).tree(JsonCodec.DEFAULT)))
                .as(text)
                .isEqualTo(isRead(() -> MAPPER.readTree(text.getBytes(UTF_8))));
    }

    @Provide
    Arbitrary<String> tails() {
        return Arbitraries.of("", "", "]", "}", ",", "\"", " 1", "null", "\u0000");
    }

    private static boolean isRead(Callable<JsonNode> reading) {
        try {
            return reading.call() != null;
        } catch (Exception e) {
            return false;
        }
    }
}
