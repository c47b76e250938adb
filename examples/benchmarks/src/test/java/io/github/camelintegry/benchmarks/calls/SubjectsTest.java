package io.github.camelintegry.benchmarks.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.benchmarks.service.Answers;
import io.github.camelintegry.benchmarks.service.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All subjects do the same work, and the load counts it. */
class SubjectsTest {

    private static final CallCase CALL = new CallCase(4, 20_000, List.of(Kind.values()));
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static ServerProcess server;

    @BeforeAll
    static void startServer() throws Exception {
        server = new ServerProcess();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void givesTheOutput(Kind kind) throws Exception {
        CompletableFuture<Object> answer = new CompletableFuture<>();
        try (Subject subject = kind.open(server.service(), CALL)) {
            subject.call((output, failure) -> {
                if (failure == null) {
                    answer.complete(output);
                } else {
                    answer.completeExceptionally(failure);
                }
            });
            Object output = answer.get(10, TimeUnit.SECONDS);
            assertThat(output).isInstanceOf(kind == Kind.INTEGRY_BYTES ? byte[].class : JsonNode.class);
            // printed and read again: how a tree holds decimals is the subject's own
            JsonNode tree = MAPPER.readTree(output instanceof byte[] bytes ? bytes : MAPPER.writeValueAsBytes(output));
            assertThat(tree)
                    .isEqualTo(
                            MAPPER.readTree(Answers.ofBytes(CALL.answerBytes())).path("output"));
        }
    }

    @Test
    void countsWhatALoadTook() throws Exception {
        CallCase small = new CallCase(4, 300, List.of(Kind.values()));
        try (Load load = new Load(Kind.HTTP.open(server.service(), small), small.inFlight())) {
            Sample sample = load.run(Duration.ofMillis(200));
            assertThat(sample.calls()).isPositive();
            assertThat(sample.allocatedKilobytes()).isPositive();
            assertThat(sample.p50Nanos()).isPositive().isLessThanOrEqualTo(sample.p99Nanos());
        }
    }
}
