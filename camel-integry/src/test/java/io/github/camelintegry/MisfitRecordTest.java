package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.time.DayOfWeek;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A value that does not fit its class: the message says which record, where in the answer, and what was expected there. */
class MisfitRecordTest {

    /** What the persons of these tests should be. */
    public record Person(int id, List<Integer> phones, @Nullable DayOfWeek day, @Nullable Choosy choosy) {}

    /** Whose constructor takes no other word. */
    public record Choosy(String word) {
        /** Checks the word. */
        public Choosy {
            if (!word.equals("yes")) {
                throw new IllegalStateException("secret of " + word);
            }
        }
    }

    private static final String GET = "integry:function/get-persons?userId=u1&functionType=query";
    private static final String TYPED = GET + "&outputClass=" + Person.class.getName();

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private volatile String output = "{}";

    @BeforeEach
    void serve() {
        fixture.simulator.function(SimulatedFunction.query("get-persons", invocation -> {
            int page = invocation.cursor() == null ? 1 : invocation.cursor().asInt();
            String cursor = page < 2 ? "2" : "null";
            String given = page < 2 ? output.replace("\"three\"", "3") : output;
            return FunctionAnswer.page(IntegrySimulatorJson.parse(given), IntegrySimulatorJson.parse(cursor));
        }));
    }

    /** On its second page, the one record that misfits is the one with index 1. */
    private void answerEnvelope() {
        output = "{\"data\":{\"items\":[{\"id\":1,\"phones\":[1]},{\"id\":2,\"phones\":[2,\"three\"]}]},\"rest\":[]}";
    }

    private Exchange call(String uri) throws Exception {
        if (!fixture.context.isStarted()) {
            fixture.context.start();
        }
        return fixture.template().request(uri, exchange -> {});
    }

