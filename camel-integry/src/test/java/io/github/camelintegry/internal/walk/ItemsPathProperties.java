package io.github.camelintegry.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.JsonTexts;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever a service answers, and wherever records are looked for. */
class ItemsPathProperties {

    @Provide
    Arbitrary<String> outputs() {
        Arbitrary<String> nested = Combinators.combine(name(), JsonTexts.values(), name(), JsonTexts.values())
                .as((outer, value, inner, other) ->
                        "{\"" + outer + "\": {\"" + inner + "\":" + value + ",\"x\":" + other + "}}");
        Arbitrary<String> flat = Combinators.combine(name(), JsonTexts.values(), JsonTexts.values())
                .as((name, value, other) -> "{\"x\":" + other + ",\"" + name + "\":" + value + "}");
        return Arbitraries.oneOf(JsonTexts.values(), flat, nested).withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> pointers() {
        return Arbitraries.of("a", "b", "", "0", "1", "x", "n~1m", "output", "-", "99999999999")
                .list()
                .ofMaxSize(3)
                .map(names -> names.isEmpty() ? "" : "/" + String.join("/", names));
    }

    private static Arbitrary<String> name() {
        return Arbitraries.of("a", "b", "", "0", "n/m");
    }

    @Property(tries = 2000)
    void givesEachRecordOrSaysWhyNot(@ForAll("outputs") String output, @ForAll("pointers") String pointer)
            throws MalformedJsonException {
        JsonNode there = tree(slice(output)).at(pointer);
        ItemsPath.Found found = found(pointer, output);
        if (found == null) {
            assertThat(there.isArray() || there.isObject()).as("lost").isFalse();
            return;
        }
        JsonNode records = tree(found.records());
        if (pointer.isEmpty() || there.isArray()) {
            assertThat(records).isEqualTo(there);
        } else if (there.isObject() && !there.isEmpty()) {
            assertThat(records).hasSize(1);
            assertThat(records.get(0)).isEqualTo(there);
        } else {
            assertThat(records.isNull()).isTrue();
            assertThat(there.toString()).isIn("", "null", "{}", "\"\"", "false");
        }
        assertThat(found.missing() != null).as("missing").isEqualTo(there.isMissingNode());
    }

    @Property(tries = 500)
    void byDefaultGivesTheOnlyArrayOrSaysWhyNot(@ForAll("outputs") String output) throws MalformedJsonException {
        JsonNode whole = tree(slice(output));
        ItemsPath.Found found = found(null, output);
        long arrays =
                whole.isObject() ? whole.valueStream().filter(JsonNode::isArray).count() : 0;

        assertThat(found != null).isEqualTo(whole.isNull() || whole.isArray() || arrays == 1);
        if (found != null) {
            assertThat(found.missing()).isNull();
            assertThat(tree(found.records()))
                    .isEqualTo(
                            arrays == 1
                                    ? whole.valueStream()
                                            .filter(JsonNode::isArray)
                                            .findFirst()
                                            .get()
                                    : whole);
        }
    }

    /** {@code null} if it says why there is nothing; any other exception is none of ours. */
    private static ItemsPath.@Nullable Found found(@Nullable String pointer, String output) {
        try {
            return ItemsPath.of(pointer).find(slice(output), JsonCodec.DEFAULT, "f for user u");
        } catch (IntegryProtocolException e) {
            assertThat(e).hasMessageContaining("itemsPath");
            assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(2000);
            return null;
        }
    }

    private static JsonSlice slice(String output) {
        return JsonSlice.of(output.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode tree(JsonSlice slice) throws MalformedJsonException {
        return slice.tree(JsonCodec.DEFAULT);
    }
}
