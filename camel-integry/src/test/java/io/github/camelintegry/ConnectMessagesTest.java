package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryServerException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.component.extension.ComponentVerifierExtension.Scope;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError;
import org.apache.camel.component.extension.ComponentVerifierExtension.VerificationError.StandardCode;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message says when no connection comes about, or a proxy speaks in the service's place. */
@SuppressWarnings("deprecation")
class ConnectMessagesTest {

    private static final String PASSWORD = "pr0xy-passw0rd";
    private static final String SERVICE = "service.test:8443";
    private static final String APPS = "integry:apps?userId=u1&retries=2";

    private final Vertx vertx = Vertx.vertx();

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final IntegryConfiguration options = fixture.component.getConfiguration();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    /** Answers whatever comes with this, and closes. */
    private int answering(Buffer answer) throws Exception {
        return vertx.createNetServer()
                .connectHandler(
                        socket -> socket.handler(request -> socket.write(answer).onComplete(written -> socket.close())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    private static Buffer http(String head, String body) {
        return Buffer.buffer(
                "HTTP/1.1 " + head + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** By a proxy of which nothing is known but its answer. */
    private String proxied(String scheme, Buffer answer) throws Exception {
        options.setBaseUrl(scheme + "://" + SERVICE);
        options.setAllowPlainHttp(true);
        options.setProxyHost("localhost");
        options.setProxyPort(answering(answer));
        return "localhost:" + options.getProxyPort();
    }

    private IntegryException failure() throws Exception {
        fixture.start();
        Exception failure = fixture.template().request(APPS, e -> {}).getException();
        assertThat(failure).isInstanceOf(IntegryException.class).hasMessageNotContaining(PASSWORD);
        return (IntegryException) failure;
    }

    private VerificationError verified() {
        VerificationError error = fixture.component
                .getExtension(ComponentVerifierExtension.class)
                .orElseThrow()
                .verify(Scope.CONNECTIVITY, Map.of("userId", "u1"))
                .getErrors()
                .get(0);
        assertThat(error.getDescription()).doesNotContain(PASSWORD);
        return error;
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aProxyThatWantsAPasswordIsNamedAndNotAskedAgain() throws Exception {
        String proxy = proxied("https", http("407 Proxy Authentication Required\r\nProxy-Authenticate: Basic", ""));

        IntegryException failure = failure();

        assertThat(failure)
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll(
                        SERVICE, proxy, "(proxyHost)", "407", "nothing was sent", "Set proxyUser and proxyPassword")
                .hasMessageNotContainingAny("appKey", "appSecret", "HttpProxyConnectException");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(failure.isRetryable()).isFalse();
        VerificationError verified = verified();
        assertThat(verified.getDescription()).isEqualTo(failure.getMessage());
        assertThat(verified.getCode()).isEqualTo(StandardCode.GENERIC);
        assertThat(verified.getParameterKeys()).containsExactlyInAnyOrder("proxyHost", "proxyUser", "proxyPassword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https", "http"})
    void aProxyThatDoesNotAcceptThePasswordIsNamedWithoutIt(String scheme) throws Exception {
        String proxy = proxied(scheme, http("407 No", ""));
        options.setProxyUser("me");
        options.setProxyPassword(PASSWORD);

        assertThat(failure())
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll(proxy, "407", "does not accept", "Check proxyUser and proxyPassword")
                .hasMessageNotContainingAny("appKey", "appSecret", "Integry refused");
    }

    @Test
    void aProxyThatSpeaksNoBasicIsNoMatterOfPasswords() throws Exception {
        proxied("https", http("407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM", ""));

        assertThat(failure()).hasMessageContainingAll("Negotiate, NTLM", "another way than Basic");
    }

    @Test
    void overPlainHttpA407IsTheProxysAndTheCallHadNoEffect() throws Exception {
        String proxy = proxied("http", http("407 No", "<html>"));

        IntegryException failure = failure();

        assertThat(failure)
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll(
                        "apps", proxy, "407", "did not reach Integry", "Set proxyUser and proxyPassword")
                .hasMessageNotContaining("appKey");
        assertThat(failure.getStatus()).isEqualTo(407);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(verified().getDetail(VerificationError.HttpAttribute.HTTP_CODE))
                .isEqualTo(407);
    }

    @Test
    void a407WithoutAProxyOfOursIsOfOneThatNoOptionNames() throws Exception {
        options.setBaseUrl("http://localhost:" + answering(http("407 No", "")));

        assertThat(failure())
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll("407", "a proxy that no option names", "Set proxyHost, proxyPort");
    }

    @Test
    void aProxyThatDoesNotAllowTheServiceIsNamed() throws Exception {
        String proxy = proxied("https", http("403 Forbidden", "<html>blocked"));

        IntegryException failure = failure();

        assertThat(failure)
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll(proxy, "403", "allow CONNECT to " + SERVICE, "nothing was sent");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(verified().getCode()).isNotEqualTo(StandardCode.AUTHENTICATION);
    }

    @Test
    void overPlainHttpA403ThatIsNotIntegrysIsMostLikelyTheProxys() throws Exception {
        String proxy = proxied("http", http("403 Forbidden", "<html>blocked"));

        IntegryException failure = failure();

        assertThat(failure)
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll("most likely", proxy, "403", SERVICE, "only if it does, check appKey");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(failure.getStatus()).isEqualTo(403);
    }

    @Test
    void overPlainHttpA403InIntegrysWordsIsIntegrys() throws Exception {
        proxied("http", http("403 Forbidden", "{\"detail\":\"Authentication credentials were not provided.\"}"));

        assertThat(failure())
                .isInstanceOf(IntegryAuthenticationException.class)
                .hasMessageContainingAll("Integry refused", "appKey");
    }

    @Test
    void overPlainHttpAnyOtherAnswerThatIsNotIntegrysMayBeTheProxys() throws Exception {
        String proxy = proxied("http", http("502 Bad Gateway", "<html>"));

        assertThat(failure())
                .isInstanceOf(IntegryServerException.class)
                .hasMessageContainingAll("Integry, or the proxy " + proxy, "502");
    }

    @ParameterizedTest
    @CsvSource({
        "500, 3, get through",
        "502, 3, get through",
        "503, 3, get through",
        "504, 3, get through",
        "429, 3, too much",
        "400, 1, may be no proxy",
        "405, 1, may be no proxy",
        "302, 1, may be no proxy",
        "401, 1, does not allow"
    })
    void aProxyThatOpensNoTunnelIsAskedAgainWhereThatMayHelp(int status, int attempts, String words) throws Exception {
        String proxy = proxied("https", http(status + " x", ""));

        IntegryException failure = failure();

        assertThat(failure)
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll(SERVICE, proxy, "the proxy answered " + status, words, "nothing was sent");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.getAttempts()).isEqualTo(attempts);
    }

    @Test
    void whatIsNoProxyAtAllIsSuspected() throws Exception {
        String proxy = proxied("https", Buffer.buffer("SSH-2.0-OpenSSH_9.6\r\n"));

        assertThat(failure())
                .hasMessageContainingAll(
                        proxy, "no proxy for HTTP", "Check proxyHost and proxyPort", "nothing was sent");
    }

    @Test
    void aProxyThatSaysNothingAndClosesIsNamed() throws Exception {
        String proxy = proxied("https", Buffer.buffer());

        assertThat(failure())
                .hasMessageContainingAll(
                        proxy, "ended the connection without an answer", "proxyHost and proxyPort", "nothing was sent");
    }

    @Test
    void whatOpensATunnelToNowhereIsSuspected() throws Exception {
        String proxy = proxied("https", Buffer.buffer("HTTP/1.1 200 OK\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n"));

        assertThat(failure())
                .hasMessageContainingAll(proxy, "does not speak https", "port in baseUrl", "proxyHost and proxyPort");
    }

    @ParameterizedTest
    @CsvSource({"https, false", "http, false", "https, true", "http, true"})
    void aPortWhereNobodyListensIsNamedWithItsOptions(String scheme, boolean byProxy) throws Exception {
        int port = freePort();
        options.setAllowPlainHttp(true);
        options.setBaseUrl(scheme + "://localhost:" + (byProxy ? fixture.simulator.port() : port));
        if (byProxy) {
            options.setProxyHost("localhost");
            options.setProxyPort(port);
        }

        IntegryException failure = failure();

        assertThat(failure)
                .hasMessageContainingAll(
                        "connection refused: nothing listens at localhost:" + port,
                        byProxy ? "Check proxyHost and proxyPort" : "Check host and port of baseUrl",
                        "nothing was sent")
                .hasMessageNotContaining("AnnotatedConnectException");
        assertThat(failure.getAttempts()).as("it may start in a moment").isEqualTo(3);
        assertThat(verified().getDescription()).isEqualTo(failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aNameThatDoesNotExistIsNamedWithItsOption(boolean byProxy) throws Exception {
        options.setBaseUrl(byProxy ? "https://localhost:1" : "https://nobody.invalid");
        if (byProxy) {
            options.setProxyHost("nobody.invalid");
            options.setProxyPort(3128);
        }

        assertThat(failure())
                .hasMessageContainingAll(
                        byProxy ? "localhost:1 by the proxy nobody.invalid:3128" : "nobody.invalid:443",
                        "the name nobody.invalid was not found",
                        byProxy ? "Check proxyHost" : "Check the host in baseUrl",
                        "DNS")
                .hasMessageNotContaining("UnknownHostException");
    }

    @Test
    void aNetworkWithoutAWayIsNoWrongName() throws Exception {
        options.setAllowPlainHttp(true);
        options.setBaseUrl("http://255.255.255.255:80");

        assertThat(failure())
                .hasMessageContainingAll("255.255.255.255:80", "no way through the network", "host and port of baseUrl")
                .hasMessageNotContaining("SocketException");
    }

    @Test
    void overPlainHttpWhatIsNoHttpIsSuspectedToWantHttps() throws Exception {
        // the TLS alert of a server that was not greeted as it wants
        int port = answering(Buffer.buffer(new byte[] {0x15, 3, 3, 0, 2, 2, 80}));
        options.setBaseUrl("http://localhost:" + port);

        assertThat(failure()).hasMessageContainingAll("localhost:" + port, "https://", "host and port of baseUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>400 The plain HTTP request was sent to HTTPS port",
                "Client sent an HTTP request to an HTTPS server.",
                "You're speaking plain HTTP to an SSL-enabled server port."
            })
    void overPlainHttpAServerThatAnswersThatItWantsHttpsIsUnderstood(String answer) throws Exception {
        options.setBaseUrl("http://localhost:" + answering(http("400 Bad Request", answer)));

        IntegryException failure = failure();

        assertThat(failure)
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContainingAll("the port answered that it wants https", "Begin baseUrl with https://");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void overPlainHttpAConnectionThatOnlyEndsMayWantHttps() throws Exception {
        int port = answering(Buffer.buffer());
        options.setBaseUrl("http://localhost:" + port);

        assertThat(failure())
                .hasMessageContainingAll("localhost:" + port, "it was closed", "the port may want https", "baseUrl")
                .hasMessageNotContaining("HttpClosedException");
    }

    @Test
    void healthSaysWhatTheProxySaysAndNothingOfCredentials() throws Exception {
        String proxy = proxied("https", http("407 No", ""));
        HealthCheckRepository producers = fixture.producerChecks();
        fixture.start(routes -> {
            routes.from("direct:apps").to("integry:apps?userId=u1");
            routes.from("integry:apps?userId=u1&initialDelay=0&delay=10")
                    .routeId("sync")
                    .to("mock:page");
        });
        HealthCheck producer = producers.stream().findFirst().orElseThrow();
        assertThat(producer.call().getState()).isEqualTo(HealthCheck.State.UP);

        assertThat(fixture.template().request("direct:apps", e -> {}).getException())
                .isNotNull();

        String[] words = {proxy, "407", "Set proxyUser and proxyPassword"};
        HealthCheck.Result down = producer.call();
        assertThat(down.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(down.getMessage().orElse(""))
                .contains(words)
                .contains("No way is open to the calls of integry:")
                .doesNotContain("appKey", "Integry refuses");
        Awaitility.await().untilAsserted(() -> assertThat(fixture.consumer("sync")
                        .getHealthCheck()
                        .call()
                        .getMessage()
                        .orElse(""))
                .contains(words));
    }
}
