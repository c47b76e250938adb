package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a table promises beyond that, in each database. */
abstract class JdbcRepositoryContract extends CursorRepositoryContract {

    abstract DataSource database();

    @BeforeEach
    void empty() throws Exception {
        Databases.execute(database(), "DROP TABLE IF EXISTS INTEGRY_WALK");
        Databases.execute(database(), "DROP TABLE IF EXISTS page_rows");
        Databases.execute(database(), "CREATE TABLE page_rows (id INT)");
    }

    @Override
    JdbcCursorRepository repository() {
        return new JdbcCursorRepository(database());
    }

    @Override
    void damage(String key) throws Exception {
        Databases.execute(
                database(), "UPDATE INTEGRY_WALK SET position_text = 'changed by hand' WHERE walk_key = '" + key + "'");
    }

    @Test
    void threeInstancesThatCreateTheTableAtOnceAllStart() throws Exception {
        for (int round = 0; round < 5; round++) {
            Databases.execute(database(), "DROP TABLE IF EXISTS INTEGRY_WALK");
            CyclicBarrier start = new CyclicBarrier(3);
            assertThat(inParallel(3, instance -> {
                        JdbcCursorRepository repository = repository();
                        start.await();
                        repository.start();
                        return repository.isStarted();
                    }))
                    .containsOnly(true);
        }
    }

    @Test
    void aMissingTableThatIsNotToBeCreatedFailsTheStartWithItsStatement() throws Exception {
        JdbcCursorRepository repository = repository();
        repository.setCreateTableIfNotExists(false);
        String[] said = {"INTEGRY_WALK", "createTableIfNotExists", "CREATE TABLE INTEGRY_WALK (key_hash"};
        assertThatThrownBy(repository::start).hasMessageContainingAll(said);
        assertThatThrownBy(() -> repository.getState("a"))
                .hasMessageContainingAll(said)
                .hasMessageContaining("key a");

        String message = catchThrowable(() -> repository.getState("a")).getMessage();
        Databases.execute(database(), message.substring(message.indexOf("CREATE TABLE")));
        JdbcCursorRepository again = repository();
        again.setCreateTableIfNotExists(false);
        again.start();
        assertThat(again.replace("a", null, "1")).isTrue();
    }

    @Test
    void aTableWithOtherColumnsFailsTheStart() throws Exception {
        Databases.execute(database(), "CREATE TABLE INTEGRY_WALK (walk_key VARCHAR(20))");
        assertThatThrownBy(repository()::start)
                .hasMessageContainingAll("INTEGRY_WALK", "position_hash", "CREATE TABLE");
    }

    @Test
    void aDatabaseThatIsAwayLetsItStartAndIsAskedAgain() {
        AtomicBoolean away = new AtomicBoolean(true);
        JdbcCursorRepository repository = new JdbcCursorRepository(Databases.of(() -> {
            if (away.get()) {
                throw new SQLException("Connection to jdbc:x://h/d?password=geheim refused", "08001");
            }
            return database().getConnection();
        }));
        repository.start();
        assertThat(repository.isStarted()).isTrue();
        assertThatThrownBy(() -> repository.getState("a"))
                .isInstanceOf(IllegalStateException.class)
                .hasNoCause()
                .hasMessageContainingAll("Cannot read", "INTEGRY_WALK", "key a", "Connection to …", "08001")
                .hasMessageNotContaining("geheim");

        away.set(false);
        assertThat(repository.getState("a")).isNull();
        assertThat(repository.replace("a", null, "1")).isTrue();

        away.set(true);
        assertThatThrownBy(() -> repository.replace("a", "1", "2")).hasMessageContainingAll("Cannot write", "key a");
        away.set(false);
        assertThat(repository.getState("a")).isEqualTo("1");
        assertThat(repository.replace("a", "1", "2")).isTrue();
    }

    @Test
    void aSchemaThatIsMissingFailsTheStart() {
        JdbcCursorRepository elsewhere = new JdbcCursorRepository(database());
        elsewhere.setTableName("nowhere.walks");
        assertThatThrownBy(elsewhere::start)
                .hasMessageContainingAll("nowhere.walks", "There is no such schema", "tableName");
    }

    @Test
    void aPoolWithoutAutoCommitIsRefusedAtStart() {
        JdbcCursorRepository repository = new JdbcCursorRepository(Databases.of(() -> {
            Connection connection = database().getConnection();
            connection.setAutoCommit(false);
            return connection;
        }));
        assertThatThrownBy(repository::start).hasMessageContainingAll("INTEGRY_WALK", "auto-commit", "pool");
    }

    @Test
    void rowsAndPositionStandOrFallTogether() throws Exception {
        repository().setState("walk", "1");
        for (boolean commit : new boolean[] {false, true}) {
            try (Connection connection = database().getConnection()) {
                connection.setAutoCommit(false);
                DataSource transaction = Databases.sharing(connection);
                Databases.execute(transaction, "INSERT INTO page_rows VALUES (1)");
                new JdbcCursorRepository(transaction).commit(page("walk", "1", "2"));
                new JdbcCursorRepository(transaction).commit(page("new", null, "first"));
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
            }
            assertThat(Databases.ask(database(), "SELECT COUNT(*) FROM page_rows"))
                    .isEqualTo(commit ? "1" : "0");
            assertThat(repository().getState("walk")).isEqualTo(commit ? "2" : "1");
            assertThat(repository().getState("new")).isEqualTo(commit ? "first" : null);
        }
        assertThat(repository().replace("walk", "1", "2"))
                .as("the consumer's own commit")
                .isTrue();
        assertThat(repository().replace("new", null, "first")).isTrue();
    }

