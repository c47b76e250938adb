package io.github.camelintegry.simulator.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {

    @RegisterExtension
    final IntegrySimulatorExtension integry = new IntegrySimulatorExtension();

    private static final String ADD = "pipedrive-add-a-person";

    @Test
    void countsWhatWasExecuted() {
        TestClient client = TestClient.of(integry.simulator());
        Ledger ledger = integry.simulator().ledger();

        client.call(ADD, "{\"name\":\"a\",\"idempotency_mark\":\"m1\"}");
        client.call(ADD, "{\"name\":\"a\",\"idempotency_mark\":\"m1\"}");
        client.call(ADD, "{\"name\":\"reject-me\",\"idempotency_mark\":\"m2\"}");
        client.call(ADD, "{\"idempotency_mark\":\"refused\"}");
        client.call("pipedrive-get-all-persons", "{\"next_page\":\"x\",\"idempotency_mark\":\"refused\"}");
        client.call(ADD, "{\"name\":\"a\"}");
        client.call(ADD, "{\"name\":\"a\",\"idempotency_mark\":7}");

        assertThat(ledger.executions("m1")).isEqualTo(2);
        assertThat(ledger.executions("refused")).isZero();
        assertThat(ledger.marks()).containsExactlyInAnyOrder("m1", "m2");
        assertThat(ledger.total()).isEqualTo(3);
        ledger.clear();
        assertThat(ledger.total()).isZero();
    }

    @Test
    void countsFormsAndManyAtOnce() {
        TestClient client = TestClient.of(integry.simulator());
        CompletableFuture.allOf(IntStream.range(0, 50)
                        .mapToObj(
                                i -> client.callAsync(ADD, "{\"name\":\"a\",\"idempotency_mark\":\"m" + i % 5 + "\"}"))
                        .toArray(CompletableFuture[]::new))
                .join();

        assertThat(integry.simulator().ledger().executions("m3")).isEqualTo(10);
        assertThat(integry.simulator().ledger().total()).isEqualTo(50);
    }
}
