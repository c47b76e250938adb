package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.Http2Faults;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.journal.Ledger;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One connection of HTTP/2 serves everybody: what happens to it, and what the service says about it. */
class Http2ConnectionsTest {

    private static final String READ = "integry:function/pipedrive-get-all-persons?functionType=query&userId=";
    private static final String ADD = "integry:function/pipedrive-add-a-person?functionType=action&userId=";

    @RegisterExtension
    private final IntegryFixture fixture = HttpVersions.fixture("HTTP/2");

    @BeforeEach
    void start() throws Exception {
        fixture.component.getConfiguration().setConnectTimeout(1_500);
        fixture.start();
    }

    private CompletableFuture<Exchange> send(String uri) {
        return fixture.template()
                .asyncSend(uri, exchange -> exchange.getIn().setBody(Map.of("name", "Ada", Ledger.ARGUMENT, "mark")));
    }

    private Exchange call(String uri) throws Exception {
        return send(uri).get(20, TimeUnit.SECONDS);
    }

    private static int attempts(Exchange exchange) {
        return exchange.getMessage().getHeader("CamelIntegryAttempts", Integer.class);
    }

    private List<String> connections() {
        return fixture.simulator.journal().entries().stream()
                .map(JournalEntry::connection)
                .distinct()
                .toList();
    }

    @Test
    void aConnectionThatIsSilentlyDeadServesNobodyAfterItsFirstTimeout() throws Exception {
        call(READ + "warm");
        fixture.simulator.faults().script(FaultScript.first(1, ConnectionFaults.dead()));

        Exchange first = call(READ + "ada&responseTimeout=300ms");

        assertThat(first.getException()).isNull();
        assertThat(attempts(first)).isEqualTo(2);
        for (int i = 0; i < 20; i++) {
            Exchange next = call(READ + "user" + i + "&responseTimeout=300ms&retries=0");
            assertThat(next.getException()).isNull();
        }
        assertThat(connections()).hasSize(2);
        Awaitility.await().until(() -> fixture.simulator.openConnections() == 1);
    }

