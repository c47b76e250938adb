package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A producer whose answer is an envelope takes the records out of it, by the rules of a walk. */
class ProducerItemsPathTest {

    /** A record. */
    public record Person(int id) {}

    private static final String GET = "integry:function/get-persons?userId=u1&functionType=query";

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private Exchange call(String options, String output) throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "get-persons", invocation -> FunctionAnswer.ok(IntegrySimulatorJson.parse(output))));
        fixture.context.start();
        return fixture.template()
                .request(GET + options, exchange -> exchange.getIn().setBody(""));
    }

    private @Nullable Object body(String options, String output) throws Exception {
        Exchange answered = call(options, output);
        assertThat((Object) answered.getException()).isNull();
        return answered.getMessage().getBody();
    }

    private static final String ENVELOPE = "{\"data\":{\"items\":[{\"id\":1},{\"id\":2}]},\"errors\":[]}";

    @Test
    void takesTheRecordsInTheFormAskedFor() throws Exception {
        String path = "&itemsPath=/data/items";
        assertThat((JsonNode) body(path, ENVELOPE)).isEqualTo(IntegrySimulatorJson.parse("[{\"id\":1},{\"id\":2}]"));
        assertThat(body(path + "&outputType=String", ENVELOPE)).isEqualTo("[{\"id\":1},{\"id\":2}]");
        assertThat(body(path + "&outputType=Map", ENVELOPE)).asInstanceOf(LIST).hasSize(2);
        assertThat(body(path + "&outputClass=" + Person.class.getName(), ENVELOPE))
                .isEqualTo(List.of(new Person(1), new Person(2)));
    }

    private static final org.assertj.core.api.InstanceOfAssertFactory<List, org.assertj.core.api.ListAssert<Object>>
            LIST = org.assertj.core.api.InstanceOfAssertFactories.LIST;

    @Test
    void takesASingleObjectAsAnArrayOfOne() throws Exception {
        assertThat(body("&itemsPath=/data&outputClass=" + Person.class.getName(), "{\"data\":{\"id\":7}}"))
                .isEqualTo(List.of(new Person(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"data\":null}", "{\"data\":{}}", "{\"data\":false}", "{\"data\":\"\"}"})
    void hasNoBodyWhereAWalkWouldSeeAnEmptyPage(String output) throws Exception {
        Exchange answered = call("&itemsPath=/data", output);
        assertThat((Object) answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isNull();
        assertThat(answered.getMessage().getHeader(IntegryConstants.OUTCOME)).isEqualTo(Outcome.EXECUTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\":7} | leads to a value of the kind number",
                "{\"data\":\"x\"} | leads to a value of the kind string",
                "[1] | leads to nothing",
            })
    void failsAsAWalkWhereThereIsNoArray(String output, String said) throws Exception {
        Exchange answered = call("&itemsPath=/data", output);
        assertThat((Throwable) answered.getException())
                .isInstanceOf(IntegryProtocolException.class)
                .hasMessageContainingAll(
                        "itemsPath=/data", said, "function/get-persons for user u1", "Correct itemsPath");
        assertThat(answered.getMessage().getHeader(IntegryConstants.OUTCOME)).isEqualTo(Outcome.EXECUTED);
    }

    @Test
    void withoutThePathItTakesTheOutputAsItIs() throws Exception {
        assertThat(body("", ENVELOPE)).isEqualTo(IntegrySimulatorJson.parse(ENVELOPE));
    }

    @Test
    void aPassthroughMayHaveOneToo() throws Exception {
        fixture.context.start();
        Exchange answered = fixture.template()
                .request("integry:passthrough/pipedrive?userId=u1&url=/x&itemsPath=/nowhere", exchange -> {});
        assertThat((Object) answered.getException()).isNull();
        assertThat(answered.getMessage().getBody()).isNull();
    }
}
