package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server that goes down under a repository, and comes up again. */
@Tag("soak")
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "There is a PostgreSQL for Linux only")
class StoppedPostgresTest {

    @TempDir
    Path folder;

    @Test
    void goesOnWhenTheServerIsBack() throws Exception {
        JdbcCursorRepository repository;
        int port;
        try (EmbeddedPostgres up = server(0)) {
            port = up.getPort();
            repository = new JdbcCursorRepository(up.getPostgresDatabase());
            repository.start();
            assertThat(repository.replace("walk", null, "1")).isTrue();
        }
        assertThatThrownBy(() -> repository.replace("walk", "1", "2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("Cannot write", "key walk", "See that the database runs");
        repository.stop();
        repository.start();
        assertThat(repository.isStarted()).isTrue();
        try (EmbeddedPostgres again = server(port)) {
            assertThat(again.getPort()).isEqualTo(port);
            assertThat(repository.getState("walk")).isEqualTo("1");
            assertThat(repository.replace("walk", "1", "2")).isTrue();
        }
    }

    private EmbeddedPostgres server(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .start();
    }
}