    @Test
    void aWalkThatWasTakenOverIsToldByNameAndTheTransactionStaysUsable() throws Exception {
        repository().setState("walk", "other");
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            DataSource transaction = Databases.sharing(connection);
            JdbcCursorRepository repository = new JdbcCursorRepository(transaction);
            for (String before : new String[] {"1", null}) {
                assertThatThrownBy(() -> repository.commit(page("walk", before, "2")))
                        .isInstanceOf(IntegryWalkTakenOverException.class)
                        .hasMessageContainingAll("cursorKey=walk", "INTEGRY_WALK", "taken over");
            }
            Databases.execute(transaction, "INSERT INTO page_rows VALUES (1)");
            connection.commit();
        }
        assertThat(Databases.ask(database(), "SELECT COUNT(*) FROM page_rows")).isEqualTo("1");
        assertThat(repository().getState("walk")).isEqualTo("other");
    }

    /** {@return a question for the number of statements that wait for a transaction} */
    abstract String waiting();

    /** Both find the same, or nothing, and the second one's statement waits for the end of the first one's transaction. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "0")
    void ofTwoTransactionsThatReplaceTheSameOneIsToldAndStaysUsable(String before) throws Exception {
        repository().start();
        if (before != null) {
            repository().setState("walk", before);
        }
        try (Connection first = database().getConnection();
                Connection second = database().getConnection()) {
            first.setAutoCommit(false);
            second.setAutoCommit(false);
            assertThat(new JdbcCursorRepository(Databases.sharing(first)).replace("walk", before, "1"))
                    .isTrue();
            DataSource transaction = Databases.sharing(second);
            CompletableFuture<Boolean> late = CompletableFuture.supplyAsync(
                    () -> new JdbcCursorRepository(transaction).replace("walk", before, "2"));
            await().until(() -> Databases.ask(database(), waiting()).equals("1"));
            first.commit();
            assertThat(late.get()).isFalse();
            Databases.execute(transaction, "INSERT INTO page_rows VALUES (1)");
            second.commit();
        }
        assertThat(Databases.ask(database(), "SELECT COUNT(*) FROM page_rows")).isEqualTo("1");
        assertThat(repository().getState("walk")).isEqualTo("1");
    }

    @Test
    void aRouteCommitsByNameAndKeepsItsBody() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext();
                Connection connection = database().getConnection()) {
            context.getRegistry().bind("cursors", new JdbcCursorRepository(Databases.sharing(connection)));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:page").to("bean:cursors?method=commit");
                }
            });
            context.start();
            connection.setAutoCommit(false);
            Exchange done = context.createProducerTemplate().send("direct:page", exchange -> {
                exchange.getMessage().setBody(List.of("a row"));
                exchange.getMessage()
                        .setHeaders(page("walk", null, "1").getMessage().getHeaders());
            });
            connection.commit();
            assertThat(done.getException()).isNull();
            assertThat(done.getMessage().getBody()).isEqualTo(List.of("a row"));
            assertThat(repository().getState("walk")).isEqualTo("1");
        }
    }

    /** It would stay if the rows were rolled back, as with a pool that knows nothing of the transaction of the route. */
    @Test
    void noPositionIsCommittedApartFromItsRows() {
        assertThatThrownBy(() -> repository().commit(page("walk", null, "1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(
                        "key walk", "INTEGRY_WALK", "no transaction", "TransactionAwareDataSourceProxy");
        assertThat(repository().getState("walk")).isNull();
    }

    @Test
    void withoutTheHeadersOfAPageItSaysWhichIsMissing() {
        for (String missing : List.of("CamelIntegryCursorKey", "CamelIntegryPosition")) {
            Exchange page = page("walk", null, "1");
            page.getMessage().removeHeader(missing);
            assertThatThrownBy(() -> repository().commit(page))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll(missing + " is missing", "exchange of a page");
        }
        assertThat(repository().getState("walk")).isNull();
    }

    static Exchange page(String key, String before, String position) {
        Exchange page = new DefaultExchange(new DefaultCamelContext(false));
        page.getMessage().setHeader("CamelIntegryCursorKey", key);
        page.getMessage().setHeader("CamelIntegryPosition", position);
        if (before != null) {
            page.getMessage().setHeader("CamelIntegryPositionBefore", before);
        }
        return page;
    }

    @Test
    void peopleSeeWhenAWalkLastCameFurther() throws Exception {
        repository().setState("walk", "1");
        assertThat(Databases.ask(database(), "SELECT changed_at FROM INTEGRY_WALK WHERE walk_key = 'walk'"))
                .startsWith(LocalDate.now().toString().substring(0, 4));
    }

    @Test
    void copiesFromFilesAndOverwritesNothing(@TempDir Path folder) {
        DurableFileStateRepository files = new DurableFileStateRepository(folder);
        JdbcCursorRepository table = repository();
        for (int i = 0; i < 20; i++) {
            files.setState("user/" + i, "text " + i);
        }
        files.setState("other", "x");
        assertThat(files.copyTo(table, "user/")).isEqualTo(20);
        assertThat(table.list("", null, 100))
                .isEqualTo(files.list("user/", null, 100))
                .hasSize(20);
        assertThat(files.copyTo(table, "user/")).as("again").isEqualTo(20);

        table.setState("user/7", "moved on");
        assertThatThrownBy(() -> files.copyTo(table, "user/"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("user/7", "INTEGRY_WALK", folder.toString(), "not overwritten");
        assertThat(table.getState("user/7")).isEqualTo("moved on");
        assertThat(new PositionCopy(files, table).copy("none")).isZero();
    }
}
