package io.github.camelintegry.internal.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelintegry.internal.client.catalogue.FunctionSchema;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.Arguments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;

/** Whatever a schema or its parameters hold, a comparison has an end. */
class SchemaBoundsProperties {

    /** Far above the two seconds that a comparison has, for machines that are busy. */
    private static final Duration LONG = Duration.ofSeconds(60);

    private final ParameterSchemas schemas = new ParameterSchemas(1 << 20);

    private List<ParameterError> errors(String schema, String parameters) {
        return Assertions.assertTimeoutPreemptively(
                LONG,
                () -> schemas.errors(
                        FunctionSchema.of(utf8(schema)),
                        Arguments.parse(utf8(parameters), JsonCodec.DEFAULT),
                        JsonCodec.DEFAULT));
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Property(tries = 50)
    void aNumberBeyondBoundsIsRefusedByItsField(@ForAll @IntRange(min = 401, max = 2_000_000_000) int exponent) {
        for (String number : List.of("1e" + exponent, "-1e" + exponent, "1e-" + exponent)) {
            for (String rule : List.of("'enum':[1,2]", "'multipleOf':0.01", "'type':'integer'")) {
                assertThat(errors("{'properties':{'n':{" + rule + "}}}", "{'n':" + number + "}"))
                        .singleElement()
                        .satisfies(error -> assertThat(error.path()).isEqualTo("n"));
            }
        }
    }

    @Property(tries = 50)
    void aNumberWithinBoundsIsCompared(@ForAll @IntRange(min = 0, max = 390) int exponent) {
        assertThat(errors("{'properties':{'n':{'minimum':0}}}", "{'n':1.5e" + exponent + "}"))
                .isEmpty();
        assertThat(errors("{'properties':{'n':{'enum':[1]}}}", "{'n':2.5e" + exponent + "}"))
                .hasSize(1);
    }

    @Property(tries = 20)
    void aSchemaWithANumberBeyondBoundsIsNotUsed(@ForAll @IntRange(min = 401, max = 2_000_000_000) int exponent) {
        for (String rule : List.of("'minimum':1e", "'multipleOf':1e-", "'enum':[3,1e")) {
            String schema = "{'properties':{'n':{" + rule + exponent + (rule.contains("[") ? "]" : "") + "}}}";
            assertThat(catchThrowable(() -> errors(schema, "{'n':3}")))
                    .hasMessageContaining("beyond bounds at properties/n");
        }
    }

    @Example
    void aPatternRunsInLinearTime() {
        assertThat(errors("{'properties':{'t':{'pattern':'^(.*a){22}$'}}}", "{'t':'" + "a".repeat(45) + "!'}"))
                .singleElement()
                .satisfies(error -> assertThat(error.path()).isEqualTo("t"));
    }

    @Example
    void aPatternThatRefersBackHasLittleTime() {
        String schema = "{'properties':{'t':{'pattern':'^((a)\\\\2?)+$'}}}";
        assertThat(errors(schema, "{'t':'aaa'}")).isEmpty();
        for (int length : new int[] {100, 100_000}) {
            assertThat(catchThrowable(() -> errors(schema, "{'t':'" + "a".repeat(length) + "!'}")))
                    .isNotNull();
        }
    }

    @Example
    void repetitionsOfNothingAreRefusedSinceTheyWouldNeverLookAtTheClock() {
        String schema = "{'properties':{'t':{'pattern':'((){999999999}){999999999}'}}}";
        assertThat(catchThrowable(() -> errors(schema, "{'t':''}"))).hasMessageContaining("too complex");
    }

    @Example
    void repetitionsInsideRepetitionsHaveAnEnd() {
        for (String pattern : List.of("(((x{1000}){1000}){1000})", "^" + "(|)".repeat(40) + "b$(?=a)")) {
            Throwable failure =
                    catchThrowable(() -> errors("{'properties':{'t':{'pattern':'" + pattern + "'}}}", "{'t':'xxx'}"));
            assertThat(failure == null || failure instanceof RuntimeException).isTrue();
        }
    }

    @Example
    void referencesThatDoubleAtEachStepHaveAnEnd() {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String next = "{'$ref':'#/$defs/s" + (i + 1) + "'}";
            steps.append("'s")
                    .append(i)
                    .append("':{'allOf':[")
                    .append(next)
                    .append(',')
                    .append(next)
                    .append("]},");
        }
        String schema = "{'$ref':'#/$defs/s0','$defs':{" + steps + "'s40':{'type':'object'}}}";
        assertThat(catchThrowable(() -> errors(schema, "{'n':1}"))).isNotNull();
    }
}