    @Test
    void callsThatWaitOnADeadConnectionEndWithoutAnAnswerToItsPing() throws Exception {
        call(READ + "warm");
        fixture.simulator.faults().script(FaultScript.first(1, ConnectionFaults.hang()));
        CompletableFuture<Exchange> patient = send(ADD + "bob&responseTimeout=30s&retries=0");
        Awaitility.await().until(() -> fixture.simulator.faults().struck() == 1);
        fixture.simulator.faults().script(FaultScript.first(1, ConnectionFaults.dead()));
        CompletableFuture<Exchange> impatient = send(READ + "ada&responseTimeout=300ms");

        Exchange ended = patient.get(5, TimeUnit.SECONDS);

        assertThat(ended.getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .hasStackTraceContaining("PING")
                .hasStackTraceContaining("connectTimeout (1500 ms)");
        assertThat(impatient.get(5, TimeUnit.SECONDS).getException()).isNull();
    }

    @Test
    void aConnectionThatIsOnlySlowServesThoseWhoAreOnItToTheirEnd() throws Exception {
        call(READ + "warm");
        fixture.simulator
                .faults()
                .script(FaultScript.first(1, ConnectionFaults.hang())
                        .forUser("ada")
                        .or(FaultScript.first(1, ConnectionFaults.drip(Duration.ofMillis(50)))
                                .forUser("bob")));
        CompletableFuture<Exchange> patient = send(READ + "bob&responseTimeout=3s&retries=0");
        Awaitility.await().until(() -> fixture.simulator.faults().struck() == 1);

        Exchange impatient = call(READ + "ada&responseTimeout=200ms&retries=1");

        assertThat(attempts(impatient)).isEqualTo(2);
        assertThat(connections()).hasSize(2);
        // longer than the living connection had for its PING
        assertThat(patient.get(10, TimeUnit.SECONDS).getException())
                .isInstanceOf(IntegryTransportException.class)
                .hasMessageContaining("responseTimeout (3000 ms)");
        Awaitility.await().until(() -> fixture.simulator.openConnections() <= 1);
    }

    static Stream<Fault> notBegun() {
        return Stream.of(Http2Faults.refusedStream(), Http2Faults.goAway(), Http2Faults.goAwayTwice());
    }

    @ParameterizedTest
    @MethodSource("notBegun")
    void whatTheServiceSaysItDidNotBeginIsTriedAgainEvenIfItWrites(Fault fault) throws Exception {
        fixture.simulator.faults().script(FaultScript.first(2, fault));

        Exchange exchange = call(ADD + "ada");

        assertThat(exchange.getException()).isNull();
        assertThat(attempts(exchange)).isEqualTo(3);
        assertThat(fixture.simulator.ledger().executions("mark")).isEqualTo(1);
        Awaitility.await().until(() -> fixture.simulator.openConnections() == 1);
    }

    @ParameterizedTest
    @MethodSource("notBegun")
    void whatTheServiceSaysItDidNotBeginIsRejected(Fault fault) throws Exception {
        fixture.simulator.faults().script(FaultScript.first(1, fault));

        Exception failure = call(ADD + "ada&retries=0").getException();

        assertThat(failure).isInstanceOf(IntegryTransportException.class).hasMessageContaining("it was not executed");
        assertThat(((IntegryException) failure).getOutcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aConnectionThatTheServiceEndsGetsNoNewCall() throws Exception {
        fixture.simulator.faults().script(FaultScript.first(1, Http2Faults.goAway()));

        call(READ + "ada");
        call(READ + "bob");

        assertThat(connections()).hasSize(2);
        assertThat(fixture.simulator.journal().entries().get(2).connection())
                .isEqualTo(connections().get(1));
    }

    @Test
    void aConnectionThatTheServiceEndsBehindARequestLeavesItsOutcomeUnknown() throws Exception {
        fixture.simulator.faults().script(FaultScript.first(1, Http2Faults.goAwayBehind()));

        Exception failure = call(ADD + "ada").getException();

        assertThat(failure).isInstanceOf(IntegryOutcomeUnknownException.class);
        assertThat(((IntegryException) failure).getOutcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void whoAgreesToHttp2AndThenSaysNothingHoldsUpNobodyForLongerThanConnectTimeout() throws Exception {
        AtomicInteger greeted = new AtomicInteger();
        try (SSLServerSocket silent = silentServer()) {
            CompletableFuture.runAsync(() -> greet(silent, greeted));
            fixture.component.getConfiguration().setBaseUrl("https://localhost:" + silent.getLocalPort());

            for (int i = 0; i < 3; i++) {
                Exception failure = call(READ + "ada&retries=0").getException();

                assertThat(failure)
                        .isInstanceOf(IntegryTransportException.class)
                        .hasMessageContaining("nothing was sent");
                assertThat(((IntegryException) failure).getOutcome()).isEqualTo(Outcome.NOT_SENT);
            }
            assertThat(greeted).as("connections, not always the first").hasValueGreaterThan(1);
        }
    }

    private static SSLServerSocket silentServer() throws Exception {
        Vertx vertx = Vertx.vertx();
        SSLContext encryption = SSLContext.getInstance("TLS");
        encryption.init(OwnCertificate.get().key().getKeyManagerFactory(vertx).getKeyManagers(), null, null);
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        SSLServerSocket server = (SSLServerSocket)
                encryption.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        SSLParameters http2 = server.getSSLParameters();
        http2.setApplicationProtocols(new String[] {"h2"});
        server.setSSLParameters(http2);
        return server;
    }

    /** Until the socket is closed. */
    private static void greet(SSLServerSocket silent, AtomicInteger greeted) {
        while (!silent.isClosed()) {
            try {
                ((SSLSocket) silent.accept()).startHandshake();
                greeted.incrementAndGet();
            } catch (IOException e) {
                // a client that gave up, or the end
            }
        }
    }
}
