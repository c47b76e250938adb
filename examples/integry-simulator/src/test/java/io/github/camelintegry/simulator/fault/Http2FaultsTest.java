package io.github.camelintegry.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.TestClient;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP/1.1; over HTTP/2 the component's tests meet these faults. */
class Http2FaultsTest {

    private static final String ADD = "pipedrive-add-a-person";
    private static final String MARKED = "{\"name\":\"Ada\",\"idempotency_mark\":\"m\"}";

    private static Fault named(String name) {
        return switch (name) {
            case "refusedStream" -> Http2Faults.refusedStream();
            case "goAway" -> Http2Faults.goAway();
            case "goAwayTwice" -> Http2Faults.goAwayTwice();
            default -> Http2Faults.goAwayBehind();
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusedStream", "goAway", "goAwayTwice", "goAwayBehind"})
    void withoutStreamsTheConnectionIsReset(String name) {
        try (IntegrySimulator simulator = IntegrySimulator.start()) {
            Fault fault = named(name);
            simulator.faults().script(FaultScript.always(fault));

            assertThatThrownBy(() -> TestClient.HTTP.send(
                            TestClient.of(simulator).post(ADD, MARKED).build(), BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
            assertThat(simulator.ledger().executions("m") > 0).isEqualTo(fault.executes());
        }
    }

    @Test
    void aDeadConnectionSaysNothingAndExecutesWhatCameBefore() {
        try (IntegrySimulator simulator = IntegrySimulator.start()) {
            simulator.faults().script(FaultScript.always(ConnectionFaults.dead()));

            assertThatThrownBy(() -> TestClient.HTTP.send(
                            TestClient.of(simulator)
                                    .post(ADD, MARKED)
                                    .timeout(Duration.ofSeconds(1))
                                    .build(),
                            BodyHandlers.ofString()))
                    .isInstanceOf(HttpTimeoutException.class);
            assertThat(simulator.ledger().executions("m")).isEqualTo(1);
        }
    }
}
