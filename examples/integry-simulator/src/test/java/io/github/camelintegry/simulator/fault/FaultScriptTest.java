package io.github.camelintegry.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.internal.service.Service;
import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FaultScriptTest {

    private static final String ADD = "pipedrive-add-a-person";
    private static final Fault A = StatusFaults.teapot();
    private static final Fault B = StatusFaults.notFound();

    // held, or the level would be collected with it
    private static final Logger EXPECTED_FAILURES = Logger.getLogger(Service.class.getName());

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    @Test
    void choosesByNumber() {
        assertThat(numbers(FaultScript.onCall(3, A))).containsExactly(3);
        assertThat(numbers(FaultScript.onCalls(Map.of(2, A, 9, B)))).containsExactly(2, 9);
        assertThat(numbers(FaultScript.first(2, A))).containsExactly(1, 2);
        assertThat(numbers(FaultScript.from(9, A))).containsExactly(9, 10);
        assertThat(numbers(FaultScript.always(A))).hasSize(10);
        assertThatThrownBy(() -> FaultScript.onCall(0, A)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultScript.first(0, A)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsTheSameForTheSameSeed() {
        FaultScript script = FaultScript.random(42, 0.3, A, B);

        List<Optional<Fault>> faults = decisions(script, 10_000);

        assertThat(decisions(FaultScript.random(42, 0.3, A, B), 10_000)).isEqualTo(faults);
        assertThat(decisions(FaultScript.random(43, 0.3, A, B), 10_000)).isNotEqualTo(faults);
        assertThat(faults.stream().filter(Optional.of(A)::equals).count()).isBetween(1300L, 1700L);
        assertThat(faults.stream().filter(Optional.of(B)::equals).count()).isBetween(1300L, 1700L);
        assertThat(numbers(FaultScript.random(1, 0, A))).isEmpty();
        assertThat(numbers(FaultScript.random(1, 1, A))).hasSize(10);
        assertThatThrownBy(() -> FaultScript.random(1, 1.1, A)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultScript.random(1, Double.NaN, A)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FaultScript.random(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersTheRequestsOfOneUserAndFunctionByThemselves() {
        IntegrySimulator simulator = INTEGRY.simulator();
        TestClient one = TestClient.of(simulator);
        TestClient other = new TestClient(simulator, "user-2");
        simulator.faults().script(FaultScript.onCall(2, A).forFunction(ADD).forUser("user-1"));

        for (int run = 0; run < 2; run++) {
            assertThat(other.call(ADD, "{\"name\":\"a\"}").status()).isEqualTo(200);
            assertThat(one.get("/functions?search=person").status()).isEqualTo(200);
            assertThat(one.call(ADD, "{\"name\":\"a\"}").status()).isEqualTo(200);
            assertThat(other.call(ADD, "{\"name\":\"a\"}").status()).isEqualTo(200);
            assertThat(one.get("/functions/" + ADD).status()).isEqualTo(418);
            assertThat(one.call(ADD, "{\"name\":\"a\"}").status()).isEqualTo(200);
            assertThat(simulator.faults().requests()).isEqualTo(6);
            assertThat(simulator.faults().struck()).isEqualTo(1);
            // the same script again begins anew
            simulator.faults().script(FaultScript.onCall(2, A).forFunction(ADD).forUser("user-1"));
        }
    }

    @Test
    void combinesScripts() {
        FaultScript script =
                FaultScript.first(1, A).forOperation(Operation.LIST_APPS).or(FaultScript.onCalls(Map.of(1, B, 2, B)));
        INTEGRY.simulator().faults().script(script);
        TestClient client = TestClient.of(INTEGRY.simulator());

        assertThat(client.get("/apps").status()).isEqualTo(418);
        assertThat(client.get("/apps").status()).isEqualTo(404);
        assertThat(client.get("/apps").status()).isEqualTo(200);

        INTEGRY.simulator().faults().script(script);
        assertThat(client.get("/apps").status()).isEqualTo(418);
        INTEGRY.simulator().faults().clear();
        assertThat(client.get("/apps").status()).isEqualTo(200);
    }

    @Test
    void asksAScriptOfOnesOwn() {
        EXPECTED_FAILURES.setLevel(Level.OFF);
        IntegrySimulator simulator = INTEGRY.simulator();
        TestClient client = TestClient.of(simulator);
        simulator
                .faults()
                .script(request -> request.operation() == null
                        ? Optional.of(Fault.answer(RawAnswer.of(299, "text/plain", "mine")))
                        : Optional.empty());

        assertThat(client.get("/nowhere").status()).isEqualTo(299);
        assertThat(client.get("/apps").status()).isEqualTo(200);

        simulator.faults().script(request -> {
            throw new IllegalStateException("a bug");
        });
        assertThat(client.get("/apps").status()).isEqualTo(500);
        assertThat(client.get("/apps").text()).contains("a bug");
    }

    @Test
    void leavesQueuedAnswersAlone() {
        IntegrySimulator simulator = INTEGRY.simulator();
        simulator.answerNext(RawAnswer.of(201, "text/plain", ""));
        simulator.faults().script(FaultScript.onCall(1, A));

        assertThat(TestClient.of(simulator).get("/apps").status()).isEqualTo(201);
        assertThat(simulator.faults().requests()).isZero();
        assertThat(TestClient.of(simulator).get("/apps").status()).isEqualTo(418);
    }

    @Test
    void saysWhatAFaultIs() {
        assertThat(StatusFaults.throttled()).hasToString("429 before execution");
        assertThat(ConnectionFaults.hang()).hasToString("hang after execution");
        assertThat(ConnectionFaults.hang().before().executes()).isFalse();
    }

    private static List<Integer> numbers(FaultScript script) {
        List<Optional<Fault>> faults = decisions(script, 10);
        return IntStream.rangeClosed(1, 10)
                .filter(n -> faults.get(n - 1).isPresent())
                .boxed()
                .toList();
    }

    private static List<Optional<Fault>> decisions(FaultScript script, int requests) {
        FaultScript started = script.started();
        return IntStream.rangeClosed(1, requests)
                .mapToObj(n -> started.decide(new FaultRequest(n, Operation.LIST_APPS, "u", "", null)))
                .toList();
    }
}
