package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.position.JdbcCursorRepository;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Two JVMs walk under one key, with their position in one table, and one of them is killed and started again. */
@Tag("soak")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "There is a PostgreSQL for Linux only")
class SharedTableTest {

    private static final int PAGES = 200;
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @AutoClose
    private EmbeddedPostgres postgres;

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(PAGES * 5).start());

    private final List<Process> processes = new ArrayList<>();
    private final List<WalkPosition> seen = new ArrayList<>();
    private JdbcCursorRepository cursors;

    @BeforeEach
    void database() throws Exception {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        cursors = new JdbcCursorRepository(postgres.getPostgresDatabase());
        cursors.start();
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(String name) throws Exception {
        Process process = SyncProcess.start(fixture, folder, name, postgres.getJdbcUrl("postgres", "postgres"));
        processes.add(process);
        return process;
    }

    /** Looks at the table as well, as often as it is asked. */
    private boolean hasLines(String name, int count) {
        look();
        return SyncProcess.lines(folder).stream()
                        .filter(line -> line.startsWith(name + " "))
                        .count()
                >= count;
    }

    private void look() {
        Map<String, String> stored = cursors.list("", null, 10);
        stored.values().stream().map(WalkPosition::parse).forEach(position -> {
            if (seen.isEmpty() || !seen.get(seen.size() - 1).equals(position)) {
                seen.add(position);
            }
        });
    }

    @Test
    void thePositionNeverGoesBackAndNoRecordIsLost() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Process one = start("a");
        start("b");
        for (int kill = 1; kill <= KILLS; kill++) {
            int more = 5 + random.nextInt(15);
            int before = (int) SyncProcess.lines(folder).stream()
                    .filter(line -> line.startsWith("a "))
                    .count();
            await().atMost(Duration.ofSeconds(60)).until(() -> hasLines("a", before + more) || isOver());
            one.destroyForcibly();
            assertThat(one.waitFor(10, TimeUnit.SECONDS)).isTrue();
            one = start("a");
        }
        await().atMost(Duration.ofSeconds(90)).until(this::isOver);

        assertThat(ids())
                .as("seed %d", seed)
                .isEqualTo(IntStream.rangeClosed(1, PAGES * 5).boxed().collect(Collectors.toCollection(TreeSet::new)));
        for (int i = 1; i < seen.size(); i++) {
            WalkPosition before = seen.get(i - 1);
            WalkPosition after = seen.get(i);
            if (before.walkId().equals(after.walkId())) {
                assertThat(after.page()).as("seed %d", seed).isGreaterThanOrEqualTo(before.page());
            } else {
                assertThat(before.page())
                        .as("a walk that is left, seed %d", seed)
                        .isEqualTo(PAGES);
            }
        }
        // which of the two commits is chance, and may be the same one each time
        assertThat(SyncProcess.lines(folder)).as("seed %d", seed).anyMatch(line -> line.startsWith("a "));
        assertThat(SyncProcess.lines(folder)).as("seed %d", seed).anyMatch(line -> line.startsWith("b "));
    }

    private boolean isOver() {
        look();
        return SyncProcess.lines(folder).stream().anyMatch(line -> line.endsWith(" end"));
    }

    private TreeSet<Integer> ids() {
        return SyncProcess.lines(folder).stream()
                .filter(line -> !line.endsWith(" end"))
                .flatMap(line -> Arrays.stream(line.split(" ")).skip(2))
                .map(Integer::parseInt)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
