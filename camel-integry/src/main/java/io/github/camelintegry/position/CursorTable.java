package io.github.camelintegry.position;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements on the table of positions, in the SQL that H2, PostgreSQL, MySQL and MariaDB have in common. Each is one
 * statement, which the database carries out whole or not at all.
 */
record CursorTable(String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)?");

    /** One that waits longer for a lock waits for a transaction that its own thread may have to end. */
    private static final int TIMEOUT_SECONDS = 30;

    /** Only such a name goes into a statement as it is. */
    CursorTable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "tableName of the JdbcCursorRepository must be a name of letters, digits and _,"
                            + " or two of them with a dot between: rename the table");
        }
    }

    String ddl() {
        return "CREATE TABLE " + columns(name);
    }

    private static String columns(String table) {
        return table + " (key_hash CHAR(64) NOT NULL PRIMARY KEY, walk_key VARCHAR(200) NOT NULL,"
                + " position_hash CHAR(64) NOT NULL, position_text TEXT NOT NULL, changed_at TIMESTAMP NOT NULL)";
    }

    /** Fails in PostgreSQL if another instance creates it at the same moment. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + columns("IF NOT EXISTS " + name));
        }
    }

    /** Fails if there is no such table, or one with other columns. */
    void lookAt(Connection connection) throws SQLException {
        try (PreparedStatement select = prepare(
                connection,
                "SELECT walk_key, position_hash, position_text, changed_at FROM " + name + " WHERE key_hash = ?",
                "")) {
            select.executeQuery().close();
        }
    }

    @Nullable
    CursorRow read(Connection connection, CursorKey key) throws SQLException {
        List<CursorRow> rows = rows(prepare(
                connection,
                "SELECT walk_key, position_hash, position_text FROM " + name + " WHERE key_hash = ?",
                key.hash()));
        return rows.isEmpty() ? null : rows.get(0);
    }

    /** {@return whether there was none with this key, and now is} */
    boolean insert(Connection connection, CursorKey key, String text) throws SQLException {
        // asks first whether there is one: a statement that fails spoils the whole transaction in PostgreSQL
        try (PreparedStatement insert = prepare(
                connection,
                "INSERT INTO " + name + " (key_hash, walk_key, position_hash, position_text, changed_at)"
                        + " SELECT ?, ?, ?, ?, CURRENT_TIMESTAMP FROM (SELECT COUNT(*) AS stored FROM " + name
                        + " WHERE key_hash = ?) present WHERE present.stored = 0",
                key.hash(),
                key.text(),
                CursorKey.hash(text),
                text,
                key.hash())) {
            return insert.executeUpdate() > 0;
        }
    }

    /** {@return whether there was one with this key} */
    boolean set(Connection connection, CursorKey key, String text) throws SQLException {
        try (PreparedStatement update = prepare(connection, update(""), CursorKey.hash(text), text, key.hash())) {
            return update.executeUpdate() > 0;
        }
    }

    /** {@return whether the one with this key was that which is expected} */
    boolean replace(Connection connection, CursorKey key, String expected, String text) throws SQLException {
        try (PreparedStatement update = prepare(
                connection,
                update(" AND position_hash = ?"),
                CursorKey.hash(text),
                text,
                key.hash(),
                CursorKey.hash(expected))) {
            return update.executeUpdate() > 0;
        }
    }

    private String update(String condition) {
        return "UPDATE " + name + " SET position_hash = ?, position_text = ?, changed_at = CURRENT_TIMESTAMP"
                + " WHERE key_hash = ?" + condition;
    }

    boolean remove(Connection connection, CursorKey key) throws SQLException {
        try (PreparedStatement delete =
                prepare(connection, "DELETE FROM " + name + " WHERE key_hash = ?", key.hash())) {
            return delete.executeUpdate() > 0;
        }
    }

    /** {@return at most so many in the order of the hashes of their keys, which is the same in every collation, behind this one} */
    Map<String, String> list(Connection connection, String prefix, String first, int max) throws SQLException {
        Map<String, String> found = new LinkedHashMap<>();
        String after = first;
        List<CursorRow> rows;
        do {
            rows = page(connection, prefix, after, max - found.size());
            for (CursorRow row : rows) {
                after = CursorKey.hash(row.key());
                // a database may take capitals for small letters
                if (row.key().startsWith(prefix)) {
                    found.put(row.key(), row.intactText(this));
                }
            }
        } while (!rows.isEmpty() && found.size() < max);
        return found;
    }

    private List<CursorRow> page(Connection connection, String prefix, String after, int max) throws SQLException {
        PreparedStatement select = prepare(
                connection,
                "SELECT walk_key, position_hash, position_text FROM " + name
                        + " WHERE key_hash > ? AND walk_key LIKE ? ESCAPE '!' ORDER BY key_hash",
                after,
                prefix.replaceAll("[!%_]", "!$0") + "%");
        select.setMaxRows(max);
        return rows(select);
    }

    private static List<CursorRow> rows(PreparedStatement select) throws SQLException {
        try (select;
                ResultSet found = select.executeQuery()) {
            List<CursorRow> rows = new ArrayList<>();
            while (found.next()) {
                rows.add(new CursorRow(found.getString(1), found.getString(2), found.getString(3)));
            }
            return rows;
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, String... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }
}
