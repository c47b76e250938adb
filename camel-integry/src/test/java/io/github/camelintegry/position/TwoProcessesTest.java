package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that several JVMs write to. */
@Tag("soak")
class TwoProcessesTest {

    @TempDir
    Path folder;

    @Test
    void noUpdateIsLostBetweenThem() throws Exception {
        Process one = Counter.start(folder, "one", 500);
        Process other = Counter.start(folder, "other", 500);
        Counter.add(new DurableFileStateRepository(folder), "this", 500);

        for (Process each : new Process[] {one, other}) {
            assertThat(each.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(each.exitValue()).isZero();
        }
        assertThat(Counter.read(new DurableFileStateRepository(folder))).isEqualTo(1500);
    }

    /** Killed at any moment, so also while it holds the lock. */
    @Test
    void oneThatIsKilledKeepsNobodyWaiting() throws Exception {
        DurableFileStateRepository impatient = new DurableFileStateRepository(folder, Duration.ofMillis(500));
        for (int kill = 0; kill < 10; kill++) {
            int before = Counter.read(impatient);
            Process process = Counter.start(folder, "killed " + kill, Integer.MAX_VALUE);
            try {
                await().until(() -> Counter.read(impatient) > before + 10);
            } finally {
                process.destroyForcibly();
            }
            process.waitFor();
            Counter.add(impatient, "survivor", 1);
            assertThat(impatient.getState("count")).endsWith("by survivor");
        }
    }
}
