package io.github.camelintegry.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {

    private static JsonNode tree(String json) throws MalformedJsonException {
        return JsonSlice.of(json.getBytes(UTF_8)).tree(JsonCodec.DEFAULT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.500", "0.10", "123456789012345678901234567890", "9007199254740993", "0.1000000000000000000001"
            })
    void keepsTheDigitsOfNumbers(String number) throws Exception {
        assertThat(new String(ValueWriter.write(tree(number), "The value"), UTF_8))
                .isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e-99999999999", "[1e2147483649]"})
    void refusesNumbersBeyondAnyRangeLikeOtherBadJson(String json) {
        assertThatThrownBy(() -> tree(json)).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2", "{} x", "[1,]", "{\"a\":}", "tru", "\"a"})
    void refusesWhatIsNotOneValue(String json) {
        assertThatThrownBy(() -> tree(json)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void holdsItsOwnNestingLimit() throws Exception {
        JsonCodec codec = new JsonCodec(2);
        assertThat(JsonSlice.of("[[1]]".getBytes(UTF_8)).tree(codec)).isNotEmpty();
        assertThatThrownBy(() -> JsonSlice.of("[[[1]]]".getBytes(UTF_8)).tree(codec))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("maxNestingDepth (");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonCodec(0))
                .withMessageContaining("maxNestingDepth");
    }
}
