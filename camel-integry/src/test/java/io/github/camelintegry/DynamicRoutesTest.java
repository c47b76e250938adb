package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.simulator.FunctionAnswer;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.JournalEntry;
import io.github.camelintegry.simulator.RawAnswer;
import io.github.camelintegry.simulator.SimulatedFunction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void addFunctions() {
        for (String function : List.of(FUNCTION, "slack-tell")) {
            fixture.simulator.function(SimulatedFunction.query(
                    function, invocation -> FunctionAnswer.ok(JsonNodeFactory.instance.textNode(invocation.user()))));
        }
    }

    @AfterEach
    void stop() {
        fixture.close();
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
    void noValueSetsAnOption() throws Exception {
        start("integry:function/${header.fn}?userId=${header.user}&connectedAccountId=RAW(${header.account})"
                + "&parameters.note=${header.note}&responseTimeout=20s");
        try (IntegrySimulator evil = IntegrySimulator.start()) {
            for (Map<String, Object> headers : List.<Map<String, Object>>of(
                    Map.of("user", "victim&baseUrl=" + evil.baseUrl()),
                    Map.of("user", "victim&appSecret=x"),
                    Map.of("user", "u1&dryRun=true"),
                    Map.of("user", "u1&userId=victim"),
                    Map.of("user", "u1&x"),
                    Map.of("user", "RAW(victim"),
                    Map.of("user", "u1&connectedAccountId=RAW(7)&parameters.note=RAW(x"),
                    Map.of("account", "7)&baseUrl=" + evil.baseUrl() + "&connectedAccountId=RAW(7"),
                    Map.of("note", "x&proxyHost=127.0.0.1"),
                    Map.of("note", "x&responseTimeout=1&q=RAW("),
                    Map.of("fn", "slack-ask?userId=victim&a=RAW("),
                    Map.of("fn", "slack-ask?userId=victim"),
                    Map.of("fn", "slack-ask?baseUrl=" + evil.baseUrl() + "&a="))) {
                Map<String, Object> all = new HashMap<>(Map.of("user", "u1", "account", "7", "note", "n"));
                all.putAll(headers);
                assertThat(call(all).getException())
                        .as(headers.toString())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("nothing was sent")
                        .hasMessageContaining("CamelIntegryUserId");
            }
            assertThat(evil.journal().size()).isZero();
        }
        assertThat(fixture.simulator.journal().size()).isZero();
        assertThat(fixture.context.getEndpoints().stream()
                        .filter(endpoint -> endpoint.getEndpointUri().startsWith("integry")))
                .isEmpty();
    }

    @Test
    void enrichIsGuardedToo() throws Exception {
        fixture.style(style).start(routes -> routes.from("direct:a")
                .enrich()
                .simple("integry:function/${header.fn}?userId=${header.user}")
                .end());
        assertThat(userOf(Map.of("user", "ada+x@example.org"))).isEqualTo("ada+x@example.org");
        assertThat(call(Map.of("user", "u1&dryRun=true")).getException())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dryRun");
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
