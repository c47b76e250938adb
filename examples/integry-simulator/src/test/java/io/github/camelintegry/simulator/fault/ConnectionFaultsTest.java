package io.github.camelintegry.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.RawConnection;
import io.github.camelintegry.simulator.TestClient;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConnectionFaultsTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    private static final String ADD = "pipedrive-add-a-person";
    private static final String PERSON = "{\"name\":\"a\",\"idempotency_mark\":\"m\"}";

    private IntegrySimulator simulator;

    @BeforeEach
    void simulator() {
        simulator = INTEGRY.simulator();
    }

    @Test
    void resetsBeforeAnything() throws Exception {
        assertThat(received(ConnectionFaults.reset())).isEqualTo(new RawConnection.Received("", true));
        assertThat(simulator.ledger().executions("m")).isEqualTo(1);
        assertThat(simulator.journal().entries().get(0).status()).isZero();
        assertThat(received(ConnectionFaults.reset().before()).reset()).isTrue();
        assertThat(simulator.ledger().executions("m")).isEqualTo(1);
        assertThatThrownBy(() -> TestClient.of(simulator).get("/apps")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void closesBeforeAnything() throws Exception {
        assertThat(received(ConnectionFaults.closed())).isEqualTo(new RawConnection.Received("", false));
    }

    @Test
    void resetsAfterTheHeaders() throws Exception {
        RawConnection.Received received = received(ConnectionFaults.resetAfterHeaders());

        assertThat(received.reset()).isTrue();
        assertThat(received.head()).startsWith("HTTP/1.1 200 OK").containsIgnoringCase("content-length: ");
        assertThat(received.body()).isEmpty();
    }

    @Test
    void resetsInTheBody() throws Exception {
        RawConnection.Received received = received(ConnectionFaults.resetInBody());

        assertThat(received.reset()).isTrue();
        assertThat(received.body())
                .startsWith("{\"network_code\":\"200\",\"output\":{")
                .doesNotEndWith("}");
    }

    @Test
    void truncatesAgainstTheLength() throws Exception {
        RawConnection.Received received = received(ConnectionFaults.truncated());

        assertThat(received.reset()).isFalse();
        assertThat(received.head())
                .containsPattern("(?i)content-length: (" + 2 * received.body().length() + "|"
                        + (2 * received.body().length() + 1) + ")")
                .doesNotContainIgnoringCase("content-encoding");
        assertThat(received.body()).startsWith("{\"network_code\"").doesNotEndWith("}");
        assertThatThrownBy(() -> TestClient.of(simulator).get("/apps")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void truncatesAChunkedBody() throws Exception {
        RawConnection.Received received = received(ConnectionFaults.truncatedChunked());

        assertThat(received.reset()).isFalse();
        assertThat(received.head()).containsIgnoringCase("transfer-encoding: chunked");
        assertThat(received.body()).contains("{\"network_code\"").doesNotContain("\r\n0\r\n");
        assertThatThrownBy(() -> TestClient.of(simulator).get("/apps")).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void truncatesSoThatOnlyTheJsonTells() throws Exception {
        RawConnection.Received received = received(ConnectionFaults.truncatedWithoutLength());

        assertThat(received.reset()).isFalse();
        assertThat(received.head())
                .containsIgnoringCase("connection: close")
                .doesNotContainIgnoringCase("content-length")
                .doesNotContainIgnoringCase("transfer-encoding")
                .doesNotContainIgnoringCase("content-encoding");
        assertThat(received.body()).startsWith("{\"network_code\"").doesNotEndWith("}");
        TestClient.Reply reply = TestClient.of(simulator).get("/apps");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isNull();
    }

    @Test
    void dripsUntilTheClientLeaves() throws Exception {
        AtomicInteger timers = new AtomicInteger();
        Vertx vertx = Vertx.vertx();
        try (IntegrySimulator dripping =
                IntegrySimulator.builder().vertx(counting(vertx, timers)).start()) {
            dripping.faults().script(FaultScript.always(ConnectionFaults.drip(Duration.ofMillis(5))));
            RawConnection patient = new RawConnection(dripping);
            RawConnection other = new RawConnection(dripping);
            patient.call(dripping, ADD, PERSON);
            other.call(dripping, ADD, PERSON);
            assertThat(patient.line()).isEqualTo("HTTP/1.1 200 OK");
            for (int spaces = 0; spaces < 20; ) {
                spaces += patient.read() == ' ' ? 1 : 0;
            }
            assertThat(other.line()).isEqualTo("HTTP/1.1 200 OK");
            assertThat(timers).hasValue(2);

            patient.close();
            await().until(() -> dripping.openConnections() == 1 && timers.get() == 1);
            dripping.close();
            await().until(() -> dripping.openConnections() == 0 && timers.get() == 0);
            other.close();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
        assertThatThrownBy(() -> ConnectionFaults.drip(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hangsUntilTheClientLeaves() throws Exception {
        // its own: connections of tests before may still be about to close
        try (IntegrySimulator hanging = IntegrySimulator.start()) {
            hanging.faults().script(FaultScript.always(ConnectionFaults.hang()));
            try (RawConnection connection = new RawConnection(hanging)) {
                connection.call(hanging, ADD, PERSON);
                await().until(() -> hanging.ledger().executions("m") == 1);
                assertThat(hanging.openConnections()).isEqualTo(1);
                assertThat(hanging.journal().entries().get(0).status()).isZero();
            }

            await().until(() -> hanging.openConnections() == 0);
        }
    }

    @Test
    void endsAHangWhenItCloses() throws Exception {
        IntegrySimulator hanging = IntegrySimulator.start();
        hanging.faults().script(FaultScript.always(ConnectionFaults.hang().before()));
        try (RawConnection connection = new RawConnection(hanging)) {
            connection.call(hanging, ADD, PERSON);
            await().until(() -> hanging.journal().size() == 1);
            hanging.close();

            assertThat(connection.untilEnd().text()).isEmpty();
            assertThat(hanging.ledger().total()).isZero();
        }
    }

    @Test
    void spoilsAnAnswerOfWhatWasNotExecuted() throws Exception {
        simulator
                .faults()
                .script(FaultScript.always(ConnectionFaults.truncated().before()));

        assertThatThrownBy(() -> TestClient.HTTP.send(
                        TestClient.of(simulator).post(ADD, PERSON).build(), BodyHandlers.ofString()))
                .isInstanceOf(IOException.class);
        assertThat(simulator.ledger().total()).isZero();
    }

    private RawConnection.Received received(Fault fault) throws IOException {
        simulator.faults().script(FaultScript.always(fault));
        try (RawConnection connection = new RawConnection(simulator)) {
            connection.call(simulator, ADD, PERSON);
            return connection.untilEnd();
        }
    }

    /** A Vert.x that counts the periodic timers that run. */
    private static Vertx counting(Vertx vertx, AtomicInteger timers) {
        return (Vertx) Proxy.newProxyInstance(
                ConnectionFaultsTest.class.getClassLoader(), new Class<?>[] {Vertx.class}, (proxy, method, args) -> {
                    try {
                        Object result = method.invoke(vertx, args);
                        if (method.getName().equals("setPeriodic")) {
                            timers.incrementAndGet();
                        } else if (method.getName().equals("cancelTimer") && (boolean) result) {
                            timers.decrementAndGet();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
