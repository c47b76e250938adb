package io.github.camelintegry.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A tree is what Jackson's own mapper makes of the same text: the same nodes, in the same order, of the same types. */
class TreeReaderProperties {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
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
}
