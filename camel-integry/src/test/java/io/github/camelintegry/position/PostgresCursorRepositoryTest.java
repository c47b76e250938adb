package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.postgresql.ds.PGConnectionPoolDataSource;

@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "There is a PostgreSQL for Linux only")
class PostgresCursorRepositoryTest extends JdbcRepositoryContract {

    private static EmbeddedPostgres postgres;
    private static JdbcConnectionPool pool;

    @BeforeAll
    static void start() throws Exception {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
        pool = JdbcConnectionPool.create(connections);
    }

    @AfterAll
    static void stop() throws Exception {
        pool.dispose();
        postgres.close();
    }

    @Override
    DataSource database() {
        return pool;
    }

    @Test
    void aReadOnlyDatabaseIsReadAndNamesItself() throws Exception {
        repository().setState("walk", "1");
        Databases.execute(database(), "CREATE ROLE reader LOGIN SUPERUSER");
        Databases.execute(database(), "ALTER ROLE reader SET default_transaction_read_only = on");
        JdbcCursorRepository repository = new JdbcCursorRepository(postgres.getDatabase("reader", "postgres"));
        repository.start();
        assertThat(repository.getState("walk")).isEqualTo("1");
        assertThatThrownBy(() -> repository.replace("walk", "1", "2"))
                .hasMessageContainingAll("Cannot write", "INTEGRY_WALK", "key walk", "read-only", "dataSource");
        assertThat(repository().replace("walk", "1", "2")).isTrue();
    }

    @Test
    void aUserWhoMayNotCreateTablesIsToldAtStart() throws Exception {
        Databases.execute(database(), "CREATE ROLE sync LOGIN");
        JdbcCursorRepository repository = new JdbcCursorRepository(postgres.getDatabase("sync", "postgres"));
        assertThatThrownBy(repository::start)
                .hasMessageContainingAll("INTEGRY_WALK", "permission denied", "must be allowed", "CREATE TABLE");
    }

    @Test
    void positionsComeOverFromH2() {
        JdbcCursorRepository before = new JdbcCursorRepository(Databases.h2("before-postgres"));
        before.setState("Walk", "ä😀");
        before.setState("walk", "1");
        assertThat(before.copyTo(repository(), "")).isEqualTo(2);
        assertThat(repository().list("", null, 3)).isEqualTo(before.list("", null, 3));
    }
}
