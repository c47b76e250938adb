package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelintegry.exception.IntegryBufferFullException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.extension.ComponentVerifierExtension;
import org.apache.camel.component.extension.ComponentVerifierExtension.Result;
import org.apache.camel.component.extension.ComponentVerifierExtension.Scope;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** Encryption, and the way through a proxy. */
@BothStyles
class SecureTransportTest {

    @Parameter
    String style;

    private static final String APPS = "integry:apps?userId=u1&retries=0";

    private static final OwnCertificate certificate = OwnCertificate.get();

    @AutoClose
    private static final IntegrySimulator simulator =
            IntegrySimulator.builder().ssl(certificate.key()).start();

    private static String baseUrl() {
        return "https://localhost:" + simulator.port();
    }

    @Test
    void trustsTheStoresOfSslContextParameters() throws Exception {
        IntegryFixture fixture = new IntegryFixture(simulator).style(style);
        fixture.component.getConfiguration().setSslContextParameters(certificate.trust());
        fixture.component.getConfiguration().setBaseUrl(baseUrl());
        try (var context = fixture.start().context) {
            Exchange exchange = context.createProducerTemplate().request(APPS.replace("u1", "münchen-7"), e -> {});
            assertThat(exchange.getException()).isNull();
        }
    }

    @Test
    void usesTheGlobalStoresOnlyIfToldTo() throws Exception {
        for (boolean useGlobal : new boolean[] {true, false}) {
            IntegryFixture fixture = new IntegryFixture(simulator).style(style);
            fixture.context.setSSLContextParameters(certificate.trust());
            fixture.component.setUseGlobalSslContextParameters(useGlobal);
            fixture.component.getConfiguration().setBaseUrl(baseUrl());
            try (var context = fixture.start().context) {
                Exchange exchange = context.createProducerTemplate().request(APPS, e -> {});
                if (useGlobal) {
                    assertThat(exchange.getException()).isNull();
                } else {
                    assertThat(exchange.getException())
                            .isInstanceOf(IntegryTransportException.class)
                            .hasMessageContaining("nothing was sent");
                }
            }
        }
    }

