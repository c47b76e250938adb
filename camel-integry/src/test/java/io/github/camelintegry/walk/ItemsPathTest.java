package io.github.camelintegry.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelintegry.client.IntegryProtocolException;
import io.github.camelintegry.client.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsPathTest {

    private static JsonNode tree(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "default",
            quoteCharacter = '`',
            value = {
                "default | [1,2] | [1,2] | 2",
                "default | [] | [] | 0",
                "default | null | [] | 0",
                "default | {\"data\":[1]} | [1] | 1",
                "default | {\"total\":3,\"records\":[1,2,3],\"more\":{\"x\":[1]}} | [1,2,3] | 3",
                "default | {\"items\":[]} | [] | 0",
                "/data | {\"data\":[1],\"errors\":[]} | [1] | 1",
                "/data/items | {\"data\":{\"items\":[1,2]}} | [1,2] | 2",
                "/data | {\"data\":null} | [] | 0",
                "/data | null | [] | 0",
                "/1 | [[1],[2,3]] | [2,3] | 2",
                "/a~1b/m~0n | {\"a/b\":{\"m~n\":[1]}} | [1] | 1",
                "/ | {\"\":[1]} | [1] | 1",
                "`` | [1,2] | [1,2] | 2",
                "`` | {\"data\":[1],\"errors\":[]} | {\"data\":[1],\"errors\":[]} | 1",
                "`` | \"text\" | \"text\" | 1",
                "`` | 7 | 7 | 1",
                "`` | null | [] | 0",
                "`` | {} | {} | 1"
            })
    void finds(String pointer, String output, String records, int count) throws Exception {
        JsonNode found = ItemsPath.of(pointer).find(tree(output));
        assertThat(found).isEqualTo(tree(records));
        assertThat(ItemsPath.count(found)).isEqualTo(count);
    }

    @Test
    void takesAnAbsentOutputForAnEmptyPage() {
        for (String pointer : new String[] {null, "", "/data"}) {
            assertThat(ItemsPath.of(pointer).find(MissingNode.getInstance())).isEmpty();
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
        JsonNode tree = tree(output);
        assertThatThrownBy(() -> ItemsPath.of(pointer).find(tree))
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
        JsonNode tree = tree("{\"a\\nb\":[],\"" + "c".repeat(5000) + "\":[]}");
        assertThatThrownBy(() -> ItemsPath.of(null).find(tree))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(2000));
    }
}