    private static void assertNames(@Nullable Throwable failure, String... parts) {
        assertThat(failure)
                .isInstanceOf(IntegryProtocolException.class)
                .hasMessageContainingAll("function/get-persons for user u1", "outputClass=" + Person.class.getName())
                .hasMessageContainingAll(parts)
                .hasMessageNotContainingAny("three", "Source", "StreamReadFeature", "REDACTED", "Cannot deserialize");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'id':1,'phones':[1,'x1']} | it does not | at /phones/1 java.lang.Integer was expected, and this string is none",
                "[{'id':1},{'id':[]}] | the record with index 1 | at /1/id int was expected, not an array",
                "[{'id':1},7] | the record with index 1 | at /1 " + PERSON + " was expected",
                "{'id':99999999999} | it does not | at /id int was expected, not a number out of its range",
                "{'day':'SOMEDAY'} | it does not | at /day java.time.DayOfWeek was expected, and this string is none",
                "{'phones':{'a/b':1}} | it does not | at /phones java.util.",
                "{'choosy':{'word':'no'}} | it does not | Choosy was expected, whose constructor failed with java.lang.IllegalState",
                "true | it does not | : " + PERSON + " was expected, not a boolean",
            })
    void aProducersAnswerIsNamedWithPathAndType(String json, String record, String said) throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "get-persons", invocation -> FunctionAnswer.ok(IntegrySimulatorJson.parse(json.replace('\'', '"')))));
        Exception failure = call(TYPED).getException();
        assertNames(failure, record, said);
        assertThat(failure).hasMessageNotContainingAny("SOMEDAY", "secret of", "x1");
    }

    private static final String PERSON = "io.github.camelintegry.MisfitRecordTest$Person";

    @Test
    void aProducersRecordInAnEnvelopeIsNamedWithItsPlaceThere() throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "get-persons", invocation -> FunctionAnswer.ok(IntegrySimulatorJson.parse(output))));
        answerEnvelope();
        assertNames(
                call(TYPED + "&itemsPath=/data/items").getException(),
                "the record with index 1",
                "at /data/items/1/phones/1 ");
    }

    @Test
    void anIteratorsRecordIsNamedWithItsPage() throws Exception {
        answerEnvelope();
        fixture.start(routes -> {});
        List<Object> read = new CopyOnWriteArrayList<>();
        fixture.context.addRoutes(new org.apache.camel.builder.RouteBuilder() {
            @Override
            public void configure() {
                from("direct:walk")
                        .to(TYPED + "&walk=true&itemsPath=/data/items")
                        .process(exchange -> {
                            Iterator<?> persons = exchange.getMessage().getBody(Iterator.class);
                            persons.forEachRemaining(read::add);
                        });
            }
        });
        Exchange walked = fixture.template().request("direct:walk", exchange -> {});
        assertNames(
                walked.getException(),
                "page 2",
                "the record with index 1",
                "at /data/items/1/phones/1 java.lang.Integer");
        assertThat(read).as("those before it").hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void aConsumersRecordIsNamedWithItsPage(boolean split) throws Exception {
        answerEnvelope();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        fixture.start(routes -> {
            routes.onException(IntegryProtocolException.class)
                    .handled(true)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(TYPED + "&itemsPath=/data/items&initialDelay=0&repeatCount=1&splitResults=" + split)
                    .to("mock:persons");
        });
        Awaitility.await().until(() -> !failures.isEmpty());
        assertNames(failures.get(0), "page 2", "the record with index 1", "at /data/items/1/phones/1 ");
    }

    @Test
    void aPageOnDemandIsNamedToo() throws Exception {
        answerEnvelope();
        output = output.replace("\"three\"", "\"3rd\"");
        fixture.start(routes -> {});
        assertThatThrownBy(() ->
                        fixture.context.createConsumerTemplate().receive(TYPED + "&itemsPath=/data/items", 10_000))
                .satisfies(e -> assertNames(e, "page 1", "the record with index 1", "at /data/items/1/phones/1 "));
    }

    @Test
    void theOnlyArrayOfAPageIsPartOfThePath() throws Exception {
        output = "{\"data\":[{\"phones\":[\"three\"]}]}";
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        fixture.start(routes -> {
            routes.onException(IntegryProtocolException.class)
                    .handled(true)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(TYPED + "&initialDelay=0&repeatCount=1").to("mock:persons");
        });
        Awaitility.await().until(() -> !failures.isEmpty());
        assertNames(failures.get(0), "page 2", "at /data/0/phones/0 ");
    }

    @Test
    void aSingleRecordWithoutAnArrayHasNoIndexInItsPath() throws Exception {
        fixture.simulator.function(SimulatedFunction.query(
                "get-persons",
                invocation -> FunctionAnswer.ok(IntegrySimulatorJson.parse("{\"data\":{\"phones\":[\"x\"]}}"))));
        assertNames(call(TYPED + "&itemsPath=/data").getException(), "the record with index 0", "at /data/phones/0 ");
    }

    @Test
    void theMembersNotOfAClassAreNamedByAMapperThatWantsNone() throws Exception {
        fixture.context.getRegistry().bind("mapper", new com.fasterxml.jackson.databind.ObjectMapper());
        fixture.simulator.function(SimulatedFunction.query(
                "get-persons", invocation -> FunctionAnswer.ok(IntegrySimulatorJson.parse("[{\"id\":1,\"more\":2}]"))));
        assertNames(call(TYPED).getException(), "the record with index 0", "at /0/more is a member that " + PERSON);
    }

    @Test
    void aWalkThatDoesNotFindItsRecordsNamesWhoseAnswerItWas() throws Exception {
        output = "{\"a\":[],\"b\":[]}";
        fixture.start(routes -> {});
        assertThatThrownBy(() -> fixture.context.createConsumerTemplate().receive(GET, 10_000))
                .hasMessageContainingAll(
                        "Cannot tell where the records are",
                        "the output of function/get-persons for user u1, page 1,",
                        "the arrays a, b");
    }

    @Test
    void whatCannotBeWrittenIsNamedAsWhatItIs() throws Exception {
        Object unwritable = new Object();
        fixture.context.start();
        assertThat(fixture.template()
                        .request(GET, e -> e.getIn().setBody(Map.of("a", unwritable)))
                        .getException())
                .hasMessageContainingAll("The message body", "at a", "java.lang.Object");
        assertThat(fixture.template()
                        .request(GET, e -> {
                            e.getIn().setBody("{\"a\":1}");
                            e.getIn().setHeader(IntegryConstants.VARIABLES, Map.of("v", unwritable));
                        })
                        .getException())
                .hasMessageContainingAll("The header CamelIntegryVariables", "at v", "java.lang.Object");
        assertThat(fixture.template()
                        .request("integry:passthrough/x?userId=u1", e -> e.getIn()
                                .setBody("{"))
                        .getException())
                .hasMessageContainingAll("The message body", "a JSON object with method, url and body")
                .hasMessageNotContaining("parameters");
    }
}
