package io.github.camelintegry.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A connection for each operation, on which there is the table. One without auto-commit is part of somebody's transaction. */
final class CursorDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(CursorDatabase.class);

    private final DataSource dataSource;
    private final CursorTable table;
    private final boolean createTable;
    private volatile boolean tableSeen;

    CursorDatabase(DataSource dataSource, CursorTable table, boolean createTable) {
        this.dataSource = dataSource;
        this.table = table;
        this.createTable = createTable;
    }

    CursorTable table() {
        return table;
    }

    /** What is done on one connection. */
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException;
    }

    /**
     * {@return what the work gives}
     *
     * @param action how a message calls it
     */
    <T extends @Nullable Object> T run(String action, Work<T> work) {
        try (Connection connection = connection()) {
            // nothing but rows in the transaction of somebody else
            if (!tableSeen && connection.getAutoCommit()) {
                seeTable(connection);
            }
            return work.with(connection);
        } catch (SQLException e) {
            throw new CursorTableFailure(e).during(action, table);
        }
    }

    /** A database that cannot be asked now can be asked later; one that says no says so at once. */
    void start() {
        String action = "The JdbcCursorRepository cannot use its table " + table.name();
        try (Connection connection = connection()) {
            if (!connection.getAutoCommit()) {
                throw new IllegalStateException(
                        "The dataSource of the JdbcCursorRepository for the table " + table.name()
                                + " gives connections without auto-commit where no transaction was begun, so no position would ever be"
                                + " committed: switch auto-commit on in the pool");
            }
            seeTable(connection);
        } catch (SQLException e) {
            CursorTableFailure failure = new CursorTableFailure(e);
            if (failure.isRefusal()) {
                throw failure.during(action, table);
            }
            LOG.warn(
                    "The JdbcCursorRepository cannot look at its table {} yet: {}. It starts, and looks again when it is used",
                    table.name(),
                    failure.words());
        }
    }

    private Connection connection() throws SQLException {
        try {
            return dataSource.getConnection();
        } catch (RuntimeException e) {
            // as some pools have it
            throw new SQLException(e.toString(), e);
        }
    }

    private void seeTable(Connection connection) throws SQLException {
        try {
            table.lookAt(connection);
        } catch (SQLException e) {
            if (!createTable || !new CursorTableFailure(e).isMissingTable()) {
                throw e;
            }
            create(connection);
        }
        tableSeen = true;
    }

    private void create(Connection connection) throws SQLException {
        try {
            table.create(connection);
        } catch (SQLException e) {
            LOG.debug("Another instance may be creating the table {} too", table.name(), e);
            try {
                table.lookAt(connection);
            } catch (SQLException again) {
                throw e;
            }
        }
    }

    /** Stores the text whatever was there before. */
    void set(Connection connection, CursorKey key, String text) throws SQLException {
        // the third is for one that another has made between the first and the second
        boolean set =
                table.set(connection, key, text) || insert(connection, key, text) || table.set(connection, key, text);
        if (!set) {
            throw new SQLException("it is being made and removed by others at this moment", "40001");
        }
    }

    /** {@return whether there was none with this key, and now is: false also if another transaction has just made one} */
    boolean insert(Connection connection, CursorKey key, String text) throws SQLException {
        Savepoint before = savepoint(connection);
        boolean inserted;
        try {
            inserted = table.insert(connection, key, text);
        } catch (SQLException e) {
            boolean usable = before != null || connection.getAutoCommit();
            if (!usable || !new CursorTableFailure(e).isDuplicate()) {
                throw e;
            }
            if (before != null) {
                connection.rollback(before);
            }
            return false;
        }
        if (before != null) {
            connection.releaseSavepoint(before);
        }
        return inserted;
    }

    /** To come back to if a statement fails, so that the transaction stays usable. Distributed ones allow none. */
    private static @Nullable Savepoint savepoint(Connection connection) throws SQLException {
        if (connection.getAutoCommit()) {
            return null;
        }
        try {
            return connection.setSavepoint();
        } catch (SQLException e) {
            LOG.debug("This transaction knows no savepoints", e);
            return null;
        }
    }
}
