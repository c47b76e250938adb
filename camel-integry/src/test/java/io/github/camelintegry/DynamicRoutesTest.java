package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.function.ConnectedAccount;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What a {@code toD} may take from a message, and what it must not. */
@ParameterizedClass
@ValueSource(strings = {"resource", "action"})
class DynamicRoutesTest {

    private static final String FUNCTION = "slack-ask";

    @Parameter
    String style;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void addFunctions() {
        for (String function : List.of(FUNCTION, "slack-tell")) {
            fixture.simulator.function(SimulatedFunction.query(
                    function, invocation -> FunctionAnswer.ok(JsonNodeFactory.instance.textNode(invocation.user()))));
        }
    }

    private void start(String uri) throws Exception {
        fixture.style(style).start(routes -> routes.from("direct:a").toD(uri));
    }

    private Exchange call(Map<String, Object> headers) {
        Map<String, Object> all = new HashMap<>(headers);
        all.putIfAbsent("fn", FUNCTION);
        return fixture.template().request("direct:a", e -> e.getIn().setHeaders(all));
    }

    private String userOf(Map<String, Object> headers) {
        Exchange exchange = call(headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(String.class);
    }

    private JournalEntry last() {
        List<JournalEntry> entries = fixture.simulator.journal().entries();
        return entries.get(entries.size() - 1);
    }

    @Test
    void oneEndpointAndOneProducerServeAllNamesAndUsers() throws Exception {
        CountedProducers producers = CountedProducers.of(fixture);
        start("integry:function/${header.fn}?userId=${header.user}&responseTimeout=20s");
        for (int i = 0; i < 100; i++) {
            assertThat(userOf(Map.of("user", "u" + i, "fn", i % 2 == 0 ? FUNCTION : "slack-tell")))
                    .isEqualTo("u" + i);
        }
        assertThat(producers.made()).isEqualTo(1);
    }

    @Test
    void usersArriveAsTheyAre() throws Exception {
        start("integry:function/${header.fn}?userId=${header.user}&responseTimeout=20s");
        for (String user : List.of("ada+x@example.org", "50%25", "a%2Bb", "a b", "a#b", "a?b", "a=b", "ü/1", "100%")) {
            assertThat(userOf(Map.of("user", user))).isEqualTo(user);
        }
    }

    @Test
    void aRawUserMayHoldAnAmpersand() throws Exception {
        start("integry:function/${header.fn}?userId=RAW(${header.user})&responseTimeout=20s");
        for (String user : List.of("a&b", "u1&dryRun=true", "a+b", "a%20b", "a)b")) {
            assertThat(userOf(Map.of("user", user))).isEqualTo(user);
        }
    }

    @Test
    void noValueIsReadAsAPartOfTheUri() throws Exception {
        start("integry:function/${header.fn}?userId=${header.user}&parameters.note=${header.note}&responseTimeout=20s");
        try (IntegrySimulator evil = IntegrySimulator.start()) {
            for (String text : List.of(
                    "victim&baseUrl=" + evil.baseUrl(),
                    "x%26baseUrl=" + evil.baseUrl(),
                    "u1&dryRun=true",
                    "u1&userId=victim",
                    "RAW(victim",
                    "7)&baseUrl=" + evil.baseUrl() + "&connectedAccountId=RAW(7",
                    "x&responseTimeout=1&q=RAW(")) {
                assertThat(userOf(Map.of("user", text, "note", text))).isEqualTo(text);
                assertThat(last().json().get("note").asText()).isEqualTo(text);
            }
            for (String name : List.of("slack-ask?userId=victim&a=RAW(", "slack-ask?baseUrl=" + evil.baseUrl())) {
                assertThat(call(Map.of("user", "u1", "fn", name)).getException())
                        .isNotNull();
            }
            assertThat(evil.journal().size()).isZero();
        }
        assertThat(fixture.simulator.journal().entries())
                .extracting(JournalEntry::user)
                .doesNotContain("victim");
    }

    @Test
    void aValueOfAParameterIsANumberABooleanOrAText() throws Exception {
        start("integry:function/${header.fn}?userId=u1&parameters.a=${header.v}&parameters.b=\"${header.v}\"");
        Map<String, String> jsonOf = Map.of(
                "12.50", "12.50",
                "true", "true",
                "007", "\"007\"",
                "null", "\"null\"",
                "[1]", "\"[1]\"",
                "\"5\"", "\"\\\"5\\\"\"");
        jsonOf.forEach((value, json) -> {
            call(Map.of("v", value));
            assertThat(last().body()).startsWith("{\"a\":" + json + ",");
            assertThat(last().json().get("b").textValue()).isEqualTo(value);
        });
    }

    @Test
    void aMessageGivesNoNameOfAnOption() throws Exception {
        start("integry:function/${header.fn}?userId=u1&${header.option}=x");
        assertThat(call(Map.of("option", "parameters.x")).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the name of an option")
                .hasMessageContaining("nothing was sent");
    }

    @Test
    void aUriInAnotherLanguageIsRefused() throws Exception {
        fixture.style(style).start(routes -> routes.from("direct:a")
                .enrich()
                .language("constant", "integry:function/" + FUNCTION + "?userId=${header.user}")
                .end());
        assertThat(call(Map.of("user", "u1")).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Simple language")
                .hasMessageContaining("nothing was sent");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void aListOrAnotherObjectIsNoValue() throws Exception {
        start("integry:function/${header.fn}?userId=${header.user}");
        for (Object value : List.of(List.of("a", "b"), Map.of("a", 1), Optional.of("u1"), new Object())) {
            assertThat(call(Map.of("user", value)).getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("header(user)")
                    .hasMessageContaining("nothing was sent");
        }
        assertThat(call(Map.of("user", 7)).getException()).isNull();
        assertThat(last().user()).isEqualTo("7");
    }

    @Test
    void anArrayOrIteratorIsNoValueEither() throws Exception {
        start("integry:function/${header.fn}?userId=${header.user}");
        for (Object several :
                List.of(new int[] {1, 2}, new String[] {"a"}, List.of("a").iterator(), Map.of("a", "b"))) {
            assertThat(call(Map.of("user", several)).getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("where a text is wanted");
        }
        assertThat(userOf(Map.of("user", "a".getBytes(StandardCharsets.UTF_8)))).isEqualTo("a");
        assertThat(userOf(Map.of("user", new char[] {'a'}))).isEqualTo("a");
    }

    @Test
    void aMessageNamesNoBeanThatStandsForANumber() throws Exception {
        fixture.context.getRegistry().bind("seven", Integer.class, 7);
        start("integry:function/${header.fn}?userId=u1&maxConnections=${header.most}");
        for (String bean : List.of("#seven", "#bean:seven", " #seven")) {
            assertThat(call(Map.of("most", bean)).getException())
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("maxConnections cannot be taken from a message");
        }
        assertThat(userOf(Map.of("most", "7"))).isEqualTo("u1");
    }

    /** Camel encodes the whole URI when it leaves out such an option, so that nobody would put in a value. */
    @Test
    void anOptionLeftOutForWantOfAPropertyLetsNobodyCallAsAnExpression() throws Exception {
        start("integry:function/${header.fn}?userId=${header.user}&connectedAccountId={{?nosuch}}");
        assertThat(call(Map.of("user", "u1")).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{{?name}}");
        assertThat(fixture.simulator.journal().size()).isZero();
    }

    @Test
    void anOptionalPropertyThatIsSetIsUsed() throws Exception {
        fixture.context.getPropertiesComponent().addInitialProperty("timeout", "20s");
        start("integry:function/${header.fn}?userId=${header.user}&responseTimeout={{?timeout}}");
        assertThat(userOf(Map.of("user", "u1"))).isEqualTo("u1");
    }

    @Test
    void anExpressionMayGiveAnotherValueEachTime() throws Exception {
        start("integry:function/${header.fn}?userId=u1&parameters.id=${uuid}");
        assertThat(call(Map.of()).getException()).isNull();
        assertThat(last().json().get("id").asText()).isNotBlank();
    }

    @Test
    void theBodyIsThereForTheUriThoughItIsAStream() throws Exception {
        start("integry:function/${header.fn}?userId=u1&parameters.note=${body}");
        Exchange exchange = fixture.template().request("direct:a", e -> {
            e.getIn().setHeader("fn", FUNCTION);
            e.getIn().setBody(new ByteArrayInputStream("{\"x\":1}".getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(exchange.getException()).isNull();
        assertThat(last().json().get("note").asText()).isEqualTo("{\"x\":1}");
        assertThat(last().json().get("x").asInt()).isEqualTo(1);
    }

    @Test
    void enrichIsGuardedToo() throws Exception {
        fixture.style(style).start(routes -> routes.from("direct:a")
                .enrich()
                .simple("integry:function/${header.fn}?userId=${header.user}")
                .end());
        for (String user : List.of("ada+x@example.org", "u1&dryRun=true", "x%26userId=victim")) {
            assertThat(userOf(Map.of("user", user))).isEqualTo(user);
        }
    }

    @Test
    void anExpressionMayHoldWhatMeansSomethingInAUri() throws Exception {
        start("integry:function/${header.fn}?retries=1&userId=${header.user.replace('?z=', '&y=').replace('&y=', '')}");
        assertThat(userOf(Map.of("user", "u?z=1"))).isEqualTo("u1");
    }

    @Test
    void aPlaceholderMayBeSeveralOptions() throws Exception {
        fixture.context.getPropertiesComponent().addInitialProperty("options", "responseTimeout=20s&retries=1");
        start("integry:function/${header.fn}?{{options}}&userId=${header.user}");
        assertThat(userOf(Map.of("user", "u1"))).isEqualTo("u1");
    }

    @Test
    void aHeaderThatIsSetWinsAndStays() throws Exception {
        fixture.simulator.users().connect("own", "slack", ConnectedAccount.own(7, "Slack", Instant.EPOCH));
        fixture.style(style).start(routes -> {
            routes.from("direct:a").toD("integry:function/${header.fn}?userId=u1&connectedAccountId=${header.account}");
            routes.from("direct:b").to("integry:function/" + FUNCTION + "?userId=u1&connectedAccountId=7");
        });
        Map<String, Object> headers =
                Map.of("fn", FUNCTION, "account", 7, "CamelIntegryUserId", "own", "CamelIntegryName", "slack-tell");
        for (String route : List.of("direct:a", "direct:b")) {
            Exchange exchange = fixture.template().request(route, e -> e.getIn().setHeaders(new HashMap<>(headers)));
            assertThat(exchange.getMessage().getBody(String.class)).isEqualTo("own");
            assertThat(last().path()).isEqualTo(IntegryFixture.callPath(style, "slack-tell"));
            assertThat(last().query()).isEqualTo("connected_account_id=7");
            assertThat(exchange.getMessage().getHeaders())
                    .containsEntry("CamelIntegryUserId", "own")
                    .containsEntry("CamelIntegryName", "slack-tell")
                    .doesNotContainKey("CamelIntegryConnectedAccountId");
        }
    }

    @Test
    void whatTheUriSaysIsGoneAfterAFailureToo() throws Exception {
        start("integry:function/${header.fn}?userId=${header.user}");
        Exchange exchange = call(Map.of("fn", "slack-nope", "user", "u1"));
        assertThat(exchange.getException()).isNotNull();
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("CamelIntegryName", "CamelIntegryUserId");
    }

    @Test
    void twoSlashesMayFollowTheScheme() throws Exception {
        start("integry://function/${header.fn}?userId=${header.user}");
        assertThat(userOf(Map.of("user", "u1"))).isEqualTo("u1");
    }

    @Test
    void aSecondWorkspaceHasDynamicUrisToo() throws Exception {
        IntegryComponent second = new IntegryComponent();
        second.setConfiguration(fixture.component.getConfiguration().copy());
        second.getConfiguration().setApiStyle(style);
        fixture.context.addComponent("integry-eu", second);
        start("integry-eu:function/${header.fn}?userId=${header.user}");
        for (int i = 0; i < 10; i++) {
            assertThat(userOf(Map.of("user", "u" + i))).isEqualTo("u" + i);
        }
        assertThat(fixture.context.getEndpoints().stream()
                        .filter(endpoint -> endpoint.getEndpointUri().startsWith("integry-eu")))
                .hasSize(1);
    }

    @Test
    void eachFunctionsCursorGoesBackUnderItsOwnName() throws Exception {
        start("integry:function/${header.fn}?userId=u1");
        Object[] cursors = new Object[2];
        for (int i = 0; i < 2; i++) {
            String key = i == 0 ? "_cursor" : "next_page";
            fixture.simulator.answerNext(RawAnswer.of(
                    200, "application/json", "{\"network_code\":200,\"output\":[],\"" + key + "\":\"c" + i + "\"}"));
            cursors[i] = call(Map.of("fn", i == 0 ? FUNCTION : "slack-tell"))
                    .getMessage()
                    .getHeader("CamelIntegryNextCursor");
        }
        call(Map.of("CamelIntegryCursor", cursors[0]));
        assertThat(last().json().toString()).isEqualTo("{\"_cursor\":\"c0\"}");
        call(Map.of("fn", "slack-tell", "CamelIntegryCursor", cursors[1]));
        assertThat(last().json().toString()).isEqualTo("{\"next_page\":\"c1\"}");
    }
}
