package io.github.camelintegry.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorBuilder;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.RawConnection;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerTest {

    @RegisterExtension
    final IntegrySimulatorExtension integry = new IntegrySimulatorExtension();

    private IntegrySimulator simulator;
    private TestClient client;

    @BeforeEach
    void client() {
        simulator = integry.simulator();
        client = TestClient.of(simulator);
    }

    @Test
    void keepsAJournal() {
        Instant before = Instant.now();
        client.get("/functions/a%20b?x=%41");
        client.call("slack-post-message", "{\"text\":\"ü\"}");

        List<JournalEntry> entries = simulator.journal().entries();

        assertThat(entries).extracting(JournalEntry::number).containsExactly(1L, 2L);
        JournalEntry get = entries.get(0);
        assertThat(get.method()).isEqualTo("GET");
        assertThat(get.path()).isEqualTo("/functions/a%20b");
        assertThat(get.query()).isEqualTo("x=%41");
        assertThat(get.headers())
                .containsEntry("hash", simulator.hash("user-1"))
                .containsEntry("USER-ID", "user-1");
        assertThat(get.body()).isEmpty();
        assertThat(get.status()).isEqualTo(404);
        assertThat(get.receivedAt()).isBetween(before, get.answeredAt());
        JournalEntry call = entries.get(1);
        assertThat(call.query()).isNull();
        assertThat(call.user()).isEqualTo("user-1");
        assertThat(call.json().get("text").asText()).isEqualTo("ü");
        assertThat(call.status()).isEqualTo(400);
        assertThat(call.connection()).matches("\\d+");
        assertThat(simulator.journal().entries("/functions/slack")).containsExactly(call);

        simulator.journal().clear();
        assertThat(simulator.journal().size()).isZero();
        assertThat(entries).hasSize(2);
    }

    @Test
    void keepsOnlyTheNewestEntries() {
        KeptJournal journal = new KeptJournal();
        for (int i = 0; i < KeptJournal.CAPACITY + 5; i++) {
            journal.add(
                    new JournalEntry(journal.nextNumber(), "GET", "/", null, Map.of(), "", null, 200, null, null, "1"));
        }

        assertThat(journal.size()).isEqualTo(KeptJournal.CAPACITY);
        assertThat(journal.entries().get(0).number()).isEqualTo(6);
    }

    @Test
    void answersWithWhatIsQueued() {
        simulator.answerNext(
                RawAnswer.of(502, "text/html", "<html>Bad Gateway</html>"),
                RawAnswer.of(429, "application/json", "{}").with("Retry-After", "7"));
        simulator.answerNext(RawAnswer.of(204, "text/plain", ""));

        TestClient.Reply html = client.call("pipedrive-add-a-person", "{\"name\":\"a\"}");
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.raw().body()).isEqualTo("<html>Bad Gateway</html>");
        assertThat(html.raw().headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(client.get("/apps").raw().headers().firstValue("Retry-After"))
                .hasValue("7");
        assertThat(client.get("/apps").status()).isEqualTo(204);
        assertThat(client.get("/apps").status()).isEqualTo(200);
        assertThat(simulator.persons().size()).isEqualTo(130);
        assertThat(simulator.journal().entries())
                .extracting(JournalEntry::status)
                .containsExactly(502, 429, 204, 200);
    }

    @Test
    void compressesWhenAsked() throws Exception {
        var response = TestClient.HTTP.send(
                client.post("pipedrive-get-all-persons", "{}")
                        .header("Accept-Encoding", "gzip")
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(Json.parse(plain).get("output")).hasSize(50);
        assertThat(client.get("/apps").raw().headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void waitsTheLatencyWithoutHoldingOthersUp() {
        simulator.latency(Duration.ofMillis(100));

        List<CompletableFuture<TestClient.Reply>> replies = IntStream.range(0, 20)
                .mapToObj(i -> client.callAsync("pipedrive-get-a-person", "{\"id\":1}"))
                .toList();
        replies.forEach(CompletableFuture::join);

        assertThat(simulator.journal().entries()).hasSize(20).allSatisfy(entry -> assertThat(
                        Duration.between(entry.receivedAt(), entry.answeredAt()))
                .isGreaterThanOrEqualTo(Duration.ofMillis(95)));
        assertThat(simulator.maxConcurrentRequests()).isBetween(2, 20);
        simulator.resetCounters();
        assertThat(simulator.maxConcurrentRequests()).isZero();
    }

    @Test
    void forgetsClientsThatGoAway() throws Exception {
        try (RawConnection connection = new RawConnection(simulator)) {
            connection.send(
                    "POST /functions/x/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab", StandardCharsets.UTF_8);
            await().until(() -> simulator.openConnections() == 1 && simulator.maxConcurrentRequests() == 1);
        }

        await().until(() -> simulator.openConnections() == 0);
        simulator.resetCounters();
        assertThat(simulator.maxConcurrentRequests()).isZero();
        assertThat(simulator.journal().size()).isZero();
    }

    @Test
    void answersPipelinedRequestsInOrder() throws Exception {
        String head = " HTTP/1.1\r\nHost: x\r\nApp-Key: demo-app-key\r\nUser-ID: user-1\r\nHash: "
                + simulator.hash("user-1") + "\r\n\r\n";
        try (RawConnection connection = new RawConnection(simulator)) {
            connection.send("GET /apps/slack" + head + "GET /apps/nope" + head, StandardCharsets.UTF_8);

            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
            await().until(() -> simulator.journal().size() == 2);
            assertThat(simulator.journal().entries())
                    .extracting(JournalEntry::path, JournalEntry::connection)
                    .containsExactly(
                            tuple("/apps/slack", String.valueOf(connection.port())),
                            tuple("/apps/nope", String.valueOf(connection.port())));
        }
    }

    @Test
    void takesLargeBodies() {
        int size = 20 * 1024 * 1024;
        simulator.function(SimulatedFunction.action(
                "t-size",
                c -> FunctionAnswer.ok(Json.object()
                        .put("size", c.arguments().get("name").textValue().length()))));

        TestClient.Reply reply = client.call("t-size", "{\"name\":\"" + "a".repeat(size) + "\"}");

        assertThat(reply.json().at("/output/size").asInt()).isEqualTo(size);
    }

    @Test
    void refusesBodiesThatAreTooLarge() throws Exception {
        String mebibyte = "a".repeat(1024 * 1024);
        int mebibytes = RequestHandler.MAX_BODY / mebibyte.length() + 1;
        try (RawConnection connection = new RawConnection(simulator)) {
            connection.send(
                    "POST /functions/x/ HTTP/1.1\r\nHost: x\r\nContent-Length: " + (long) mebibytes * mebibyte.length()
                            + "\r\n\r\n",
                    StandardCharsets.UTF_8);
            for (int i = 0; i < mebibytes; i++) {
                connection.send(mebibyte, StandardCharsets.UTF_8);
            }

            assertThat(connection.line()).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }

    @Test
    void runsOnAGivenVertxAndLeavesItOpen() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            IntegrySimulator guest = IntegrySimulator.builder().vertx(vertx).start();
            assertThat(TestClient.of(guest).get("/apps").status()).isEqualTo(200);
            guest.close();
            guest.close();

            CountDownLatch alive = new CountDownLatch(1);
            vertx.runOnContext(v -> alive.countDown());
            alive.await();
            assertThatThrownBy(() -> TestClient.of(guest).get("/apps")).hasCauseInstanceOf(ConnectException.class);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        assertThatThrownBy(
                        () -> IntegrySimulator.builder().port(simulator.port()).start())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Cannot listen on 127.0.0.1:" + simulator.port());
    }

    @Test
    void refusesSettingsOutOfRange() {
        IntegrySimulatorBuilder builder = IntegrySimulator.builder();

        assertThatThrownBy(() -> builder.port(65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.pageSize(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.latency(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.persons(-1).start()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.latency(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> simulator.appSecret("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RawAnswer.of(100, "text/plain", "")).isInstanceOf(IllegalArgumentException.class);
    }
}
