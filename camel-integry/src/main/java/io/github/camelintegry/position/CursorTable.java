package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table of positions. What changes it is one statement each, which the database carries out whole or not at all.
 *
 * @param name that of the table, perhaps behind the name of its schema
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
                            + " or two of them with a dot between, not '" + Texts.excerpt(name)
                            + "': rename the table");
        }
    }

    String ddl() {
        return sql().ddl();
    }

    private CursorSql sql() {
        return new CursorSql(name);
    }

    /** Fails in PostgreSQL if another instance creates it at the same moment. */
    void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql().create());
        }
    }

    /** Fails if there is no such table, or one with other columns. */
    void lookAt(Connection connection) throws SQLException {
        try (PreparedStatement select = prepare(connection, sql().look())) {
            select.executeQuery().close();
        }
    }

    Optional<CursorRow> read(Connection connection, CursorKey key) throws SQLException {
        return rows(prepare(connection, sql().read(), key.hash())).stream().findFirst();
    }

    /** {@return whether there was none with this key, and now is} */
    boolean insert(Connection connection, CursorKey key, String text) throws SQLException {
        return changes(
                prepare(connection, sql().insert(), key.hash(), key.text(), CursorKey.hash(text), text, key.hash()));
    }

    /** {@return whether there was one with this key} */
    boolean set(Connection connection, CursorKey key, String text) throws SQLException {
        return changes(prepare(connection, sql().set(), CursorKey.hash(text), text, key.hash()));
    }

    /** {@return whether the one with this key was that which is expected} */
    boolean replace(Connection connection, CursorKey key, String expected, String text) throws SQLException {
        return changes(
                prepare(connection, sql().replace(), CursorKey.hash(text), text, key.hash(), CursorKey.hash(expected)));
    }

    /** {@return whether there was one with this key} */
    boolean remove(Connection connection, CursorKey key) throws SQLException {
        return changes(prepare(connection, sql().remove(), key.hash()));
    }

    /**
     * {@return at most so many whose keys begin with the prefix, in the order of the hashes of their keys}
     *
     * @param first the hash behind which they begin
     */
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
        PreparedStatement select = prepare(connection, sql().page(), after, prefix.replaceAll("[!%_]", "!$0") + "%");
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

    private static boolean changes(PreparedStatement change) throws SQLException {
        try (change) {
            return change.executeUpdate() > 0;
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
