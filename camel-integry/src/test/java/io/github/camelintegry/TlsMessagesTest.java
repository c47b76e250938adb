package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.NetSocket;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.component.extension.ComponentVerifierExtension.Scope;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.SecureSocketProtocolsParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message says when encryption fails, directly and in the tunnel of a proxy. */
class TlsMessagesTest {

    private static final String APPS = "integry:apps?userId=u1&retries=2";

    @TempDir
    static Path folder;

    private static OwnAuthority authority;

    private final Vertx vertx = Vertx.vertx();

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final IntegryConfiguration options = fixture.component.getConfiguration();
    private final AtomicInteger served = new AtomicInteger();

    @BeforeAll
    static void makeCertificates() throws Exception {
        authority = OwnAuthority.in(folder);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static HttpServerOptions encrypted(String host, int daysFromToday) throws Exception {
        return new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(authority.key(host, daysFromToday));
    }

    private int serve(HttpServerOptions server) throws Exception {
        return vertx.createHttpServer(server)
                .requestHandler(request -> {
                    served.incrementAndGet();
                    request.response().end("{\"apps\":[]}");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
    }

    /** A proxy that opens every tunnel asked for. */
    private void goByProxy() throws Exception {
        options.setProxyHost("localhost");
        options.setProxyPort(vertx.createHttpServer()
                .requestHandler(request -> {
                    assertThat(request.method()).isEqualTo(HttpMethod.CONNECT);
                    int port = Integer.parseInt(
                            request.uri().substring(request.uri().indexOf(':') + 1));
                    vertx.createNetClient().connect(port, "127.0.0.1").onSuccess(target -> request.toNetSocket()
                            .onSuccess(client -> join(client, target)));
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort());
    }

    private static void join(NetSocket client, NetSocket target) {
        client.handler(target::write);
        target.handler(client::write);
        client.closeHandler(closed -> target.close());
        target.closeHandler(closed -> client.close());
    }

    private void call(String host, int port, SSLContextParameters trust) {
        options.setBaseUrl("https://" + host + ':' + port);
        options.setSslContextParameters(trust);
    }

    private IntegryException failure() throws Exception {
        fixture.start();
        Exception failure = fixture.template().request(APPS, e -> {}).getException();
        assertThat(failure).isInstanceOf(IntegryTransportException.class);
        assertThat(served).hasValue(0);
        return (IntegryException) failure;
    }

    /** For what no other attempt cures. */
    private IntegryException lastingFailure() throws Exception {
        IntegryException failure = failure();
        assertThat(failure).hasMessageContaining("nothing was sent").hasMessageNotContaining("Exception");
        assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(failure.getAttempts()).isEqualTo(1);
        return failure;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsNotTrustedIsNamedWithItsIssuer(boolean byProxy) throws Exception {
        int port = serve(encrypted("localhost", -1));
        call("localhost", port, new SSLContextParameters());
        if (byProxy) {
            goByProxy();
        }

        assertThat(lastingFailure())
                .hasMessageContainingAll(
                        "localhost:" + port,
                        "CN=localhost, issued by CN=Own Authority",
                        "is not trusted",
                        "trustManagers of sslContextParameters",
                        "useGlobalSslContextParameters");
    }

    @Test
    void whoIsNotTrustedByTheJvmsOwnStoreIsNamedToo() throws Exception {
        call("localhost", serve(encrypted("localhost", -1)), null);

        assertThat(lastingFailure()).hasMessageContainingAll("CN=Own Authority", "is not trusted");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCertificateForAnotherHostIsNamedWithBothHosts(boolean byProxy) throws Exception {
        call("127.0.0.1", serve(encrypted("other.test", -1)), authority.trust());
        if (byProxy) {
            goByProxy();
        }

        assertThat(lastingFailure())
                .hasMessageContainingAll("is not for 127.0.0.1, but for other.test", "host in baseUrl");
    }

    @Test
    void aCertificateThatHasEndedSaysWhen() throws Exception {
        call("localhost", serve(encrypted("localhost", -10)), authority.trust());

        assertThat(lastingFailure())
                .hasMessageContainingAll(
                        "CN=localhost",
                        "ended on " + LocalDate.now(ZoneOffset.UTC).minusDays(8),
                        "must renew it",
                        "clock");
    }

    @Test
    void aCertificateThatIsNotYetValidSaysFromWhen() throws Exception {
        call("localhost", serve(encrypted("localhost", 10)), authority.trust());

        assertThat(lastingFailure())
                .hasMessageContainingAll(
                        "valid only from " + LocalDate.now(ZoneOffset.UTC).plusDays(10), "clock");
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, true", "TLSv1.2, false", "TLSv1.3, false", "TLSv1.3, true"})
    void aServiceThatWantsACertificateOfTheClientSaysSo(String version, boolean http2) throws Exception {
        int port = serve(encrypted("localhost", -1)
                .setUseAlpn(http2)
                .setEnabledSecureTransportProtocols(Set.of(version))
                .setClientAuth(ClientAuth.REQUIRED)
                .setTrustOptions(authority.trustOfServers()));
        call("localhost", port, authority.trust());

        IntegryException failure = failure();

        assertThat(failure)
                .hasMessageContainingAll(
                        "localhost:" + port,
                        "want",
                        "certificate of the client",
                        "keyManagers of sslContextParameters");
        assertThat(failure.getOutcome()).isIn(Outcome.NOT_SENT, Outcome.REJECTED);
    }

    @Test
    void whereNoVersionIsCommonBothSidesAreNamed() throws Exception {
        SSLContextParameters modern = authority.trust();
        SecureSocketProtocolsParameters versions = new SecureSocketProtocolsParameters();
        versions.getSecureSocketProtocol().add("TLSv1.3");
        modern.setSecureSocketProtocols(versions);
        int port = serve(encrypted("localhost", -1).setEnabledSecureTransportProtocols(Set.of("TLSv1.2")));
        call("localhost", port, modern);

        assertThat(lastingFailure())
                .hasMessageContainingAll(
                        "localhost:" + port, "no version of TLS or cipher suite is common", "secureSocketProtocols");
    }

    @Test
    void aPortThatSpeaksPlainHttpIsNamed() throws Exception {
        int port = fixture.simulator.port();
        call("localhost", port, authority.trust());

        assertThat(lastingFailure())
                .hasMessageContainingAll(
                        "localhost:" + port, "does not speak https", "Check the port in baseUrl", "allowPlainHttp");
    }

    @Test
    void aPortThatClosesSaysNothingSoThatAllIsSuspected() throws Exception {
        int port = vertx.createNetServer()
                .connectHandler(NetSocket::close)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        call("localhost", port, authority.trust());

        IntegryException failure = failure();

        assertThat(failure)
                .hasMessageContainingAll(
                        "localhost:" + port,
                        "while encryption was being agreed upon",
                        "port in baseUrl",
                        "nothing was sent");
        assertThat(failure.getAttempts()).as("it may be restarting").isEqualTo(3);
    }

    @Test
    @SuppressWarnings("deprecation")
    void healthAndVerifierSayItToo() throws Exception {
        call("127.0.0.1", serve(encrypted("other.test", -1)), authority.trust());
        HealthCheckRepository producers = fixture.producerChecks();
        fixture.start(routes -> {
            routes.from("direct:apps").to(APPS);
            routes.from(APPS + "&initialDelay=0&delay=10").routeId("sync").to("mock:page");
        });
        assertThat(fixture.template().request("direct:apps", e -> {}).getException())
                .isNotNull();

        String why = "is not for 127.0.0.1, but for other.test";
        HealthCheck.Result producer =
                producers.stream().findFirst().orElseThrow().call();
        assertThat(producer.getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(producer.getMessage().orElse("")).contains(why);
        Awaitility.await().untilAsserted(() -> assertThat(fixture.consumer("sync")
                        .getHealthCheck()
                        .call()
                        .getMessage()
                        .orElse(""))
                .contains(why));
        assertThat(fixture.component
                        .getExtension(ComponentVerifierExtension.class)
                        .orElseThrow()
                        .verify(Scope.CONNECTIVITY, Map.of("userId", "u1"))
                        .getErrors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.getDescription()).contains(why);
                    assertThat(error.getParameterKeys()).containsExactly("baseUrl");
                });
    }
}
