package io.github.camelintegry.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps positions in a table of a database, for all instances that use it. It has one SQL for H2, PostgreSQL, MySQL
 * and MariaDB, of which the first two are tested. A key has 1 to 200 characters, and keys that differ in nothing but
 * case are different keys.
 *
 * <p>Each operation takes a connection of the {@link #setDataSource dataSource} and gives it back. One with
 * auto-commit on is committed by each statement. One with auto-commit off belongs to somebody's transaction: it is
 * neither committed nor rolled back, so that the position stands or falls with what else is done in it. That is what
 * {@link #commit} is for, which a route calls beside the writing of a page's rows. With Spring, give it a {@code
 * TransactionAwareDataSourceProxy}; a pool itself must have auto-commit on.
 *
 * <p>A statement waits at most 30 seconds for a row that another transaction holds. How long a dead connection is
 * waited for is a matter of the driver ({@code socketTimeout}).
 *
 * <p>It may be used without having been started. While the database is away it starts nevertheless, and looks for its
 * table when it is first used.
 */
public class JdbcCursorRepository extends ServiceSupport implements CursorRepository {

    private static final String DEFAULT_TABLE = "INTEGRY_WALK";

    private @Nullable DataSource dataSource;
    private CursorTable table = new CursorTable(DEFAULT_TABLE);
    private boolean createTableIfNotExists = true;
    private volatile @Nullable CursorDatabase database;

    /** A repository whose {@link #setDataSource dataSource} is yet to be set. */
    public JdbcCursorRepository() {}

    /** A repository in the table {@code INTEGRY_WALK} of this database. */
    public JdbcCursorRepository(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * {@return the text that is stored under the key; {@code null} if there is none}
     *
     * @throws IllegalArgumentException if the table cannot hold the key
     * @throws IntegryCursorException   if the text is not the one that was stored
     * @throws IllegalStateException    if the database fails; the message says why
     */
    @Override
    public @Nullable String getState(String key) {
        CursorKey of = CursorKey.of(key);
        return run("read", of, connection -> table.read(connection, of))
                .map(stored -> stored.intactText(table))
                .orElse(null);
    }

    /**
     * Stores a text whatever was there before.
     *
     * @throws IllegalArgumentException if the table cannot hold the key, or the text is blank, has no UTF-8 or
     *                                  contains U+0000
     * @throws IllegalStateException    if the database fails; the message says why
     */
    @Override
    public void setState(String key, String text) {
        CursorKey of = checked(key, text);
        run("write", of, connection -> {
            database().set(connection, of, text);
            return true;
        });
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the table cannot hold the key, or the text is blank, has no UTF-8 or
     *                                  contains U+0000
     * @throws IllegalStateException    if the database fails; the message says why. In a transaction, that must be
     *                                  rolled back then
     */
    @Override
    public boolean replace(String key, @Nullable String expected, String text) {
        CursorKey of = checked(key, text);
        return run("write", of, connection -> replace(connection, of, expected, text));
    }

    private boolean replace(Connection connection, CursorKey key, @Nullable String expected, String text)
            throws SQLException {
        boolean replaced = expected == null
                ? database().insert(connection, key, text)
                : table.replace(connection, key, expected, text);
        return replaced
                || table.read(connection, key)
                        .filter(stored -> stored.holds(text))
                        .isPresent();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the table cannot hold the key
     * @throws IllegalStateException    if the database fails; the message says why
     */
    @Override
    public boolean remove(String key) {
        CursorKey of = CursorKey.of(key);
        return run("remove", of, connection -> table.remove(connection, of));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The order is that of the hashes of the keys.
     *
     * @throws IntegryCursorException if one of the texts is not the one that was stored; the message names its key
     * @throws IllegalStateException  if the database fails; the message says why
     */
    @Override
    public Map<String, String> list(String prefix, @Nullable String after, int max) {
        StateTexts.requireRoom(max);
        String first = after == null ? "" : CursorKey.of(after).hash();
        String action = "Cannot list the positions in the table " + table.name();
        return database().run(action, connection -> table.list(connection, prefix, first, max));
    }

    @Override
    public String place(String key) {
        return "the table " + table.name() + ", key " + CursorKey.of(key);
    }

    /**
     * Stores the position of the page that an exchange carries, for a route that writes the page's rows in a
     * transaction: {@code bean:cursors?method=commit}. It leaves the message as it is. When the exchange has ended,
     * its consumer finds the position stored.
     *
     * @param exchange its message has the headers {@code CamelIntegryCursorKey}, {@code CamelIntegryPosition}, and,
     *                 unless nothing was stored before, {@code CamelIntegryPositionBefore}
     * @throws IntegryWalkTakenOverException if another position is stored meanwhile: let the transaction be rolled back
     * @throws IllegalArgumentException      if the first two headers are not there
     * @throws IllegalStateException         if the dataSource gives a connection that is in no transaction, or the
     *                                       database fails; the message says why
     */
    public void commit(Exchange exchange) {
        PageCommit page = PageCommit.of(exchange);
        CursorKey of = checked(page.key(), page.position());
        boolean stored = run("write", of, connection -> {
            requireTransaction(connection, of);
            return replace(connection, of, page.before(), page.position());
        });
        if (!stored) {
            throw page.takenOver(place(page.key()));
        }
    }

    /** Without one the position would be kept though the rows are rolled back, and they would never come again. */
    private void requireTransaction(Connection connection, CursorKey key) throws SQLException {
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("The position of key " + key + " was not committed: the dataSource of the"
                    + " JdbcCursorRepository for the table " + table.name()
                    + " gives a connection that is in no transaction, so the position would stay if the rows were rolled"
                    + " back. Call commit inside the transaction of the rows, and with Spring give the repository a"
                    + " TransactionAwareDataSourceProxy; without a transaction leave commit out, since the consumer"
                    + " itself commits");
        }
    }

    private static CursorKey checked(String key, String text) {
        CursorKey of = CursorKey.of(key);
        StateTexts.encode(key, text);
        CursorKey.requireNoZero("The position of key " + of, text);
        return of;
    }

    private <T> T run(String action, CursorKey key, CursorDatabase.Work<T> work) {
        return database().run("Cannot " + action + " the position in the table " + table.name() + ", key " + key, work);
    }

    private CursorDatabase database() {
        CursorDatabase known = database;
        if (known == null) {
            if (dataSource == null) {
                throw new IllegalArgumentException(
                        "dataSource is missing: set it, on the JdbcCursorRepository, to the database"
                                + " that holds the positions");
            }
            known = new CursorDatabase(dataSource, table, createTableIfNotExists);
            database = known;
        }
        return known;
    }

    @Override
    protected void doStart() throws Exception {
        database = null;
        database().start();
    }

    public @Nullable DataSource getDataSource() {
        return dataSource;
    }

    /** Where connections come from. Required. */
    public void setDataSource(DataSource dataSource) {
        this.dataSource = dataSource;
        this.database = null;
    }

    public String getTableName() {
        return table.name();
    }

    /**
     * The table, {@code INTEGRY_WALK} by default: letters, digits and {@code _}, and a dot behind the name of its schema.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    public void setTableName(String tableName) {
        this.table = new CursorTable(tableName);
        this.database = null;
    }

    public boolean isCreateTableIfNotExists() {
        return createTableIfNotExists;
    }

    /**
     * Whether the table is created if it is not there, {@code true} by default. If {@code false}, a missing one fails
     * the start.
     */
    public void setCreateTableIfNotExists(boolean createTableIfNotExists) {
        this.createTableIfNotExists = createTableIfNotExists;
        this.database = null;
    }
}