    @Test
    void goesThroughAProxyThatAsksForAPassword() throws Exception {
        Vertx vertx = Vertx.vertx();
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer proxy = vertx.createHttpServer()
                .requestHandler(request -> connect(vertx, request, seen))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        IntegryFixture fixture = new IntegryFixture(simulator).style(style);
        fixture.component.getConfiguration().setSslContextParameters(certificate.trust());
        fixture.component.getConfiguration().setBaseUrl(baseUrl());
        fixture.component.getConfiguration().setProxyHost("127.0.0.1");
        fixture.component.getConfiguration().setProxyPort(proxy.actualPort());
        fixture.component.getConfiguration().setProxyUser("me");
        fixture.component.getConfiguration().setProxyPassword("proxy-password");
        try (var context = fixture.start().context) {
            Exchange exchange = context.createProducerTemplate().request(APPS, e -> {});
            assertThat(exchange.getException()).isNull();
            assertThat(seen).containsExactly("localhost:" + simulator.port() + " Basic bWU6cHJveHktcGFzc3dvcmQ=");
            fixture.component.getConfiguration().setProxyPassword("wrong");
            Exchange refused = context.createProducerTemplate().request(APPS + "&responseTimeout=20s", e -> {});
            assertThat(refused.getException())
                    .isInstanceOf(IntegryTransportException.class)
                    .hasMessageNotContainingAny("wrong", "proxy-password");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void sendsNothingInTheClearToAProxyUnlessToldTo() throws Exception {
        Vertx vertx = Vertx.vertx();
        List<String> seen = new CopyOnWriteArrayList<>();
        HttpServer proxy = vertx.createHttpServer()
                .requestHandler(request -> {
                    seen.add(request.uri());
                    request.response()
                            .putHeader("Content-Type", "application/json")
                            .end("{\"apps\": []}");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
        IntegryFixture fixture = new IntegryFixture(simulator).style(style);
        IntegryConfiguration options = fixture.component.getConfiguration();
        options.setProxyHost("127.0.0.1");
        options.setProxyPort(proxy.actualPort());
        try (var context = fixture.start().context) {
            for (String host : List.of("localhost", "[::1]", "127.0.0.1")) {
                options.setBaseUrl("http://" + host + ":8080");
                Throwable refused =
                        catchThrowable(() -> context.createProducerTemplate().request(APPS, e -> {}));
                assertThat(refused).rootCause().hasMessageContainingAll("baseUrl", host, "proxyHost", "allowPlainHttp");
                verify(fixture).forEach(result -> assertThat(result.getErrors())
                        .singleElement()
                        .satisfies(error -> assertThat(error.getDescription()).contains("proxyHost")));
            }
            assertThat(seen).isEmpty();
            options.setAllowPlainHttp(true);
            assertThat(context.createProducerTemplate().request(APPS, e -> {}).getException())
                    .isNull();
            assertThat(seen).singleElement().asString().startsWith("http://127.0.0.1:8080/apps");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    @SuppressWarnings("deprecation")
    private static Stream<Result> verify(IntegryFixture fixture) {
        ComponentVerifierExtension verifier =
                fixture.component.getExtension(ComponentVerifierExtension.class).orElseThrow();
        return Stream.of(Scope.PARAMETERS, Scope.CONNECTIVITY)
                .map(scope -> verifier.verify(scope, Map.of("userId", "u1", "operation", "apps")));
    }

    @Test
    void overHttp2AnAnswerWithoutRoomIsResetSoThatItHoldsUpNoOtherOneAndTriedAgain() throws Exception {
        IntegryFixture fixture = new IntegryFixture(simulator).style(style);
        fixture.component.getConfiguration().setSslContextParameters(certificate.trust());
        fixture.component.getConfiguration().setBaseUrl(baseUrl());
        fixture.component.setMaxBufferedSize("2MB");
        String read = "integry:function/pipedrive-get-all-persons?functionType=query&parameters.limit=1"
                + "&maxResponseSize=1MB&outputType=Bytes";
        simulator
                .faults()
                .script(FaultScript.always(AnswerFaults.hugeThenSilent(900_000))
                        .forUser("silent")
                        .or(FaultScript.always(AnswerFaults.huge(900_000)).forUser("large")));
        try (var context = fixture.start().context) {
            for (int i = 0; i < 6; i++) {
                fixture.template().asyncSend(read + "&userId=silent&retries=0&responseTimeout=6s", exchange -> {});
            }
            String impatient = read + "&userId=large&retries=0&responseTimeout=60s";
            Awaitility.await().untilAsserted(() -> assertThat(
                            fixture.template().request(impatient, e -> {}).getException())
                    .isInstanceOf(IntegryBufferFullException.class)
                    .hasMessageContaining("HTTP/2"));
            for (int i = 0; i < 10; i++) {
                assertThat(fixture.template()
                                .request(read + "&userId=small&retries=0&responseTimeout=2s", e -> {})
                                .getException())
                        .isNull();
            }
            fixture.component.getConfiguration().setRetryBackoff(200);
            Exchange patient =
                    fixture.template().request(read + "&userId=large&retries=1000&retryBackoffMax=200", e -> {});
            assertThat(patient.getException()).isNull();
            assertThat(patient.getMessage().getHeader("CamelIntegryAttempts", Integer.class))
                    .isGreaterThan(1);
        } finally {
            simulator.faults().clear();
        }
    }

    private static void connect(Vertx vertx, HttpServerRequest request, List<String> seen) {
        String authorization = request.getHeader("Proxy-Authorization");
        if (request.method() != HttpMethod.CONNECT || !"Basic bWU6cHJveHktcGFzc3dvcmQ=".equals(authorization)) {
            request.response().setStatusCode(407).end();
            return;
        }
        seen.add(request.uri() + " " + authorization);
        vertx.createNetClient().connect(simulator.port(), "127.0.0.1").onSuccess(target -> request.toNetSocket()
                .onSuccess(client -> join(client, target)));
    }

    private static void join(NetSocket client, NetSocket target) {
        client.handler(target::write);
        target.handler(client::write);
        client.closeHandler(closed -> target.close());
        target.closeHandler(closed -> client.close());
    }
}
