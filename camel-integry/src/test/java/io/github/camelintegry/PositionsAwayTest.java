package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.position.JdbcCursorRepository;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A walk whose position is in a database that comes and goes. */
class PositionsAwayTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
            + "&functionType=query&cursorRepository=#cursors&cursorKey=persons&initialDelay=0&delay=10&repeatCount=0"
            + "&bridgeErrorHandler=true";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(100).start());

    private final List<Integer> ids = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final Database database = new Database();
    private final JdbcCursorRepository cursors = new JdbcCursorRepository(database);
    private volatile long awayFromPage;

    /** One that can be switched off. */
    private static final class Database extends DelegatingDataSource {

        private volatile boolean away;

        Database() {
            super(memory());
        }

        private static DataSource memory() {
            JdbcDataSource memory = new JdbcDataSource();
            memory.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
            return memory;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLException("Connection to db.internal:5432 refused", "08001");
            }
            return super.getConnection();
        }
    }

    @BeforeEach
    void bind() {
        fixture.context.getRegistry().bind("cursors", cursors);
    }

    private void start() throws Exception {
        fixture.start(routes -> {
            routes.onException(Exception.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(PERSONS).routeId("walk").process(this::page);
        });
    }

    private void page(Exchange exchange) {
        if (exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, Long.class) == awayFromPage) {
            awayFromPage = 0;
            database.away = true;
        }
        for (JsonNode person : exchange.getMessage().getBody(JsonNode.class)) {
            ids.add(person.get("id").asInt());
        }
    }

    private void awaitFailure() {
        await().until(() -> !failures.isEmpty());
        assertThat(failures.get(0))
                .hasMessageContainingAll(
                        "cursorRepository",
                        "cursorKey=persons",
                        "INTEGRY_WALK",
                        "db.internal:5432 refused",
                        "See that the database runs");
    }

    @Test
    void awayAtTheStartItIsNamedAndWalkedOnceItIsThere() throws Exception {
        database.away = true;
        start();
        awaitFailure();
        assertThat(ids).isEmpty();
        database.away = false;
        await().until(() -> ids.size() >= 100);
        assertThat(ids.subList(0, 100))
                .isEqualTo(IntStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void awayInTheMiddleThePageThatCouldNotBeKeptComesAgainAndNoneIsLeftOut() throws Exception {
        awayFromPage = 7;
        start();
        awaitFailure();
        assertThat(ids).hasSize(35);
        database.away = false;
        assertThat(WalkPosition.parse(cursors.getState("persons")).page())
                .as("nothing was kept that was not")
                .isLessThanOrEqualTo(7);
        await().until(() -> ids.size() >= 105);
        List<Integer> expected =
                new ArrayList<>(IntStream.rangeClosed(1, 35).boxed().toList());
        IntStream.rangeClosed(31, 100).forEach(expected::add);
        assertThat(ids.subList(0, 105)).as("page 7 twice").isEqualTo(expected);
    }

    @Test
    void aTableThatIsMissingFailsTheStartByName() {
        cursors.setCreateTableIfNotExists(false);
        assertThatThrownBy(this::start)
                .hasStackTraceContaining("INTEGRY_WALK")
                .hasStackTraceContaining("createTableIfNotExists=true")
                .hasStackTraceContaining("CREATE TABLE");
    }
}
