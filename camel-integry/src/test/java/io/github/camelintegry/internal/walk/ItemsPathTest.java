package io.github.camelintegry.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemsPathTest {

    private static String find(String pointer, String output) {
        return ItemsPath.of(pointer)
                .find(JsonSlice.of(output.getBytes(StandardCharsets.UTF_8)), JsonCodec.DEFAULT, "f for user u")
                .records()
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
                "/data | {} | null",
                "/data | {\"items\":[1]} | null",
                "/data | {\"data\":{}} | null",
                "/data | {\"data\":{ }} | null",
                "/data | {\"data\":\"\"} | null",
                "/data | {\"data\":false} | null",
                "/data | {\"data\":{\"id\": 1.0}} | [{\"id\": 1.0}]",
                "/data/items | {\"data\":{\"total\":0}} | null",
                "/data/items | {\"data\":{\"items\":{\"id\":7}}} | [{\"id\":7}]",
                "/1 | [[1],{\"id\":2}] | [{\"id\":2}]",
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
                            .find(JsonSlice.NULL, JsonCodec.DEFAULT, "f for user u")
                            .records()
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
                "/data | {\"data\":\"x\"} | /data",
                "/data | {\"data\":true} | boolean",
                "/data | {\"data\":0} | number",
                "/data/items | {\"items\":[1]} | members items",
                "/data/items | {\"data\":null} | nothing",
                "/data/items | {} | without members",
                "/2 | [[1]] | nothing",
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

    @Test
    void saysWhatIsThereWhereTheLastMemberIsNot() {
        assertThat(missing("/data", "{\"items\":[],\"total\":0}"))
                .isEqualTo("is an object with the members items, total");
        assertThat(missing("/data/items", "{\"data\":{}}")).isEqualTo("is an object with the members data");
        assertThat(missing("/data", "{}")).isEqualTo("is an object without members");
        assertThat(missing("/data", "null")).isEqualTo("is of the kind null");
        for (String there : new String[] {"[]", "null", "{}", "\"\"", "false", "{\"id\":1}", "[1]"}) {
            assertThat(missing("/data", "{\"data\":" + there + "}")).as(there).isNull();
        }
        assertThat(missing("", "null")).isNull();
        assertThat(missing(null, "null")).isNull();
    }

    @Test
    void namesMembersInOneShortLine() {
        String members = IntStream.range(0, 1000)
                .mapToObj(i -> "\"m" + i + "\\n" + "x".repeat(1000) + "\":0")
                .collect(Collectors.joining(",", "{", "}"));
        assertThat(missing("/data", members))
                .doesNotContain("\n")
                .hasSizeLessThan(700)
                .endsWith(" and 990 more");
    }

    private static String missing(String pointer, String output) {
        return ItemsPath.of(pointer)
                .find(JsonSlice.of(output.getBytes(StandardCharsets.UTF_8)), JsonCodec.DEFAULT, "f for user u")
                .missing();
    }

    /** It is set already: to set it cannot be the cure. */
    @Test
    void asksForNoOptionThatIsSet() {
        assertThatThrownBy(() -> find("/data", "{\"data\":7}"))
                .hasMessageContaining("Correct itemsPath")
                .hasMessageNotContaining("Set itemsPath");
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
