package io.github.camelintegry.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.journal.JournalEntry;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class JournalOverlapTest {

    private final KeptJournal journal = new KeptJournal();

    @Test
    void tellsWhetherTwoClientsWereAtItAtOnce() {
        add("a", 0, 10);
        add("b", 10, 20);
        add("a", 20, 30);
        assertThat(journal.overlap(by("a"), by("b"))).isFalse();

        add("b", 29, 40);
        assertThat(journal.overlap(by("a"), by("b"))).isTrue();
        assertThat(journal.overlap(by("a"), by("c"))).isFalse();
    }

    private static Predicate<JournalEntry> by(String user) {
        return entry -> user.equals(entry.user());
    }

    private void add(String user, long from, long to) {
        journal.add(new JournalEntry(
                journal.nextNumber(),
                "GET",
                "/",
                null,
                Map.of(),
                "",
                user,
                200,
                Instant.ofEpochSecond(from),
                Instant.ofEpochSecond(to),
                "1"));
    }
}
