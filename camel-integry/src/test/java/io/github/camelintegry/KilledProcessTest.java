package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.journal.JournalEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Processes that are killed in the midst of a walk, again and again, lose no record. */
@Tag("soak")
@BothStyles
class KilledProcessTest {

    @Parameter
    String style;

    private static final int PAGES = 200;
    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(PAGES * 5).start());

    @BeforeEach
    void speak() {
        fixture.style(style);
    }

    private static void kill(Process process) throws Exception {
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private void awaitLines(int count) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> SyncProcess.lines(folder).size() >= count || ended());
    }

    private boolean ended() {
        return SyncProcess.lines(folder).stream().anyMatch(line -> line.endsWith(" end"));
    }

    private static List<Integer> pages(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.endsWith(" end"))
                .map(line -> Integer.parseInt(line.split(" ")[1]))
                .toList();
    }

    private static List<Integer> ids(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.endsWith(" end"))
                .flatMap(line -> Arrays.stream(line.split(" ")).skip(2))
                .map(Integer::parseInt)
                .toList();
    }

    @Test
    void losesNothingAndRepeatsAtMostThePageInFlight() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        int kills = 0;
        while (kills < KILLS && !ended()) {
            int before = SyncProcess.lines(folder).size();
            Process process = SyncProcess.start(fixture, folder, "a", "file");
            awaitLines(before + 1 + random.nextInt(8));
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(10_000)));
            kill(process);
            kills++;
        }
        assertThat(kills).as("seed %d", seed).isEqualTo(KILLS);
        Process last = SyncProcess.start(fixture, folder, "a", "file");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::ended);
        kill(last);

        List<String> lines = SyncProcess.lines(folder);
        lines = lines.subList(0, lines.indexOf("a end"));
        List<Integer> pages = pages(lines);
        assertThat(pages.get(0)).isEqualTo(1);
        for (int i = 1; i < pages.size(); i++) {
            assertThat(pages.get(i) - pages.get(i - 1))
                    .as("page after line %d, seed %d", i, seed)
                    .isBetween(0, 1);
        }
        assertThat(ids(lines).stream().distinct().toList())
                .as("seed %d", seed)
                .isEqualTo(IntStream.rangeClosed(1, PAGES * 5).boxed().toList());
        assertThat(pages.size() - PAGES).as("repeats, seed %d", seed).isBetween(0, KILLS);
    }

    @Test
    void inMemoryAWalkBeginsAtTheFirstPageAgain() throws Exception {
        Process first = SyncProcess.start(fixture, folder, "a", "memory");
        awaitLines(10);
        kill(first);
        int before = SyncProcess.lines(folder).size();
        Process second = SyncProcess.start(fixture, folder, "a", "memory");
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::ended);
        kill(second);

        List<String> lines = SyncProcess.lines(folder);
        assertThat(pages(lines.subList(before, lines.indexOf("a end"))))
                .isEqualTo(IntStream.rangeClosed(1, PAGES).boxed().toList());
    }

    @Test
    void theOtherInstanceGoesOnWhereTheKilledLeaderWas() throws Exception {
        Process a = SyncProcess.start(fixture, folder, "a", "master");
        awaitLines(1);
        Process b = SyncProcess.start(fixture, folder, "b", "master");
        awaitLines(60);
        kill(a);
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(this::ended);
        kill(b);

        List<String> lines = SyncProcess.lines(folder);
        lines = lines.subList(0, lines.indexOf("b end"));
        List<String> leaders =
                lines.stream().map(line -> line.substring(0, 1)).distinct().toList();
        assertThat(leaders).containsExactly("a", "b");
        List<Integer> pages = pages(lines);
        for (int i = 1; i < pages.size(); i++) {
            assertThat(pages.get(i) - pages.get(i - 1)).isBetween(0, 1);
        }
        assertThat(ids(lines).stream().distinct().toList())
                .isEqualTo(IntStream.rangeClosed(1, PAGES * 5).boxed().toList());
        assertThat(pages.size() - PAGES).isBetween(0, 1);
        assertNoTwoConnectionsAtATime();
    }

    /** Each instance has one connection, so two that are in use at once would be of two instances. */
    private void assertNoTwoConnectionsAtATime() {
        List<JournalEntry> entries = fixture.simulator.journal().entries().stream()
                .sorted(Comparator.comparing(JournalEntry::receivedAt))
                .toList();
        assertThat(entries.stream().map(JournalEntry::connection).distinct()).hasSizeGreaterThanOrEqualTo(2);
        Instant busyUntil = Instant.MIN;
        String connection = "";
        for (JournalEntry entry : entries) {
            if (!entry.connection().equals(connection)) {
                assertThat(entry.receivedAt()).isAfterOrEqualTo(busyUntil);
            }
            connection = entry.connection();
            busyUntil = entry.answeredAt();
        }
    }
}
