package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.journal.JournalEntry;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** What each operation asks, with which options and headers, and what comes of it. */
@BothStyles
class OperationsTest {

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
    }

    private Exchange call(String uri, Map<String, Object> headers) {
        Exchange exchange =
                fixture.template().request(uri, e -> e.getIn().setHeaders(new java.util.HashMap<>(headers)));
        assertThat(exchange.getException()).isNull();
        return exchange;
    }

    private JournalEntry lastRequest() {
        return fixture.simulator
                .journal()
                .entries()
                .get(fixture.simulator.journal().size() - 1);
    }

    @Test
    void schemaIsTheWholeFunction() {
        Exchange exchange = call("integry:schema/pipedrive-add-a-person?userId=u1&include=meta", Map.of());

        JsonNode function = exchange.getMessage().getBody(JsonNode.class);
        assertThat(function.get("name").asText()).isEqualTo("pipedrive-add-a-person");
        assertThat(function.at("/parameters/required")).isNotEmpty();
        boolean action = style.equals("action");
        assertThat(lastRequest().method()).isEqualTo(action ? "POST" : "GET");
        assertThat(lastRequest().path())
                .isEqualTo(IntegryFixture.served("/functions/pipedrive-add-a-person" + (action ? "/get/" : "")));
        assertThat(lastRequest().query()).isEqualTo("include=meta");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelIntegryNetworkCode");
    }

    @Test
    void appIsTheWholeApp() {
        JsonNode app =
                call("integry:app/pipedrive?userId=u1", Map.of()).getMessage().getBody(JsonNode.class);
        assertThat(app.get("name").asText()).isEqualTo("pipedrive");
        assertThat(app.get("connected_accounts").isArray()).isTrue();
    }

    @Test
    void appsIsItsArray() {
        JsonNode apps = call("integry:apps?userId=u1&connectedOnly=true&search=pipe", Map.of())
                .getMessage()
                .getBody(JsonNode.class);
        assertThat(apps.valueStream().map(app -> app.get("name").asText())).containsExactly("pipedrive");
        assertThat(lastRequest().query()).isEqualTo("connected_only=true&search=pipe");
    }

    @Test
    void functionsIsOnePageOfItsArrayWithAllFilters() {
        Exchange exchange = call(
                "integry:functions?userId=u1&app=pipedrive&type=QUERY&connectedOnly=true&include=meta&search=person",
                Map.of());

        assertThat(exchange.getMessage().getBody(JsonNode.class)).isNotEmpty().allSatisfy(function -> assertThat(
                        function.get("name").asText())
                .contains("person"));
        assertThat(lastRequest().query())
                .isEqualTo("app=pipedrive&type=QUERY&connected_only=true&include=meta&search=person");
    }

    @Test
    void cursorHeaderAsksForJustThatPage() {
        Exchange first = call("integry:functions?userId=u1", Map.of());
        Object cursor = first.getMessage().getHeader("CamelIntegryNextCursor");
        Exchange second = call("integry:functions?userId=u1", Map.of("CamelIntegryCursor", cursor));

        Set<String> names =
                new HashSet<>(first.getMessage().getBody(JsonNode.class).findValuesAsText("name"));
        assertThat(second.getMessage().getBody(JsonNode.class).valueStream())
                .isNotEmpty()
                .noneMatch(function -> names.contains(function.get("name").asText()));
        Exchange persons = call("integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5", Map.of());
        Exchange more = call(
                "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5",
                Map.of("CamelIntegryCursor", persons.getMessage().getHeader("CamelIntegryNextCursor")));
        assertThat(more.getMessage().getBody(JsonNode.class).get(0).get("id").asInt())
                .isEqualTo(6);
    }

    @Test
    void headersOverrideTheEndpointForOneMessage() {
        fixture.simulator
                .users()
                .connect("münchen-7", "pipedrive", ConnectedAccount.own(42, "Pipedrive", Instant.EPOCH));
        call(
                "integry:function/slack-post-message?userId=u1&connectedAccountId=7",
                Map.of(
                        "CamelIntegryName", "pipedrive-get-all-persons",
                        "CamelIntegryUserId", "münchen-7",
                        "CamelIntegryConnectedAccountId", "42"));

        JournalEntry entry = lastRequest();
        assertThat(entry.path()).isEqualTo(IntegryFixture.callPath(style, "pipedrive-get-all-persons"));
        assertThat(entry.user()).isEqualTo("münchen-7");
        assertThat(entry.query()).isEqualTo("connected_account_id=42");
    }

    @Test
    void parametersAreJsonWhereTheyReadAsThatAndTheBodyWins() {
        fixture.template()
                .request(
                        "integry:function/pipedrive-add-a-person?userId=u1&allowWorkspaceConnectedAccounts=true"
                                + "&parameters.name=Default&parameters.age=36&parameters.email=RAW(a@b.c)&parameters.phone=\"0123\""
                                + "&parameters.owner={\"id\":1.50}&parameters.code=007",
                        e -> e.getIn().setBody("{\"name\":\"Ada\"}"));

        JournalEntry entry = lastRequest();
        assertThat(entry.body())
                .contains("\"name\":\"Ada\"")
                .contains("\"age\":36")
                .contains("\"email\":\"a@b.c\"")
                .contains("\"phone\":\"0123\"")
                .contains("\"owner\":{\"id\":1.50}")
                .contains("\"code\":\"007\"")
                .doesNotContain("Default");
        assertThat(entry.query()).isEqualTo("allow_workspace_connected_accounts=true");
    }

    @Test
    void noOtherHeaderGoesOut() {
        call(
                "integry:function/pipedrive-get-all-persons?userId=u1",
                Map.of(
                        "Authorization", "Bearer x",
                        "CamelHttpUri", "http://example.org",
                        "CamelHttpMethod", "DELETE",
                        "Hash", "00",
                        "X-Own", "y",
                        "App-Key", "other"));

        JournalEntry entry = lastRequest();
        assertThat(entry.method()).isEqualTo("POST");
        assertThat(entry.headers().keySet())
                .extracting(name -> name.toLowerCase(java.util.Locale.ROOT))
                .containsExactlyInAnyOrder(
                        "app-key",
                        "user-id",
                        "hash",
                        "accept",
                        "accept-encoding",
                        "content-type",
                        "content-length",
                        "user-agent",
                        "host");
        assertThat(entry.headers().get("App-Key")).isEqualTo(fixture.simulator.appKey());
    }

    @Test
    void creditsAndSessionComeAsHeadersAndEarlierOnesGo() {
        Exchange exchange = call(
                "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=500",
                Map.of("CamelIntegryNextCursor", "\"of an earlier call\""));
        assertThat(exchange.getMessage().getHeader("CamelIntegryCredits")).isInstanceOf(Long.class);
        assertThat(exchange.getMessage().getHeader("CamelIntegrySessionId")).isInstanceOf(String.class);
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("CamelIntegryNextCursor");
    }

    @Test
    void credentialsCanBeReplacedWhileRoutesRun() {
        String uri = "integry:function/pipedrive-get-all-persons?userId=u1";
        call(uri, Map.of());
        fixture.simulator.appSecret("new secret");
        assertThat(fixture.template().request(uri, e -> {}).getException()).isNotNull();
        fixture.component.getConfiguration().setAppSecret("new secret");
        call(uri, Map.of());
    }

    @Test
    void twoComponentsSignEachWithItsOwnCredentials() throws Exception {
        try (IntegrySimulator other = IntegrySimulator.builder()
                .appKey("other-key")
                .appSecret("other-secret")
                .start()) {
            IntegryComponent second = new IntegryComponent(fixture.context);
            second.getConfiguration().setBaseUrl(other.baseUrl());
            second.getConfiguration().setAppKey("other-key");
            second.getConfiguration().setAppSecret("other-secret");
            fixture.context.addComponent("integry-other", second);

            call("integry:function/pipedrive-get-all-persons?userId=u1", Map.of());
            call("integry-other:function/pipedrive-get-all-persons?userId=u1", Map.of());
            assertThat(fixture.simulator.journal().size()).isEqualTo(1);
            assertThat(other.journal().entries().get(0).status()).isEqualTo(200);
        }
    }

    @Test
    void anEndpointsOwnCredentialsWin() throws Exception {
        try (IntegrySimulator other = IntegrySimulator.builder()
                .appKey("other-key")
                .appSecret("other-secret")
                .start()) {
            call(
                    "integry:apps?userId=u1&appKey=other-key&appSecret=RAW(other-secret)&baseUrl=" + other.baseUrl(),
                    Map.of());
            assertThat(other.journal().size()).isEqualTo(1);
        }
    }

    @Test
    void aVertxOfTheApplicationIsUsedAndLeftOpen() throws Exception {
        io.vertx.core.Vertx vertx = io.vertx.core.Vertx.vertx();
        try {
            try (IntegryFixture other = fixture.beside()) {
                other.context.getRegistry().bind("vertx", vertx);
                assertThat(other.start().template().requestBody("integry:apps?userId=u1", (Object) null))
                        .isNotNull();
            }
            assertThat(vertx.timer(1)
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(5, java.util.concurrent.TimeUnit.SECONDS))
                    .isNull();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(5, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    @Test
    void aCursorComesBackByteForByteWhateverItIs() throws Exception {
        try (IntegryFixture exact = new IntegryFixture(IntegrySimulator.builder()
                        .persons(20)
                        .cursors(io.github.camelintegry.simulator.wire.CursorKind.OBJECT)
                        .start())
                .style(style)
                .start(routes -> routes.from("integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
                                + "&initialDelay=0&repeatCount=1")
                        .to("mock:pages"))) {
            var pages = exact.context.getEndpoint("mock:pages", org.apache.camel.component.mock.MockEndpoint.class);
            pages.expectedMessageCount(4);
            pages.assertIsSatisfied(10_000);
            Exchange first = exact.template()
                    .request("integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5", e -> {});
            Object cursor = first.getMessage().getHeader("CamelIntegryNextCursor");
            if (style.equals("action")) {
                assertThat(cursor).asString().contains("9007199254740993", "1.500");
            }
            Exchange second = exact.template()
                    .request("integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5", e -> e.getIn()
                            .setHeader("CamelIntegryCursor", cursor));
            assertThat(second.getMessage()
                            .getBody(JsonNode.class)
                            .get(0)
                            .get("id")
                            .asInt())
                    .isEqualTo(6);
        }
    }
}
