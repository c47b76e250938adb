package io.github.camelintegry.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.client.IntegryProtocolException;
import io.github.camelintegry.client.Outcome;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsPathTest {

    private static String find(String pointer, String output) {
        return ItemsPath.of(pointer)
                .find(JsonSlice.of(output.getBytes(StandardCharsets.UTF_8)), JsonCodec.DEFAULT)
                .text();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "default",
            quoteCharacter = '`',
            value = {
                "default | [1,2] | [1,2]",
                "default | [] | []",
                "default | null | null",
                "default | {\"data\":[1]} | [1]",
                "default | {\"total\":3,\"records\":[1,2,3],\"more\":{\"x\":[1]}} | [1,2,3]",
                "default | {\"items\":[]} | []",
                "/data | {\"data\":[1],\"errors\":[]} | [1]",
                "/data/items | {\"data\":{\"items\":[1,2]}} | [1,2]",
                "/data | {\"data\":null} | null",
                "/data | null | null",
                "/1 | [[1],[2,3]] | [2,3]",
                "/a~1b/m~0n | {\"a/b\":{\"m~n\":[1]}} | [1]",
                "/ | {\"\":[1]} | [1]",
                "`` | [1,2] | [1,2]",
                "`` | {\"data\":[1],\"errors\":[]} | {\"data\":[1],\"errors\":[]}",
                "`` | \"text\" | \"text\"",
                "`` | 7 | 7",
                "`` | null | null",
                "`` | {} | {}"
            })
    void finds(String pointer, String output, String records) {
        assertThat(find(pointer, output)).isEqualTo(records);
    }

    @Test
    void takesAnAbsentOutputForAnEmptyPage() {
        for (String pointer : new String[] {null, "", "/data"}) {
            assertThat(ItemsPath.of(pointer)
                            .find(JsonSlice.NULL, JsonCodec.DEFAULT)
                            .isNull())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "default",
            value = {
                "default | {} | without an array",
                "default | {\"a\":{\"b\":[1]}} | without an array",
                "default | {\"data\":[1],\"errors\":[]} | data, errors",
                "default | \"text\" | string",
                "default | 7 | number",
                "default | false | boolean",
                "/data | {} | /data",
                "/data | {\"data\":{\"items\":[1]}} | /data",
                "/data | {\"data\":\"x\"} | /data",
                "/data | {\"items\":[1]} | items",
                "/data | [1] | array",
                "/data | \"text\" | string"
            })
    void refusesByTheNameOfTheOption(String pointer, String output, String said) throws Exception {
        assertThatThrownBy(() -> find(pointer, output))
                .isInstanceOfSatisfying(IntegryProtocolException.class, e -> {
                    assertThat(e.getOutcome()).isEqualTo(Outcome.EXECUTED);
                    assertThat(e.isRetryable()).isFalse();
                })
                .hasMessageContaining("itemsPath")
                .hasMessageContaining(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "data/items", "$.data", " /data", "#/data"})
    void refusesWhatIsNoPointer(String pointer) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemsPath.of(pointer))
                .withMessageContaining("itemsPath")
                .withMessageContaining("/data/items");
    }

    @Test
    void forgesNoLogLineWithTheNamesOfArrays() throws Exception {
        String output = "{\"a\\nb\":[],\"" + "c".repeat(5000) + "\":[]}";
        assertThatThrownBy(() -> find(null, output))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(2000));
    }
}
