package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Joining texts must mean the same as merging trees. */
class ArgumentsProperties {

    private static final ObjectMapper TREES = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(JsonNodeFactory.withExactBigDecimals(true));

    @Provide
    Arbitrary<String> objects() {
        return JsonTexts.objects();
    }

    @Provide
    Arbitrary<String> values() {
        return JsonTexts.values();
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("next_page", "output", "a", "", "x\"y", "é😀");
    }

    private static Arguments parse(String json) throws MalformedJsonException {
        return Arguments.parse(json.getBytes(UTF_8), JsonCodec.DEFAULT);
    }

    private static JsonNode tree(Arguments arguments) throws Exception {
        return TREES.readTree(arguments.json());
    }

    @Property(tries = 200)
    void withDefaults(@ForAll("objects") String body, @ForAll("objects") String defaults) throws Exception {
        ObjectNode expected = (ObjectNode) TREES.readTree(defaults);
        expected.setAll((ObjectNode) TREES.readTree(body));

        assertThat(tree(parse(body).withDefaults(parse(defaults)))).isEqualTo(expected);
    }

    @Property(tries = 200)
    void with(@ForAll("objects") String body, @ForAll("names") String name, @ForAll("values") String value)
            throws Exception {
        ObjectNode expected = (ObjectNode) TREES.readTree(body);
        expected.set(name, TREES.readTree(value));

        Arguments joined = parse(body).with(name, value);

        assertThat(tree(joined)).isEqualTo(expected);
        assertThat(new String(joined.json(), UTF_8)).contains(value);
    }

    @Property(tries = 200)
    void untouched(@ForAll("objects") String body) throws Exception {
        assertThat(parse(body).json()).isEqualTo(body.getBytes(UTF_8));
    }
}
