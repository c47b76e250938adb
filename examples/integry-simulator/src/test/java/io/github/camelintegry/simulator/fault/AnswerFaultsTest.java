package io.github.camelintegry.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.RawConnection;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.internal.util.Json;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFaultsTest {

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

    @Test
    void answersWithWhatIsNoJson() throws Exception {
        HttpResponse<byte[]> garbage = bytes(AnswerFaults.garbage());
        assertThat(garbage.statusCode()).isEqualTo(200);
        assertThat(garbage.body())
                .hasSize(512)
                .isEqualTo(bytes(AnswerFaults.garbage()).body());
        assertThatThrownBy(() -> Json.parse(garbage.body())).isInstanceOf(IOException.class);

        HttpResponse<byte[]> html = bytes(AnswerFaults.html());
        assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(new String(html.body(), StandardCharsets.UTF_8)).startsWith("<html>");

        HttpResponse<byte[]> empty = bytes(AnswerFaults.empty());
        assertThat(empty.statusCode()).isEqualTo(200);
        assertThat(empty.headers().firstValue("Content-Length")).hasValue("0");

        assertThat(bytes(AnswerFaults.noContent()).statusCode()).isEqualTo(204);
        assertThat(simulator.ledger().executions("m")).isEqualTo(5);
    }

    @Test
    void nestsDeeply() throws Exception {
        String body = new String(bytes(AnswerFaults.deep(100_000)).body(), StandardCharsets.UTF_8);

        assertThat(body).hasSize(200_000 + "{\"network_code\":\"200\",\"output\":}".length());
        JsonNode shallow = Json.parse(bytes(AnswerFaults.deep(3)).body());
        assertThat(shallow.toString()).isEqualTo("{\"network_code\":\"200\",\"output\":[[[]]]}");
    }

    @ParameterizedTest
    @ValueSource(longs = {34, 1000, 70_000, 40_000_000})
    void streamsWhatIsHuge(long size) throws Exception {
        simulator.faults().script(FaultScript.onCall(1, AnswerFaults.huge(size)));
        HttpResponse<InputStream> chunked = stream();
        assertThat(count(chunked.body())).isEqualTo(size);
        assertThat(chunked.headers().firstValue("Content-Length")).isEmpty();

        simulator.faults().script(FaultScript.onCall(1, AnswerFaults.hugeWithLength(size)));
        HttpResponse<InputStream> announced = stream();
        assertThat(count(announced.body())).isEqualTo(size);
        assertThat(announced.headers().firstValueAsLong("Content-Length")).hasValue(size);
        assertThatThrownBy(() -> AnswerFaults.huge(33)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void streamsJson() throws Exception {
        JsonNode json = Json.parse(bytes(AnswerFaults.huge(200_000)).body());

        assertThat(json.get("output").textValue()).hasSize(200_000 - 34);
    }

    @Test
    void stopsStreamingWhenTheClientLeaves() throws Exception {
        simulator.faults().script(FaultScript.onCall(1, AnswerFaults.huge(Long.MAX_VALUE)));
        int before = simulator.openConnections();
        try (RawConnection connection = new RawConnection(simulator)) {
            connection.call(simulator, ADD, PERSON);
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
            // others are served meanwhile
            assertThat(client.get("/apps/slack").status()).isEqualTo(200);
        }

        await().until(() -> simulator.openConnections() <= before + 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {34, 5000, 1_048_576 + 34, 50_000_001})
    void compressesABomb(long size) throws Exception {
        simulator.faults().script(FaultScript.always(AnswerFaults.gzipBomb(size)));
        HttpResponse<InputStream> response = stream();
        byte[] wire = response.body().readAllBytes();

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        // the stream checks checksum and size at its end
        assertThat(count(new GZIPInputStream(new ByteArrayInputStream(wire)))).isEqualTo(size);
        assertThat((long) wire.length).isLessThan(size / 500 + 200);
    }

    @Test
    void compressesJson() throws Exception {
        byte[] wire = bytes(AnswerFaults.gzipBomb(3_000_000)).body();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(wire)).readAllBytes();

        assertThat(Json.parse(plain).get("output").textValue()).hasSize(3_000_000 - 34);
    }

    @Test
    void spoilsACompressedAnswerAtItsEnd() throws Exception {
        byte[] cut = bytes(AnswerFaults.cutGzip()).body();
        assertThatThrownBy(() -> new GZIPInputStream(new ByteArrayInputStream(cut)).readAllBytes())
                .isInstanceOf(EOFException.class);

        byte[] prolonged = bytes(AnswerFaults.prolongedGzip()).body();
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(prolonged)).readAllBytes();
        assertThat(Json.parse(plain).has("network_code")).isTrue();
        assertThat(prolonged).endsWith(0, 0, 0, 0, 0, 0);
    }

    @Test
    void fallsSilent() throws Exception {
        simulator.faults().script(FaultScript.onCall(1, AnswerFaults.hugeThenSilent(100_000)));
        try (RawConnection connection = new RawConnection(simulator)) {
            connection.call(simulator, ADD, PERSON);
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
            while (!connection.line().isEmpty()) {
                assertThat(simulator.openConnections()).isPositive();
            }
            assertThat(Integer.parseInt(connection.line(), 16)).isEqualTo(100_000);
            assertThat(connection.line()).hasSize(100_000);
        }
    }

    @Test
    void sendsHugeHeaders() throws Exception {
        HttpResponse<byte[]> response = bytes(AnswerFaults.hugeHeaders(100_000));

        int bytes = response.headers().map().values().stream()
                .mapToInt(v -> v.get(0).length())
                .sum();
        assertThat(bytes).isBetween(100_000, 102_000);
        assertThat(Json.parse(response.body()).at("/output/success").asBoolean())
                .isTrue();
    }

    @Test
    void overridesTheNetworkCode() {
        simulator.faults().script(FaultScript.always(AnswerFaults.networkCode(500)));
        TestClient.Reply failed = client.call(ADD, PERSON);
        assertThat(failed.text())
                .isEqualTo(
                        "{\"network_code\":\"500\",\"output\":{\"success\":false,\"error\":\"The app answered 500.\"}}");
        assertThat(failed.raw().headers().firstValue("X-Session-ID")).isPresent();
        assertThat(simulator.ledger().executions("m")).isEqualTo(1);
        assertThat(client.call(ADD, "{}").status()).isEqualTo(400);
        assertThat(client.get("/apps").json().has("apps")).isTrue();

        simulator.faults().script(FaultScript.always(AnswerFaults.numericNetworkCode(429)));
        assertThat(client.call(ADD, PERSON).text()).startsWith("{\"network_code\":429,");
        assertThat(simulator.ledger().executions("m")).isEqualTo(1);
    }

    private HttpResponse<byte[]> bytes(Fault fault) throws Exception {
        simulator.faults().script(FaultScript.always(fault));
        return TestClient.HTTP.send(client.post(ADD, PERSON).build(), BodyHandlers.ofByteArray());
    }

    private HttpResponse<InputStream> stream() throws Exception {
        return TestClient.HTTP.send(client.post(ADD, PERSON).build(), BodyHandlers.ofInputStream());
    }

    private static long count(InputStream stream) throws Exception {
        byte[] buffer = new byte[64 * 1024];
        long count = 0;
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            count += read;
        }
        return count;
    }
}
