package io.github.camelintegry.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.client.body.AnswerShare;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.body.GivenUp;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.transport.TransportSettings;
import io.github.camelintegry.internal.client.transport.VertxTransport;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.Slashes;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An error in a callback on an event loop ends its call, and closes its connection. */
class FailingCallbackTest {

    /** What is sent here by hand is not followed. */
    private final IntegrySimulator simulator =
            IntegrySimulator.builder().slashes(Slashes.AS_SENT).start();

    private final Vertx vertx = Vertx.vertx();
    private final VertxTransport transport =
            new VertxTransport(vertx, new TransportSettings(false, Duration.ofSeconds(5), 4, 4, null), options -> {});
    private final AnswerMemory memory = new AnswerMemory(1 << 30);

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        simulator.close();
    }

    private CompletableFuture<WireAnswer> send(AnswerShare share) {
        Signature signature = new Signer(new IntegryCredentials(simulator.appKey(), simulator.appSecret())).sign("u1");
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return transport.send(
                BaseUrl.parse(simulator.baseUrl(), false),
                new WireRequest("POST", "/functions/pipedrive-get-all-persons/", "application/json", body),
                signature,
                new AttemptLimits(Duration.ofSeconds(5), Duration.ofSeconds(20), 64 << 20, share, new GivenUp()));
    }

    /** As a heap that is full just when the body grows for the n-th time, and then has room again. */
    private AnswerShare failing(int n) {
        return new AnswerShare(memory, 1) {
            private int times;

            @Override
            public boolean take(long bytes, Runnable goOn) {
                if (++times == n) {
                    throw new OutOfMemoryError("on purpose");
                }
                return super.take(bytes, goOn);
            }
        };
    }

    static Stream<Fault> answers() {
        return Stream.of(
                AnswerFaults.huge(3_000_000), AnswerFaults.hugeWithLength(3_000_000), AnswerFaults.gzipBomb(3_000_000));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerOfWhichAPieceWasLostIsNone(Fault answer) {
        simulator.faults().script(FaultScript.always(answer));
        for (int n = 1; n <= 3; n++) {
            CompletableFuture<WireAnswer> ended = send(failing(n));
            assertThat(ended)
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOfSatisfying(FailedAttempt.class, failed -> assertThat(failed.kind())
                            .isEqualTo(Failure.UNREADABLE))
                    .withMessageContaining("on purpose");
            Awaitility.await().untilAsserted(() -> assertThat(simulator.openConnections())
                    .as("no connection with bytes of a dead answer")
                    .isZero());
        }
        assertThat(send(memory.share()))
                .succeedsWithin(Duration.ofSeconds(10))
                .satisfies(whole -> assertThat(whole.body()).hasSize(3_000_000));
    }

    @Test
    void aRequestThatCannotBeWrittenEndsToo() {
        Signature signature = new Signer(new IntegryCredentials(simulator.appKey(), simulator.appSecret())).sign("u1");
        CompletableFuture<WireAnswer> ended = transport.send(
                BaseUrl.parse(simulator.baseUrl(), false),
                // no header can hold a line break
                new WireRequest("POST", "/apps", "a\nb", new byte[1]),
                signature,
                new AttemptLimits(
                        Duration.ofSeconds(5), Duration.ofSeconds(20), 1 << 20, memory.share(), new GivenUp()));
        assertThat(ended).failsWithin(Duration.ofSeconds(10));
    }
}
