package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.IntegryComponent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class H2CursorRepositoryTest extends JdbcRepositoryContract {

    private final DataSource database = Databases.h2(UUID.randomUUID().toString());

    @Override
    DataSource database() {
        return database;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a;DROP TABLE x", "a.b.c", ".a", "a.", "\"a\"", "a-b", "ä", "a\n"})
    void aTableNameThatIsNoneIsRefused(String name) {
        assertThatThrownBy(() -> repository().setTableName(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("tableName", "letters, digits and _");
    }

    @Test
    void aTableMayBeInASchema() throws Exception {
        Databases.execute(database, "CREATE SCHEMA sync");
        JdbcCursorRepository repository = repository();
        repository.setTableName("sync.Walk_2");
        repository.start();
        assertThat(repository.replace("a", null, "1")).isTrue();
        assertThat(Databases.ask(database, "SELECT walk_key FROM sync.walk_2")).isEqualTo("a");
        assertThat(repository.place("a\nb")).isEqualTo("the table sync.Walk_2, key a b");
    }

    @Test
    void withoutADataSourceItSaysWhatToSet() {
        for (ThrowingCallable use : List.<ThrowingCallable>of(
                new JdbcCursorRepository()::start, () -> new JdbcCursorRepository().getState("a"))) {
            assertThatThrownBy(use).hasMessageContainingAll("dataSource is missing", "JdbcCursorRepository");
        }
    }

    @Test
    void aKeyOrTextWithAZeroIsRefused() {
        assertThatThrownBy(() -> repository().place("a\0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("U+0000");
        assertThatThrownBy(() -> repository().setState("a", "b\0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("key a", "U+0000");
    }

    /** H2 and the JDK's DriverManager print the whole address. */
    @Test
    void noPasswordOfAnAddressIsInAMessage() {
        for (String url : new String[] {
            "jdbc:none://h/d?user=u&password=geheim",
            "jdbc:h2:mem:x;PASSWORD=geheim;NO_SUCH_SETTING=1",
            "jdbc:h2:relative;PASSWORD=geheim"
        }) {
            JdbcCursorRepository repository =
                    new JdbcCursorRepository(Databases.of(() -> DriverManager.getConnection(url)));
            assertThatThrownBy(() -> repository.getState("a"))
                    .hasMessageContainingAll("Cannot read", "key a")
                    .hasStackTraceContaining("Cannot read")
                    .satisfies(failure -> assertThat(trace(failure)).doesNotContain("geheim"));
        }
        JdbcCursorRepository pool = new JdbcCursorRepository(Databases.of(() -> {
            throw new IllegalArgumentException("No pool for jdbc:x:y", new SQLException("password=geheim"));
        }));
        assertThatThrownBy(() -> pool.getState("a"))
                .hasMessageContaining("No pool for")
                .satisfies(failure -> assertThat(trace(failure)).doesNotContain("geheim"));
        JdbcCursorRepository harmless = new JdbcCursorRepository(Databases.of(() -> {
            throw new SQLException(null, "08006");
        }));
        assertThatThrownBy(() -> harmless.getState("a"))
                .hasMessageContainingAll("SQLException (SQLState 08006)", "See that the database runs")
                .hasCauseInstanceOf(SQLException.class);
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    @Test
    void aConsumerWithAKeyThatItCannotTakeDoesNotStart() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getRegistry().bind("cursors", repository());
            IntegryComponent component = context.getComponent("integry", IntegryComponent.class);
            component.getConfiguration().setAppKey("k");
            component.getConfiguration().setAppSecret("s");
            component.getConfiguration().setBaseUrl("http://127.0.0.1:1");
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("integry:functions?userId=u&cursorRepository=#cursors&initialDelay=60000&cursorKey="
                                    + "k".repeat(201))
                            .to("mock:a");
                }
            });
            assertThatThrownBy(context::start).hasStackTraceContaining("Set a shorter cursorKey");
        }
    }
}
