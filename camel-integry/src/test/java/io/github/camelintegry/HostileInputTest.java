package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.journal.JournalEntry;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What comes from outside in names, users, cursors and headers reaches no other path, header or log line. */
@BothStyles
class HostileInputTest {

    @Parameter
    String style;

    private static final String CALL = "integry:function?userId=u1&retries=0";

    private static IntegryFixture fixture;

    @BeforeParameterizedClassInvocation
    static void start(String style) throws Exception {
        fixture = new IntegryFixture().style(style).start();
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        fixture.close();
    }

    @BeforeEach
    void noRequests() {
        fixture.simulator.journal().clear();
    }

    static List<String> hostile() {
        return List.of(
                "../apps",
                "a/../../apps",
                "..",
                ".",
                "%2e%2e",
                "%2e%2e%2fapps",
                "a?x=1",
                "a#b",
                "a;b",
                "a\\b",
                "a\r\nHost: evil",
                "a\nX-Evil: 1",
                "a\u0000b",
                "a\u2028b",
                "😀",
                "x".repeat(1_000_000),
                "pipedrive-get-all-persons/",
                "//evil.example/");
    }

    private Exchange call(String header, String value) {
        Map<String, Object> headers = new HashMap<>(Map.of("CamelIntegryName", "pipedrive-get-all-persons"));
        headers.put(header, value);
        return fixture.template().request(CALL, e -> e.getIn().setHeaders(headers));
    }

    private List<JournalEntry> requests() {
        return fixture.simulator.journal().entries();
    }

    private void assertMessageIsOneShortLine(Exchange exchange) {
        if (exchange.getException() != null) {
            assertThat(exchange.getException().getMessage())
                    .doesNotContain("\n", "\r", "\u0000", "\u2028")
                    .hasSizeLessThan(2_000);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void names(String name) {
        Exchange exchange = call("CamelIntegryName", name);
        assertThat(exchange.getException()).isNotNull();
        assertMessageIsOneShortLine(exchange);
        assertThat(requests()).allSatisfy(entry -> {
            assertThat(entry.path()).matches(IntegryFixture.callPath(style, "[A-Za-z0-9._~%-]+"));
            assertThat(URLDecoder.decode(entry.path(), StandardCharsets.UTF_8))
                    .isEqualTo(IntegryFixture.callPath(style, name));
            assertThat(entry.query()).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void users(String user) {
        Exchange exchange = call("CamelIntegryUserId", user);
        assertMessageIsOneShortLine(exchange);
        assertThat(requests()).allSatisfy(entry -> {
            assertThat(entry.user()).isEqualTo(user);
            assertThat(entry.status()).isEqualTo(200);
            assertThat(entry.headers()).doesNotContainKey("X-Evil");
        });
        if (user.chars().noneMatch(Character::isISOControl) && user.length() < 4_000) {
            assertThat(requests()).as("what can be sent is sent as it is").hasSize(1);
        } else {
            assertThat(exchange.getException()).hasMessageContaining("userId");
            assertThat(requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void cursors(String cursor) {
        assertMessageIsOneShortLine(call("CamelIntegryCursor", cursor));
        assertThat(requests()).singleElement().satisfies(entry -> {
            assertThat(entry.path()).isEqualTo(IntegryFixture.callPath(style, "pipedrive-get-all-persons"));
            assertThat(entry.json()
                            .get(style.equals("action") ? "_cursor" : "next_page")
                            .asText())
                    .isEqualTo(cursor);
        });
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void cursorsOfListingsAndAccounts(String text) {
        Exchange listing = fixture.template()
                .request("integry:functions?userId=u1&retries=0", e -> e.getIn().setHeader("CamelIntegryCursor", text));
        Exchange account = call("CamelIntegryConnectedAccountId", text);
        assertMessageIsOneShortLine(listing);
        assertMessageIsOneShortLine(account);
        assertThat(requests()).allSatisfy(entry -> {
            assertThat(entry.path())
                    .isIn(
                            IntegryFixture.served("/functions"),
                            IntegryFixture.served("/functions/list/"),
                            IntegryFixture.callPath(style, "pipedrive-get-all-persons"));
            String value = entry.query().substring(entry.query().indexOf('=') + 1);
            assertThat(entry.query()).doesNotContain("&");
            assertThat(URLDecoder.decode(value, StandardCharsets.UTF_8)).isEqualTo(text);
        });
    }

    @Test
    void anyHeaderOfAnExchangeButTheListedOnesChangesNothing() {
        Arbitrary<String> names = Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(20);
        Map<String, Object> headers = new HashMap<>(Map.of("CamelIntegryName", "pipedrive-get-all-persons"));
        names.list().ofSize(200).sample().forEach(name -> headers.putIfAbsent(name, "x"));
        for (String name : List.of(
                "Hash",
                "User-ID",
                "App-Key",
                "Content-Length",
                "Transfer-Encoding",
                "CamelHttpPath",
                "CamelHttpQuery",
                "CamelHttpUri",
                "Host",
                "Connection",
                "CamelIntegryNetworkCode",
                "Retry-After")) {
            headers.put(name, "999");
        }
        Exchange exchange = fixture.template().request(CALL, e -> e.getIn().setHeaders(headers));
        assertThat(exchange.getException()).isNull();
        assertThat(requests()).singleElement().satisfies(entry -> {
            assertThat(entry.headers()).hasSize(9);
            assertThat(entry.user()).isEqualTo("u1");
            assertThat(entry.query()).isNull();
        });
    }

    @Test
    void platformHttpKeepsOurHeadersOfAWebClientOut() throws Exception {
        int port;
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (IntegryFixture web = new IntegryFixture()) {
            VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
            configuration.setBindHost("127.0.0.1");
            configuration.setBindPort(port);
            web.context.addService(new VertxPlatformHttpServer(configuration));
            web.style(style).start(routes -> routes.from("platform-http:/sync")
                    .setBody(e -> null)
                    .to("integry:function/pipedrive-get-all-persons?userId=u1"));
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sync"))
                                    .header("CamelIntegryUserId", "somebody-else")
                                    .header("camelintegryname", "pipedrive-add-a-person")
                                    .header("CamelIntegryCursor", "x")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(web.simulator.journal().entries()).singleElement().satisfies(entry -> {
                assertThat(entry.user()).isEqualTo("u1");
                assertThat(entry.path()).isEqualTo(IntegryFixture.callPath(style, "pipedrive-get-all-persons"));
                assertThat(entry.body()).isEqualTo("{}");
            });
        }
    }
}
