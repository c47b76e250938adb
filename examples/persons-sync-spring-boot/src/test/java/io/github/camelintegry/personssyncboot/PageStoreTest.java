package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.simulator.IntegrySimulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@RunningSync
class PageStoreTest {

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private Tables tables;

    /** The table of pages is written last: rows and cursor are there by then, but only for the transaction itself. */
    @Test
    void storesNeitherRowsNorCursorOfAPageThatFailsAndComesBackToIt() {
        await().until(() -> tables.persons("ada").size() == simulator.persons().size());
        constrain("pages", "user_id <> 'ada' OR page <> 3");
        try {
            await().until(() -> tables.walk("ada").page() == 2);
            WalkPosition before = tables.walk("ada");
            tables.sql()
                    .sql("UPDATE persons SET name = 'old' WHERE user_id = 'ada' AND id BETWEEN 41 AND 60")
                    .update();

            awaitAttempts();

            assertThat(tables.walk("ada")).isEqualTo(before);
            assertThat(tables.pages(before.walkId())).containsExactly(1L, 2L);
            assertThat(tables.persons("ada").subList(40, 60))
                    .extracting(Tables.Row::name)
                    .containsOnly("old");
        } finally {
            unconstrain("pages");
        }
        String walk = tables.walk("ada").walkId();
        await().until(() ->
                !tables.walk("ada").walkId().equals(walk) || tables.walk("ada").state() == WalkPosition.State.FINISHED);
        assertThat(tables.pages(walk)).startsWith(1L, 2L, 3L, 4L).doesNotHaveDuplicates();
        assertThat(tables.persons("ada")).isEqualTo(Tables.wanted(simulator));
    }

    @Test
    void storesNoneOfThePersonsOfABatchWithOneThatFails() {
        await().until(() ->
                tables.persons("grace").size() == simulator.persons().size());
        constrain("persons", "user_id <> 'grace' OR id <> 52");
        try {
            await().until(() -> tables.walk("grace").page() == 2);
            tables.sql()
                    .sql("DELETE FROM persons WHERE user_id = 'grace' AND id BETWEEN 41 AND 60")
                    .update();

            awaitAttempts();

            assertThat(tables.walk("grace").page()).isEqualTo(2);
            assertThat(tables.persons("grace"))
                    .extracting(Tables.Row::id)
                    .filteredOn(id -> id > 40 && id <= 60)
                    .isEmpty();
        } finally {
            unconstrain("persons");
        }
        await().untilAsserted(() -> assertThat(tables.persons("grace")).isEqualTo(Tables.wanted(simulator)));
        assertThat(tables.pagesStoredTwice()).isEmpty();
    }

    /** A poll asks once for the page that fails, and at most once for the one after it. */
    private void awaitAttempts() {
        int before = simulator.journal().size();
        await().until(() -> simulator.journal().size() >= before + 20);
    }

    private void constrain(String table, String condition) {
        tables.sql()
                .sql("ALTER TABLE " + table + " ADD CONSTRAINT odd CHECK (" + condition + ") NOT VALID")
                .update();
    }

    private void unconstrain(String table) {
        tables.sql().sql("ALTER TABLE " + table + " DROP CONSTRAINT odd").update();
    }
}
