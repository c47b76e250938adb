package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.List;
import java.util.Map;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.extension.MetaDataExtension;
import org.apache.camel.component.extension.MetaDataExtension.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call's cursor is the service's, wherever a schema lists it, and however the service says that there is none. */
@BothStyles
class CursorOfCallsTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1";
    private static final String PAGE = "{\"network_code\":\"200\",\"output\":[{\"id\":1}],";
    private static final String LISTED = "{\"functions\":[{\"name\":\"pipedrive-get-all-persons\"}],";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
        fixture.component.getConfiguration().setSchemaCacheTtl(0);
    }

    private static RawAnswer answer(String json) {
        return RawAnswer.of(200, "application/json", json);
    }

    private Exchange call(String uri, Object body, Map<String, Object> headers) {
        return fixture.template().request(uri, exchange -> {
            exchange.getIn().setBody(body);
            exchange.getIn().getHeaders().putAll(headers);
        });
    }

    private JournalEntry last() {
        List<JournalEntry> entries = fixture.simulator.journal().entries();
        return entries.get(entries.size() - 1);
    }

    private static String schema(String parameters) {
        return "{\"name\":\"pipedrive-get-all-persons\",\"parameters\":" + parameters + "}";
    }

    // ---- explicit ends

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"_cursor\":null",
                "\"_cursor\":\"\"",
                "\"next_page\":null",
                "\"next_page\":\"\"",
                "\"next_page\":\"\",\"_cursor\":null"
            })
    void aCallWithAnExplicitEndHasNoNextCursor(String end) {
        fixture.simulator.answerNext(answer(PAGE + end + "}"));
        Exchange exchange = call(PERSONS, null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelIntegryNextCursor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"_cursor\":null",
                "\"_cursor\":\"\"",
                "\"next_page\":null",
                "\"next_page\":\"\"",
                "\"cursor\":null",
                "\"cursor\":\"\",\"count\":1"
            })
    void aListingWithAnExplicitEndHasNoNextCursor(String end) {
        fixture.simulator.answerNext(answer(LISTED + end + "}"));
        Exchange exchange = call("integry:functions?userId=u1", null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelIntegryNextCursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"_cursor\":null", "\"next_page\":\"\""})
    void walksAndTheQuestionToTheCatalogueEndWithIt(String end) throws Exception {
        fixture.simulator.answerNext(
                answer("{\"functions\":[]," + end + "}"), answer(LISTED + end + "}"), answer(PAGE + end + "}"));
        try (ConsumerTemplate consumer = fixture.context.createConsumerTemplate()) {
            Exchange page = consumer.receive(PERSONS, 20_000);
            assertThat(page.getMessage().getHeader("CamelIntegryLastPage")).isEqualTo(true);
            assertThat(page.getMessage().getHeaders()).doesNotContainKey("CamelIntegryNextCursor");
            consumer.doneUoW(page);
        }
        assertThat(fixture.simulator.journal().size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"_cursor\":null", "\"next_page\":\"\""})
    void allPagesInOneCallEndWithIt(String end) throws Exception {
        String next = style.equals("action") ? "\"_cursor\":7" : "\"next_page\":\"c\"";
        fixture.simulator.answerNext(answer(PAGE + next + "}"), answer(PAGE + end + "}"));
        fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:all")
                        .to(PERSONS + "&walk=true")
                        .split(body())
                        .streaming()
                        .to("mock:record");
            }
        });

        assertThat(call("direct:all", null, Map.of()).getException()).isNull();
        assertThat(fixture.simulator.journal().size()).isEqualTo(2);
    }

    // ---- a schema that lists the cursor

    @ParameterizedTest
    @ValueSource(strings = {"_cursor", "next_page"})
    void aListedCursorIsNeitherMissingNorOfAWrongType(String key) {
        String parameters = "{\"type\":\"object\",\"properties\":{\"limit\":{\"type\":\"number\"},\"" + key
                + "\":{\"type\":\"string\"}},\"required\":[\"" + key + "\"],\"additionalProperties\":false}";
        String uri = PERSONS + "&validateParameters=fail";

        fixture.simulator.answerNext(answer(schema(parameters)), answer(PAGE + "\"_cursor\":{\"n\":1.0}}"));
        Exchange first = call(uri, "{\"limit\":5}", Map.of());
        fixture.simulator.answerNext(answer(schema(parameters)), answer(PAGE + "\"_cursor\":null}"));
        Exchange second = call(
                uri,
                "{\"limit\":5}",
                Map.of("CamelIntegryCursor", first.getMessage().getHeader("CamelIntegryNextCursor")));

        assertThat(first.getException()).isNull();
        assertThat(second.getException()).isNull();
        assertThat(last().body()).isEqualTo("{\"limit\":5,\"_cursor\":{\"n\":1.0}}");
        fixture.simulator.answerNext(answer(schema(parameters)), answer(PAGE + "\"_cursor\":null}"));
        assertThat(call(uri, "{\"" + key + "\":{\"n\":1}}", Map.of()).getException())
                .isNull();
    }

    @Test
    void aWholeNumberIsANumberAndGoesOutDigitByDigit() {
        for (String type : List.of("number", "integer")) {
            String parameters = "{\"type\":\"object\",\"properties\":{\"limit\":{\"type\":\"" + type + "\"}}}";
            for (String value : List.of("9", "9.0")) {
                fixture.simulator.answerNext(answer(schema(parameters)), answer(PAGE + "\"_cursor\":null}"));
                Exchange exchange = call(PERSONS + "&validateParameters=fail", "{\"limit\":" + value + "}", Map.of());
                assertThat(exchange.getException()).as(type + " " + value).isNull();
                assertThat(last().body()).isEqualTo("{\"limit\":" + value + "}");
                fixture.simulator.answerNext(answer(PAGE + "\"_cursor\":null}"));
                call(PERSONS + "&parameters.limit=" + value, null, Map.of());
                assertThat(last().body()).isEqualTo("{\"limit\":" + value + "}");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_cursor", "next_page"})
    @SuppressWarnings("deprecation")
    void aDesignerIsNotShownItAsAParameter(String key) {
        fixture.simulator.answerNext(
                answer(schema("{\"type\":\"object\",\"properties\":{\"limit\":{\"type\":\"number\"},\"" + key
                        + "\":{\"type\":\"string\"},\"cursor\":{}},\"required\":[\"limit\",\"" + key + "\"]}")));
        MetaData meta = fixture.component
                .getExtension(MetaDataExtension.class)
                .orElseThrow()
                .meta(Map.of("userId", "u1", "name", "pipedrive-get-all-persons"))
                .orElseThrow();

        assertThat(meta.getPayload(JsonNode.class))
                .isEqualTo(IntegrySimulatorJson.parse("{\"type\":\"object\",\"properties\":{\"limit\":"
                        + "{\"type\":\"number\"},\"cursor\":{}},\"required\":[\"limit\"]}"));
        assertThat(meta.getAttribute("cursor", String.class)).isEqualTo(key);
    }

    // ---- two cursors

    @Test
    void aBodyMayHoldTheOnlyCursor() {
        fixture.simulator.answerNext(answer(PAGE + "\"_cursor\":null}"));

        assertThat(call(PERSONS, "{\"_cursor\":\"c\"}", Map.of()).getException())
                .isNull();
        assertThat(last().body()).isEqualTo("{\"_cursor\":\"c\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_cursor", "next_page"})
    void aCursorInTheBodyIsRefusedBesideTheHeader(String key) {
        Exchange exchange = call(PERSONS, "{\"" + key + "\":\"c\"}", Map.of("CamelIntegryCursor", "d"));

        assertThat(exchange.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("argument " + key, "CamelIntegryCursor", "twice");
        Exchange walk = call(PERSONS + "&walk=true", "{\"" + key + "\":\"c\"}", Map.of());
        assertThat(walk.getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("argument " + key, "CamelIntegryCursor", "twice");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"_cursor", "next_page"})
    void aCursorAmongTheOptionsOfAWalkIsRefusedAtStart(String key) {
        String uri = PERSONS + "&parameters." + key + "=c";
        for (String walk : List.of("consumer", "producer")) {
            Throwable failure = catchThrowable(() -> fixture.context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    if (walk.equals("consumer")) {
                        from(uri).to("mock:page");
                    } else {
                        from("direct:all").to(uri + "&walk=true");
                    }
                }
            }));
            assertThat(failure)
                    .hasStackTraceContaining("parameters." + key)
                    .hasStackTraceContaining(walk.equals("consumer") ? "startCursor" : "CamelIntegryCursor");
        }
        try (ConsumerTemplate consumer = fixture.context.createConsumerTemplate()) {
            assertThat(catchThrowable(() -> consumer.receive(uri, 1_000)))
                    .hasStackTraceContaining("parameters." + key)
                    .hasStackTraceContaining("startCursor");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(fixture.simulator.journal().size()).isZero();
    }
}
