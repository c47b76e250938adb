package io.github.camelintegry.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.RawConnection;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExchangeFaultsTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    private static final String ADD = "pipedrive-add-a-person";
    private static final String PERSON = "{\"name\":\"a\",\"idempotency_mark\":\"m\"}";
    private static final byte[] SURPLUS = "surplus".getBytes(StandardCharsets.US_ASCII);

    private IntegrySimulator simulator;

    @BeforeEach
    void simulator() {
        simulator = INTEGRY.simulator();
    }

    private RawConnection meeting(Fault fault) throws IOException {
        simulator.faults().script(FaultScript.always(fault));
        RawConnection connection = new RawConnection(simulator);
        connection.call(simulator, ADD, PERSON);
        return connection;
    }

    private static String until(RawConnection connection, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = connection.read();
            assertThat(next).as("%s comes after: %s", end, text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void interimAnswersComeBeforeTheAnswer() throws Exception {
        try (RawConnection connection = meeting(ExchangeFaults.interim(102, 199))) {
            assertThat(connection.line()).isEqualTo("HTTP/1.1 102 Interim");
            assertThat(connection.line()).isEmpty();
            assertThat(connection.line()).isEqualTo("HTTP/1.1 199 Interim");
            assertThat(connection.line()).isEmpty();
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
        }
        assertThat(simulator.ledger().executions("m")).isEqualTo(1);
        assertThatThrownBy(() -> ExchangeFaults.interim(200)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void interimAnswersWithoutEndEndWithTheClient() throws Exception {
        int before = simulator.openConnections();
        try (RawConnection connection = meeting(ExchangeFaults.interimForever(104))) {
            for (int i = 0; i < 100; i++) {
                assertThat(connection.line()).isEqualTo("HTTP/1.1 104 Interim");
                assertThat(connection.line()).isEmpty();
            }
        }
        await().until(() -> simulator.openConnections() <= before);
    }

    @Test
    void surplusComesBehindTheAnswerOrAfterIt() throws Exception {
        AtomicInteger written = new AtomicInteger();
        for (Fault fault :
                new Fault[] {ExchangeFaults.behind(SURPLUS), ExchangeFaults.later(SURPLUS, written::incrementAndGet)}) {
            try (RawConnection connection = meeting(fault)) {
                assertThat(until(connection, "surplus"))
                        .startsWith("HTTP/1.1 200 OK")
                        .endsWith("}surplus");
            }
        }
        await().until(() -> written.get() == 1);
    }

    @Test
    void endsContradictEachOther() throws Exception {
        try (RawConnection connection = meeting(ExchangeFaults.twoLengths())) {
            assertThat(until(connection, "\r\n\r\n").toLowerCase(Locale.ROOT).split("content-length: "))
                    .hasSize(3);
        }
        try (RawConnection connection = meeting(ExchangeFaults.lengthAndChunks())) {
            assertThat(until(connection, "\r\n\r\n"))
                    .containsIgnoringCase("content-length: ")
                    .containsIgnoringCase("transfer-encoding: chunked");
        }
        try (RawConnection connection = meeting(ExchangeFaults.noContentWithBody())) {
            assertThat(until(connection, "HTTP/1.1 200 OK")).startsWith("HTTP/1.1 204");
        }
    }

    @Test
    void anAnswerHasItsBytes() {
        assertThat(new String(ExchangeFaults.bytesOf(RawAnswer.of(200, "text/plain", "hi")), StandardCharsets.US_ASCII))
                .isEqualTo("HTTP/1.1 200 Surplus\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nhi");
    }
}
