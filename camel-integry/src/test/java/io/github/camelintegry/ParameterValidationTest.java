package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.validation.SchemaValidator;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of parameters that are compared with a schema, whatever the service gives for one. */
class ParameterValidationTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";
    private static final String CALL = "POST " + IntegryFixture.callPath("resource", "pipedrive-add-a-person");

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.start();
        // each call asks for its schema
        fixture.component.getConfiguration().setSchemaCacheTtl(0);
    }

    private void theSchemaIs(String schema) {
        fixture.simulator.answerNext(RawAnswer.of(
                200, "application/json", "{\"name\":\"pipedrive-add-a-person\",\"parameters\":" + schema + "}"));
    }

    private Exchange call(String mode, Object body) {
        return fixture.template()
                .request(ADD + "&validateParameters=" + mode, e -> e.getIn().setBody(body));
    }

    private Throwable start(String options) {
        return catchThrowable(() -> fixture.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:a").to(ADD + options);
            }
        }));
    }

    private List<String> requests() {
        return fixture.simulator.journal().entries().stream()
                .map(entry -> entry.method() + ' ' + entry.path())
                .toList();
    }

    // ---- schemas that are none

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'properties':{'name':{'pattern':'('}}}",
                "{'properties':{'name':{'$ref':'#/definitions/nope'}}}",
                "{'$schema':'http://example.org/own','type':'object'}",
                "{'$id':'not a uri %%','type':'object'}",
                "{'type':'strng','properties':{'name':{'type':5}}}",
                "{'properties':{'name':{'type':'string','enum':'x'}}}",
                "{'properties':{'name':{'$ref':'#/properties/name'}}}",
                "{'$ref':'#'}",
                "{'properties':null}",
                "[]",
                "null"
            })
    void aSchemaThatIsNoneKeepsNoCallBack(String schema) {
        for (String mode : List.of("warn", "fail")) {
            theSchemaIs(schema.replace('\'', '"'));
            assertThat(call(mode, Map.of("name", "Ada")).getException()).isNull();
        }
        assertThat(requests()).filteredOn(CALL::equals).hasSize(2);
        theSchemaIs(schema.replace('\'', '"'));
        assertThat(start("&validateParameters=fail&parameters.name=Ada")).isNull();
    }

    @Test
    void aSchemaThatIsNoneIsToldInOneLineWithWhatBecomesOfTheCall() {
        try (LogLines warnings = LogLines.of(SchemaValidator.class)) {
            theSchemaIs("{\"type\":\"strng\"}");
            call("fail", Map.of("name", "Ada"));

            assertThat(warnings.lines())
                    .singleElement()
                    .asString()
                    .contains("function/pipedrive-add-a-person for user u1", "Calls are made all the same")
                    .doesNotContain("\n");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "http://json-schema.org/draft-06/schema#",
                "http://json-schema.org/draft-07/schema#",
                "https://json-schema.org/draft/2019-09/schema",
                "https://json-schema.org/draft/2020-12/schema"
            })
    void everyDraftIsUnderstood(String draft) {
        theSchemaIs("{\"$schema\":\"" + draft + "\",\"properties\":{\"name\":{\"type\":\"string\"}}}");
        assertThat(call("fail", Map.of("name", 1)).getException()).hasMessageContaining("name: integer found");
        assertThat(requests()).doesNotContain(CALL);
    }

    // ---- schemas that refer to something outside

    @Test
    void aSchemaReadsNoFile(@TempDir Path directory) throws Exception {
        Path secret = Files.writeString(directory.resolve("secret.json"), "{\"type\":\"integer\"}");
        theSchemaIs("{\"properties\":{\"name\":{\"$ref\":\"" + secret.toUri() + "\"}}}");
        assertThat(call("fail", Map.of("name", "Ada")).getException()).isNull();
        theSchemaIs("{\"properties\":{\"name\":{\"$ref\":\"classpath:META-INF/MANIFEST.MF\"}}}");
        assertThat(call("fail", Map.of("name", "Ada")).getException()).isNull();
    }

    @Test
    void aSchemaAsksNoHost() throws Exception {
        try (ServerSocket host = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + host.getLocalPort() + "/x.json";
            for (String schema : List.of(
                    "{\"properties\":{\"name\":{\"$ref\":\"" + url + "\"}}}",
                    "{\"$schema\":\"" + url + "\",\"type\":\"object\"}",
                    "{\"$id\":\"" + url + "\",\"properties\":{\"name\":{\"$ref\":\"y.json\"}}}")) {
                theSchemaIs(schema);
                assertThat(fixture.template().asyncSend(ADD + "&validateParameters=warn", e -> e.getIn()
                                .setBody("{\"name\":\"Ada\"}")))
                        .succeedsWithin(Duration.ofSeconds(10))
                        .satisfies(
                                exchange -> assertThat(exchange.getException()).isNull());
            }
            host.setSoTimeout(1);
            assertThat(catchThrowable(host::accept)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    // ---- what is said

    @Test
    void saysWhichFieldIsAtFault() {
        theSchemaIs(
                """
                {"properties": {
                   "address": {"type": "object", "properties": {"zip": {"type": "string"}}, "required": ["city"]},
                   "emails": {"type": "array", "items": {"type": "string"}},
                   "full: name": {"type": "string"}},
                 "required": ["phone"], "additionalProperties": false}
                """);
        Exchange exchange = call("fail", "{\"address\":{\"zip\":1},\"emails\":[\"a\",2],\"full: name\":1,\"more\":0}");

        assertThat(exchange.getException())
                .hasMessageContainingAll(
                        "address/zip: integer found, string expected",
                        "address/city: This parameter is required",
                        "emails/1: integer found, string expected",
                        "full: name: integer found, string expected",
                        "phone: This parameter is required",
                        "more: ")
                .isInstanceOfSatisfying(
                        IntegryInvalidCallException.class, failure -> assertThat(failure.getFieldErrors())
                                .containsOnlyKeys("address", "emails", "full: name", "phone", "more")
                                .containsEntry("emails", "emails/1: integer found, string expected")
                                .containsEntry("phone", "This parameter is required"));
    }

    @Test
    void cursorsAndVariablesAreNoParameters() {
        theSchemaIs("{\"properties\":{\"name\":{}},\"additionalProperties\":false}");
        assertThat(call(
                                "fail",
                                "{\"name\":\"a\",\"next_page\":\"x\",\"_cursor\":{\"a\":1},\"cursor\":1,\"_variables\":{}}")
                        .getException())
                .isNull();
    }

    @Test
    void unlessTheSchemaKnowsThem() {
        theSchemaIs("{\"properties\":{\"cursor\":{\"type\":\"string\"}},\"required\":[\"cursor\"]}");
        assertThat(call("fail", "{\"cursor\":1}").getException())
                .hasMessageContaining("cursor: integer found, string expected")
                .hasMessageNotContaining("required");
    }

    // ---- at start

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'oneOf':[{'required':['email']},{'required':['phone']}]}",
                "{'anyOf':[{'required':['email']},{'required':['phone']}]}",
                "{'minProperties':2}",
                "{'dependentRequired':{'name':['email']}}",
                "{'required':['email']}",
                "{'if':{'required':['name']},'then':{'required':['email']}}"
            })
    void whatMayStillComeWithAMessageIsNotMissedAtStart(String schema) {
        theSchemaIs(schema.replace('\'', '"'));
        assertThat(start("&validateParameters=fail&parameters.name=x")).isNull();
    }

    @Test
    void aLiteralIsComparedWithItsOwnSchemaAtStart() {
        theSchemaIs("{\"properties\":{\"address\":{\"required\":[\"city\"]}},\"minProperties\":2}");
        assertThat(start("&validateParameters=fail&parameters.address=RAW({\"zip\":\"1\"})"))
                .hasStackTraceContaining("address/city: This parameter is required")
                .extracting(Throwable::getCause)
                .asString()
                .doesNotContain("properties");
    }

    @Test
    void aLiteralThatTheFunctionDoesNotKnowFailsTheStart() {
        theSchemaIs("{\"properties\":{\"name\":{}},\"additionalProperties\":false}");
        assertThat(start("&validateParameters=fail&parameters.nmae=x")).hasStackTraceContaining("nmae: ");
    }

    @Test
    void aDryRunAsksForNothing() {
        assertThat(start("&validateParameters=fail&dryRun=true&parameters.age=old"))
                .isNull();
        Exchange exchange =
                fixture.template().request("direct:a", e -> e.getIn().setBody("{}"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Map.class)).containsKey("url");
        assertThat(requests()).isEmpty();
    }
}
