package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers that are together several times as large as the heap: it is never exhausted, and every call ends well. */
@Tag("soak")
class LargeAnswersFloodTest {

    private static final Logger LOG = LoggerFactory.getLogger(LargeAnswersFloodTest.class);
    private static final int AT_ONCE = 64;
    private static final int SIZE = 16 << 20;

    static Stream<Fault> answers() {
        return Stream.of(AnswerFaults.huge(SIZE), AnswerFaults.hugeWithLength(SIZE), AnswerFaults.gzipBomb(SIZE));
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("answers")
    void aQuarterOfTheHeapIsEnoughForAll(Fault answer) throws Exception {
        flood(FaultScript.always(answer), "256m", AT_ONCE);
    }

    @Test
    void aMixtureOfSizesDoesNotExhaustItEither() throws Exception {
        flood(
                FaultScript.random(
                        7,
                        1,
                        AnswerFaults.huge(SIZE),
                        AnswerFaults.gzipBomb(SIZE / 2),
                        AnswerFaults.hugeWithLength(SIZE / 16),
                        AnswerFaults.gzipBomb(SIZE / 64),
                        AnswerFaults.huge(100_000)),
                "256m",
                600);
    }

    private void flood(FaultScript script, String heap, int calls) throws Exception {
        try (IntegryFixture fixture = new IntegryFixture()) {
            fixture.simulator.faults().script(script.forUser("large"));
            Process process = LargeAnswersProcess.start(fixture, folder, heap, calls);
            try {
                assertThat(process.waitFor(6, TimeUnit.MINUTES)).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.exitValue())
                    .as(Files.readString(folder.resolve("log")))
                    .isZero();
            String report = Files.readString(folder.resolve("report"));
            LOG.info("With a heap of {}: {}", heap, report);
            assertThat(report).startsWith("large ended true, small ended true, small meanwhile true, failed 0\n");
        }
    }
}
