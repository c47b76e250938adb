package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** The ways in which routes want the API. */
@BothStyles
class RouteFeaturesTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5";
    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    private final List<Exchange> seen = new CopyOnWriteArrayList<>();

    private IntegryFixture start(IntegryFixture.Routes routes) throws Exception {
        return fixture.style(style).start(routes);
    }

    private Exchange call(String uri, Object body, Map<String, Object> headers) {
        return fixture.template().request(uri, e -> {
            e.getIn().setBody(body);
            e.getIn().setHeaders(new HashMap<>(headers));
        });
    }

    private Exchange ok(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = call(uri, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private JournalEntry last() {
        List<JournalEntry> entries = fixture.simulator.journal().entries();
        return entries.get(entries.size() - 1);
    }

    // ---- predict, passthrough, variables

    @Test
    void predictsFromOptionHeaderOrBody() throws Exception {
        start(routes -> {});
        String uri = "integry:predict?userId=u1";
        for (Exchange exchange : List.of(
                ok(uri + "&prompt=add a person in Pipedrive", null, Map.of()),
                ok(uri, null, Map.of("CamelIntegryPrompt", "add a person in Pipedrive")),
                ok(uri, "add a person in Pipedrive", Map.of()))) {
            assertThat(exchange.getMessage().getBody(JsonNode.class).findValuesAsText("name"))
                    .contains("pipedrive-add-a-person");
        }
        assertThat(call(uri, null, Map.of()).getException()).hasMessageContaining("prompt");
        ok(uri + "&predictArguments=true&connectedOnly=true", "add a person in Pipedrive", Map.of());
        assertThat(last().query()).contains("predict_arguments=true").contains("connected_only=true");
    }

    @Test
    void passesThroughByOptionsHeadersOrAMap() throws Exception {
        start(routes -> {});
        String uri = "integry:passthrough/pipedrive?userId=u1";
        ok(uri + "&method=POST&url=/v1/notes", Map.of("content", "hi"), Map.of());
        assertThat(last().path()).isEqualTo(IntegryFixture.callPath(style, "pipedrive-passthrough-request"));
        assertThat(last().json().toString())
                .isEqualTo("{\"method\":\"POST\",\"url\":\"/v1/notes\",\"body\":{\"content\":\"hi\"}}");
        ok(uri, null, Map.of("CamelIntegryMethod", "DELETE", "CamelIntegryUrl", "/v1/notes/7"));
        assertThat(last().json().toString()).isEqualTo("{\"method\":\"DELETE\",\"url\":\"/v1/notes/7\"}");
        ok(uri, Map.of("url", "/v1/users"), Map.of());
        assertThat(last().json().get("method").asText()).isEqualTo("GET");
        // it is sent as it is; the function's schema wants an object
        assertThat(call(uri + "&method=PUT&url=/v1/text", "plain words", Map.of())
                        .getException())
                .hasMessageContaining("body: This parameter must be of type object");
        assertThat(last().json().get("body").asText()).isEqualTo("plain words");
        assertThat(call(uri, null, Map.of()).getException()).hasMessageContaining("CamelIntegryUrl");
    }

    @Test
    void variablesReplaceTagsFromOptionsOrAHeader() throws Exception {
        start(routes -> {});
        Exchange exchange = ok(ADD + "&variables.who=Ada&variables.n=1", Map.of("name", "{who} Lovelace"), Map.of());
        assertThat(last().json().at("/_variables/n").isInt()).isTrue();
        assertThat(exchange.getMessage()
                        .getBody(JsonNode.class)
                        .at("/data/name")
                        .asText())
                .isEqualTo("Ada Lovelace");
        exchange = ok(
                ADD + "&variables.who=Ada",
                Map.of("name", "{who} Hopper"),
                Map.of("CamelIntegryVariables", Map.of("who", "Grace")));
        assertThat(exchange.getMessage()
                        .getBody(JsonNode.class)
                        .at("/data/name")
                        .asText())
                .isEqualTo("Grace Hopper");
        assertThat(call(ADD, Map.of("name", "x"), Map.of("CamelIntegryVariables", "who=Ada"))
                        .getException())
                .hasMessageContaining("CamelIntegryVariables")
                .hasMessageContaining("Map");
    }

    // ---- many pages

    @Test
    void walkGivesAnIteratorThatASplitReadsPageByPage() throws Exception {
        List<Integer> requestsAt = new CopyOnWriteArrayList<>();
        start(routes -> routes.from("direct:all")
                .to(PERSONS + "&walk=true")
                .split(routes.body())
                .streaming()
                .process(exchange -> {
                    seen.add(exchange.copy());
                    requestsAt.add(fixture.simulator.journal().size());
                }));
        ok("direct:all", null, Map.of());
        assertThat(seen.stream()
                        .map(each ->
                                each.getIn().getBody(JsonNode.class).get("id").asInt()))
                .isEqualTo(IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(requestsAt.get(0)).as("one page ahead at the most").isLessThanOrEqualTo(2);
        assertThat(fixture.simulator.journal().size()).isEqualTo(4);
    }

    @Test
    void closingAWalkStopsItsRequests() throws Exception {
        start(routes -> routes.from("direct:some").to(PERSONS + "&walk=true").process(exchange -> {
            Iterator<?> records = exchange.getMessage().getBody(Iterator.class);
            records.next();
            records.next();
        }));
        ok("direct:some", null, Map.of());
        int after = fixture.simulator.journal().size();
        assertThat(after).isLessThanOrEqualTo(2);
        Awaitility.await()
                .during(java.time.Duration.ofMillis(100))
                .until(() -> fixture.simulator.journal().size() <= 2);
    }

    @Test
    void walkBeginsAtTheCursorHeaderAndTellsAFailedPage() throws Exception {
        start(routes -> routes.from("direct:all")
                .to(PERSONS + "&walk=true&retries=0")
                .split(routes.body())
                .streaming()
                .stopOnException()
                .process(exchange -> {
                    seen.add(exchange.copy());
                    if (seen.size() == 1) {
                        fixture.simulator.faults().script(FaultScript.always(StatusFaults.serverError()));
                    }
                }));
        Object cursor = ok(PERSONS, null, Map.of()).getMessage().getHeader("CamelIntegryNextCursor");
        Exchange exchange = call("direct:all", null, Map.of("CamelIntegryCursor", cursor));
        assertThat(seen.get(0).getIn().getBody(JsonNode.class).get("id").asInt())
                .isEqualTo(6);
        assertThat(exchange.getException()).hasStackTraceContaining("Integry answered 500");
    }

    @Test
    void splitResultsGivesARecordAnExchangeAndCommitsAfterTheLast() throws Exception {
        AtomicBoolean failed = new AtomicBoolean();
        start(routes -> routes.from(PERSONS + "&splitResults=true&initialDelay=0&delay=10&repeatCount=2")
                .process(exchange -> {
                    if (exchange.getIn().getBody(JsonNode.class).get("id").asInt() == 8
                            && failed.compareAndSet(false, true)) {
                        throw new IllegalStateException("record 8");
                    }
                    seen.add(exchange.copy());
                }));
        Awaitility.await().until(() -> seen.size() == 22);
        assertThat(seen.stream()
                        .map(each ->
                                each.getIn().getBody(JsonNode.class).get("id").asInt()))
                .containsExactlyElementsOf(java.util.stream.Stream.concat(
                                IntStream.rangeClosed(1, 7).boxed(),
                                IntStream.rangeClosed(6, 20).boxed())
                        .toList());
        Exchange lastOfPage = seen.get(4);
        assertThat(lastOfPage.getIn().getHeader("CamelIntegryItemIndex")).isEqualTo(4);
        assertThat(lastOfPage.getIn().getHeader("CamelIntegryItemCount")).isEqualTo(5);
        assertThat(lastOfPage.getProperty(Exchange.BATCH_COMPLETE)).isEqualTo(true);
        assertThat(lastOfPage.getProperty(Exchange.BATCH_SIZE)).isEqualTo(5);
        assertThat(lastOfPage.getIn().getHeaders()).containsKey("CamelIntegryPosition");
        assertThat(seen.get(3).getIn().getHeaders()).doesNotContainKey("CamelIntegryPosition");
    }

    // ---- types

    record Person(int id, String name) {}

    @Test
    void outputsAndRecordsAreOfTheTypeAskedFor() throws Exception {
        String raw = "{\"a\": 1.50, \"big\":12345678901234567890, \"s\":\"\\u00fc\" }";
        fixture.simulator.function(SimulatedFunction.query(
                "pipedrive-exact", invocation -> FunctionAnswer.ok(IntegrySimulatorJson.parse("[" + raw + "]"))));
        start(routes -> routes.getContext().getRegistry().bind("person", Person.class));
        String exact = "integry:function/pipedrive-exact?userId=u1";
        assertThat(ok(exact, null, Map.of()).getMessage().getBody()).isInstanceOf(JsonNode.class);
        Object map = ok(exact + "&outputType=Map", null, Map.of()).getMessage().getBody();
        assertThat(map)
                .isEqualTo(List.of(Map.of(
                        "a",
                        new BigDecimal("1.50"),
                        "big",
                        new java.math.BigInteger("12345678901234567890"),
                        "s",
                        "ü")));
        Object text =
                ok(exact + "&outputType=String", null, Map.of()).getMessage().getBody();
        Object bytes =
                ok(exact + "&outputType=Bytes", null, Map.of()).getMessage().getBody();
        assertThat(text).isInstanceOf(String.class).asString().contains("1.50").contains("12345678901234567890");
        assertThat((byte[]) bytes).isEqualTo(((String) text).getBytes(StandardCharsets.UTF_8));
        String typed = "&outputClass=" + Person.class.getName();
        assertThat(ok("integry:passthrough/pipedrive?userId=u1&url=/x" + typed, null, Map.of())
                        .getMessage()
                        .getBody())
                .isInstanceOf(Person.class);
        Object bad =
                call(exact + "&outputClass=java.lang.Integer", null, Map.of()).getException();
        assertThat((Exception) bad).hasMessageContaining("outputClass");
    }

    @Test
    void pagesAndRecordsOfAConsumerAreOfTheTypeAskedFor() throws Exception {
        String once = PERSONS + "&initialDelay=0&repeatCount=1&maxPagesPerPoll=1";
        start(routes -> {
            routes.from(once + "&outputClass=" + Person.class.getName()).to("mock:list");
            routes.from(once + "&outputClass=" + Person.class.getName() + "&splitResults=true")
                    .to("mock:record");
            routes.from(once + "&outputType=Bytes").to("mock:bytes");
            routes.from(once + "&outputType=String&splitResults=true").to("mock:text");
            routes.from(once + "&outputType=Map").to("mock:maps");
        });
        Awaitility.await()
                .until(() -> received("mock:text").size() == 5
                        && received("mock:record").size() == 5);
        assertThat(received("mock:record").get(4)).isInstanceOf(Person.class);
        assertThat(((Person) received("mock:record").get(4)).id()).isEqualTo(5);
        assertThat(received("mock:text").get(0))
                .isInstanceOf(String.class)
                .asString()
                .startsWith("{\"id\":1,");
        Awaitility.await().until(() -> received("mock:list").size() == 1);
        assertThat((List<?>) received("mock:list").get(0)).hasSize(5).allMatch(Person.class::isInstance);
        Awaitility.await().until(() -> received("mock:bytes").size() == 1);
        assertThat(new String((byte[]) received("mock:bytes").get(0), StandardCharsets.UTF_8))
                .startsWith("[{\"id\":1,");
        Awaitility.await().until(() -> received("mock:maps").size() == 1);
        assertThat((List<?>) received("mock:maps").get(0)).hasSize(5).allMatch(Map.class::isInstance);
    }

    record App(String name, String title) {}

    @Test
    void arraysThatAProducerGetsAreListsOfTheClassAskedFor() throws Exception {
        start(routes -> {});
        String typed = "&outputClass=" + Person.class.getName();
        Object page = ok(PERSONS + typed, null, Map.of()).getMessage().getBody();
        assertThat((List<?>) page).hasSize(5).hasOnlyElementsOfType(Person.class);
        Object apps = ok("integry:apps?userId=u1&outputClass=" + App.class.getName(), null, Map.of())
                .getMessage()
                .getBody();
        assertThat((List<?>) apps).isNotEmpty().hasOnlyElementsOfType(App.class);
        for (Class<?> whole : List.of(List.class, Object.class)) {
            Object body = ok(PERSONS + "&outputClass=" + whole.getName(), null, Map.of())
                    .getMessage()
                    .getBody();
            assertThat(body).isInstanceOf(whole);
        }
    }

    @Test
    void objectsHaveTheLimitsOfTheOptions() throws Exception {
        start(routes -> {});
        String large = "x".repeat(21_000_000);
        String deep = "[".repeat(1_100) + "]".repeat(1_100);
        for (String output : List.of("\"" + large + "\"", deep)) {
            for (String type : List.of("outputType=Map", "outputClass=java.lang.Object", "outputType=JsonNode")) {
                answerOutput(output);
                ok(PERSONS + "&maxNestingDepth=2000&" + type, null, Map.of());
            }
        }
        answerOutput("[{\"big\":1e99999999999}]");
        assertThat(call(PERSONS + "&outputType=Map", null, Map.of()).getException())
                .isInstanceOf(IntegryProtocolException.class)
                .hasMessageContaining("number")
                .hasMessageNotContaining("outputClass");
    }

    private void answerOutput(String output) {
        fixture.simulator.answerNext(
                RawAnswer.of(200, "application/json", "{\"network_code\":200,\"output\":" + output + "}"));
    }

    private List<Object> received(String mock) {
        return fixture
                .context
                .getEndpoint(mock, org.apache.camel.component.mock.MockEndpoint.class)
                .getReceivedExchanges()
                .stream()
                .map(exchange -> exchange.getIn().getBody())
                .toList();
    }

    // ---- dynamic routes

    @Test
    void toDUsesOneEndpointAndOneProducerForAllNamesAndUsers() throws Exception {
        start(routes -> {
            fixture.simulator.function(SimulatedFunction.query(
                    "slack-ask",
                    invocation -> FunctionAnswer.ok(JsonNodeFactory.instance.textNode(invocation.user()))));
            routes.from("direct:dynamic")
                    .toD("integry:function/${header.fn}?userId=${header.user}&connectedAccountId=${header.account}"
                            + "&responseTimeout=20s");
        });
        for (int i = 1; i <= 200; i++) {
            fixture.simulator
                    .users()
                    .connect(
                            "u-ü " + i,
                            i % 2 == 0 ? "slack" : "pipedrive",
                            ConnectedAccount.own(i, "account " + i, Instant.EPOCH));
            Exchange exchange = ok(
                    "direct:dynamic",
                    null,
                    Map.of(
                            "fn",
                            i % 2 == 0 ? "slack-ask" : "pipedrive-get-all-persons",
                            "user",
                            "u-ü " + i,
                            "account",
                            i));
            if (i % 2 == 0) {
                assertThat(exchange.getMessage().getBody(JsonNode.class).asText())
                        .isEqualTo("u-ü " + i);
            }
            assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("CamelIntegryName", "CamelIntegryUserId");
            assertThat(last().query()).isEqualTo("connected_account_id=" + i);
        }
        assertThat(fixture.context.getEndpoints().stream()
                        .filter(endpoint -> endpoint.getEndpointUri().startsWith("integry")))
                .hasSize(1);
    }

    // ---- bodies

    @Test
    void theMethodOfAWholeRequestIsTheHeadersElseTheBodysElseTheOptions() throws Exception {
        start(routes -> {});
        String uri = "integry:passthrough/pipedrive?userId=u1&method=PUT";
        Map<String, Object> whole = Map.of("url", "/v1/users", "method", "POST");
        ok(uri, whole, Map.of("CamelIntegryMethod", "DELETE"));
        assertThat(last().json().get("method").asText()).isEqualTo("DELETE");
        ok(uri, whole, Map.of());
        assertThat(last().json().get("method").asText()).isEqualTo("POST");
        ok(uri, Map.of("url", "/v1/users"), Map.of());
        assertThat(last().json().get("method").asText()).isEqualTo("PUT");
    }

    @Test
    void bytesThatAreNoUtf8AreNotSent() throws Exception {
        start(routes -> {});
        byte[] latin = "M\u00fcller".getBytes(StandardCharsets.ISO_8859_1);
        for (String uri : List.of("integry:passthrough/pipedrive?userId=u1&method=POST&url=/x", ADD)) {
            assertThat(call(uri, latin, Map.of()).getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("message body");
        }
        assertThat(fixture.simulator.journal().size()).isZero();
        byte[] marked = "\ufeffM\u00fcller".getBytes(StandardCharsets.UTF_8);
        call("integry:passthrough/pipedrive?userId=u1&method=POST&url=/x", marked, Map.of());
        assertThat(last().json().get("body").asText()).isEqualTo("M\u00fcller");
    }

    record Task(String name, Due due) {}

    record Due(LocalDate date) {}

    @Test
    void objectsAreWrittenByTheApplicationsMapper() throws Exception {
        SimpleModule dates = new SimpleModule().addSerializer(LocalDate.class, new ToStringSerializer());
        fixture.context.getRegistry().bind("mapper", new ObjectMapper().registerModule(dates));
        start(routes -> {});
        Due due = new Due(LocalDate.of(2024, 2, 29));
        ok(ADD, new Task("Ada", due), Map.of());
        assertThat(last().json().at("/due/date").asText()).isEqualTo("2024-02-29");
        ok(ADD, Map.of("name", "Ada", "due", due), Map.of("CamelIntegryVariables", Map.of("due", due)));
        assertThat(last().json().at("/due/date").asText()).isEqualTo("2024-02-29");
        assertThat(last().json().at("/_variables/due/date").asText()).isEqualTo("2024-02-29");
    }

    @Test
    void anObjectThatCannotBeWrittenIsRefusedByThePlaceInside() throws Exception {
        start(routes -> {});
        assertThat(call(ADD, Map.of("name", "Ada", "due", List.of(new Object())), Map.of())
                        .getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("due/0")
                .hasMessageContaining("java.lang.Object")
                .hasMessageNotContaining("Ada");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void variablesAreTheHeadersElseTheBodysElseTheOptions() throws Exception {
        start(routes -> {});
        String uri = ADD + "&variables.who=Ada";
        Map<String, Object> own = Map.of("name", "{who}", "_variables", Map.of("who", "Grace"));
        ok(uri, own, Map.of("CamelIntegryVariables", Map.of("who", "Hedy")));
        assertThat(last().json().at("/_variables/who").asText()).isEqualTo("Hedy");
        ok(uri, own, Map.of());
        assertThat(last().json().at("/_variables/who").asText()).isEqualTo("Grace");
        ok(uri, Map.of("name", "{who}"), Map.of());
        assertThat(last().json().at("/_variables/who").asText()).isEqualTo("Ada");
    }

    // ---- before the wire

    @Test
    void validateParametersFailsUnsentByTheNameOfTheField() throws Exception {
        start(routes -> {});
        Exchange exchange = call(ADD + "&validateParameters=fail", Map.of("label", "lukewarm", "age", "old"), Map.of());
        assertThat(exchange.getException())
                .isInstanceOfSatisfying(IntegryInvalidCallException.class, failure -> {
                    assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
                    assertThat(failure.getFieldErrors()).containsOnlyKeys("name", "label", "age");
                    assertThat(failure.getFieldErrors().get("name")).contains("required");
                })
                .hasMessageContaining("Nothing was sent");
        assertThat(calls()).isEmpty();
        ok(ADD + "&validateParameters=fail", Map.of("name", "Ada"), Map.of());
        ok(ADD + "&validateParameters=warn", Map.of("name", "Ada", "unknown", 1), Map.of());
        assertThat(call(ADD + "&validateParameters=warn", Map.of(), Map.of()).getException())
                .isInstanceOfSatisfying(IntegryInvalidCallException.class, failure -> assertThat(failure.getOutcome())
                        .isEqualTo(Outcome.REJECTED));
        assertThat(fixture.simulator.journal().entries().stream().filter(entry -> !entry.path()
                        .equals(IntegryFixture.callPath(style, "pipedrive-add-a-person"))))
                .as("the schema is fetched once an endpoint")
                .hasSizeLessThanOrEqualTo(2);
    }

    private List<JournalEntry> calls() {
        return fixture.simulator.journal().entries().stream()
                .filter(entry -> entry.path().equals(IntegryFixture.callPath(style, "pipedrive-add-a-person")))
                .toList();
    }

    @Test
    void literalParametersAreCheckedAtStart() {
        Throwable failure = catchThrowable(
                () -> start(routes -> routes.from("direct:a").to(ADD + "&validateParameters=fail&parameters.age=old")));
        assertThat(failure).hasStackTraceContaining("age:").hasStackTraceContaining("number");
        assertThat(calls()).isEmpty();
    }

    @Test
    void aSchemaIsKeptAsLongAsAskedFor() throws Exception {
        start(routes -> {});
        String checked = ADD + "&validateParameters=fail&schemaCacheTtl=";
        for (int i = 0; i < 3; i++) {
            ok(checked + "10m", Map.of("name", "Ada"), Map.of());
        }
        assertThat(fixture.simulator.journal().size() - calls().size()).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            ok(checked + "0", Map.of("name", "Ada"), Map.of());
        }
        assertThat(fixture.simulator.journal().size() - calls().size()).isEqualTo(4);
        Awaitility.await().until(() -> {
            ok(checked + "20ms", Map.of("name", "Ada"), Map.of());
            return fixture.simulator.journal().size() - calls().size() >= 6;
        });
    }

    @Test
    void aLazyProducerFailsItsFirstMessageInPlaceOfTheStart() throws Exception {
        String appKey = fixture.component.getConfiguration().getAppKey();
        fixture.component.getConfiguration().setAppKey(null);
        start(routes -> routes.from("direct:a").to(ADD + "&lazyStartProducer=true"));
        assertThat(call("direct:a", Map.of("name", "Ada"), Map.of()).getException())
                .hasStackTraceContaining("appKey is missing");
        assertThat(calls()).isEmpty();
        fixture.component.getConfiguration().setAppKey(appKey);
        ok("direct:a", Map.of("name", "Ada"), Map.of());
        assertThat(calls()).hasSize(1);
    }

    @Test
    void withoutValidationNothingIsAsked() throws Exception {
        start(routes -> {});
        ok(ADD, Map.of("name", "Ada"), Map.of());
        assertThat(fixture.simulator.journal().size()).isEqualTo(1);
    }

    @Test
    void dryRunSendsNothingAndMasksSecrets() throws Exception {
        start(routes -> {});
        Exchange exchange = ok(ADD + "&dryRun=true&connectedAccountId=7", Map.of("name", "Ada"), Map.of());
        Map<?, ?> request = exchange.getMessage().getBody(Map.class);
        assertThat(request.get("method")).isEqualTo("POST");
        assertThat((String) request.get("url"))
                .isEqualTo(
                        fixture.simulator.baseUrl() + IntegryFixture.documentedCallPath(style, "pipedrive-add-a-person")
                                + "?connected_account_id=7");
        assertThat(request.get("body")).isEqualTo("{\"name\":\"Ada\"}");
        assertThat(request.toString())
                .contains("User-ID=u1", "Hash=xxxxxx")
                .doesNotContain(fixture.simulator.hash("u1"), fixture.simulator.appKey());
        assertThat(exchange.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(Outcome.NOT_SENT);
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void formBodiesHoldPlainValuesOnly() throws Exception {
        start(routes -> {});
        ok(ADD + "&bodyFormat=form", Map.of("name", "Ada & Löve", "age", 36), Map.of());
        assertThat(last().headers().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(last().body()).contains("name=Ada%20%26%20L%C3%B6ve").contains("age=36");
        assertThat(call(ADD + "&bodyFormat=form", Map.of("name", Map.of("first", "Ada")), Map.of())
                        .getException())
                .hasMessageContaining("name")
                .hasMessageContaining("bodyFormat=json");
        assertThat(call(ADD + "&bodyFormat=form", "{\"name\":\"Ada\",\"phone\":null}", Map.of())
                        .getException())
                .hasMessageContaining("null for the parameter phone")
                .hasMessageContaining("bodyFormat=json");
    }

    // ---- reads and writes

    @Test
    void aConsumerOfAnActionIsRefusedBeforeItsFirstCall() throws Exception {
        start(routes -> {
            routes.onException(IllegalStateException.class).process(exchange -> seen.add(exchange.copy()));
            routes.from(ADD + "&initialDelay=0&delay=10&bridgeErrorHandler=true")
                    .to("mock:never");
        });
        Awaitility.await().until(() -> seen.size() >= 3);
        Exception failure = seen.get(0).getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        assertThat(failure).hasMessageContaining("ACTION").hasMessageContaining("functionType=query");
        assertThat(calls()).isEmpty();
        assertThat(fixture.simulator.journal().size()).as("asked once").isEqualTo(1);
    }

    @Test
    void aDeclaredActionIsRefusedAtOnce() throws Exception {
        start(routes -> {});
        try (var template = fixture.context.createConsumerTemplate()) {
            assertThat(catchThrowable(() -> template.receive(ADD + "&functionType=action", 2_000)))
                    .hasMessageContaining("ACTION");
        }
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void aProducerAsksForTheTypeOnlyWhenARetryDependsOnIt() throws Exception {
        start(routes -> {});
        ok(PERSONS, null, Map.of());
        assertThat(fixture.simulator.journal().size()).isEqualTo(1);
        fixture.simulator
                .faults()
                .script(FaultScript.first(1, StatusFaults.serverError()).forFunction("pipedrive-get-all-persons"));
        assertThat(ok(PERSONS, null, Map.of()).getMessage().getHeader("CamelIntegryAttempts"))
                .as("a known QUERY is tried again")
                .isEqualTo(2);
        assertThat(fixture.simulator.journal().size()).isEqualTo(4);
        fixture.simulator
                .faults()
                .script(FaultScript.first(1, StatusFaults.serverError()).forFunction("pipedrive-add-a-person"));
        assertThat(call(ADD, Map.of("name", "Ada"), Map.of()).getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class);
    }
}
