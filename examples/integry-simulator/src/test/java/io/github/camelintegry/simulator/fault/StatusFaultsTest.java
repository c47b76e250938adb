package io.github.camelintegry.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StatusFaultsTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    private static final String ADD = "pipedrive-add-a-person";
    private static final String PERSON = "{\"name\":\"a\",\"idempotency_mark\":\"m\"}";

    private IntegrySimulator simulator;
    private TestClient client;

    @BeforeEach
    void client() {
        simulator = INTEGRY.simulator();
        client = TestClient.of(simulator);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(StatusFaults.throttled(), 429, 0, "throttled"),
                Arguments.of(StatusFaults.unavailable(), 503, 1, "unavailable"),
                Arguments.of(StatusFaults.invalidInput("x", "wrong"), 400, 0, "\"error_details\":{\"x\":\"wrong\"}"),
                Arguments.of(StatusFaults.notConnected("Slack"), 400, 0, "[\"User has not connected their Slack"),
                Arguments.of(
                        StatusFaults.invalidWithoutDetails(), 400, 0, "`error_details` for further information.\"}"),
                Arguments.of(StatusFaults.invalidField("y", "wrong"), 400, 0, "{\"y\":\"wrong\"}"),
                Arguments.of(StatusFaults.badCredentials(), 400, 0, "{\"detail\":\"Authentication"),
                Arguments.of(StatusFaults.unauthorized(), 401, 0, "{\"detail\":\"Authentication"),
                Arguments.of(StatusFaults.forbidden(), 403, 0, "{\"detail\":\"Authentication"),
                Arguments.of(StatusFaults.notFound(), 404, 0, "{\"detail\":\"Function not found\"}"),
                Arguments.of(StatusFaults.requestTimeout(), 408, 1, "detail"),
                Arguments.of(StatusFaults.teapot(), 418, 0, "detail"),
                Arguments.of(StatusFaults.serverError(), 500, 1, "detail"),
                Arguments.of(StatusFaults.badGateway(), 502, 1, "<center>nginx</center>"),
                Arguments.of(StatusFaults.status(507), 507, 1, "detail"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void answersOnceWithTheStatus(Fault fault, int status, int executions, String body) {
        simulator.faults().script(FaultScript.onCall(1, fault));

        TestClient.Reply reply = client.call(ADD, PERSON);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.raw().body()).contains(body);
        assertThat(reply.raw().headers().firstValue("Retry-After")).isEmpty();
        assertThat(simulator.ledger().executions("m")).isEqualTo(executions);
        assertThat(simulator.journal().entries().get(0).status()).isEqualTo(status);
        assertThat(client.call(ADD, PERSON).status()).isEqualTo(200);
    }

    @Test
    void executesAsTold() {
        simulator.faults().script(FaultScript.always(StatusFaults.throttled().after()));
        assertThat(client.call(ADD, PERSON).status()).isEqualTo(429);
        assertThat(simulator.ledger().executions("m")).isEqualTo(1);
        simulator.faults().script(FaultScript.always(StatusFaults.serverError().before()));
        assertThat(client.call(ADD, PERSON).status()).isEqualTo(500);
        assertThat(simulator.ledger().executions("m")).isEqualTo(1);
    }

    @Test
    void saysWhenToComeBack() {
        assertThat(retryAfter(StatusFaults.throttled(RetryAfter.seconds(7)))).isEqualTo("7");
        assertThat(retryAfter(StatusFaults.unavailable(RetryAfter.text("soon"))))
                .isEqualTo("soon");
        assertThat(retryAfter(StatusFaults.unavailable(RetryAfter.date(Instant.parse("2026-02-01T08:49:37.9Z")))))
                .isEqualTo("Sun, 01 Feb 2026 08:49:37 GMT");
        Instant before = Instant.now();
        String date = retryAfter(StatusFaults.throttled(RetryAfter.dateIn(Duration.ofSeconds(90))));
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isBetween(before.plusSeconds(90), Instant.now().plusSeconds(91));
    }

    @Test
    void redirects() {
        simulator.faults().script(FaultScript.always(StatusFaults.redirect(307, "http://127.0.0.1:9/x")));

        TestClient.Reply reply = client.call(ADD, PERSON);

        assertThat(reply.status()).isEqualTo(307);
        assertThat(reply.raw().headers().firstValue("Location")).hasValue("http://127.0.0.1:9/x");
        assertThat(simulator.ledger().total()).isZero();
    }

    @Test
    void echoesTheHash() {
        String hash = simulator.hash("user-1");
        simulator.faults().script(FaultScript.always(StatusFaults.echoedHash(403)));
        assertThat(client.get("/apps").json().get("detail").asText()).contains(hash);
        simulator.faults().script(FaultScript.always(StatusFaults.echoedHashInError()));
        TestClient.Reply reply = client.call(ADD, PERSON);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).contains(hash);
        assertThat(reply.json().at("/error_details/Hash").asText()).contains(hash);
    }

    private String retryAfter(Fault fault) {
        simulator.faults().script(FaultScript.always(fault));
        return client.get("/apps").raw().headers().firstValue("Retry-After").orElseThrow();
    }
}
