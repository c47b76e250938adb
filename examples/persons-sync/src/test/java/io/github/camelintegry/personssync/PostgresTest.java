package io.github.camelintegry.personssync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "There is a PostgreSQL for Linux only")
    void keepsTheSameRowsInPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                SyncFixture sync = new SyncFixture(
                                IntegrySimulator.builder().persons(130).start(), folder)
                        .with("jdbc.url", postgres.getJdbcUrl("postgres", "postgres"))
                        .with("jdbc.user", "postgres")) {
            sync.start();
            await().until(() -> sync.walks.get() > 0);
            sync.sql().sql("UPDATE persons SET name = 'old' WHERE id < 50").update();
            sync.drop("ada.json", "{\"name\": \"Ada Lovelace\"}");

            await().until(() ->
                    sync.comparison().isEqual() && sync.comparison().rows().size() == 131);
            assertThat(folder.resolve("persons.mv.db")).doesNotExist();
        }
    }
}
