package io.github.camelintegry.position;

/**
 * The statements on a table of positions, in the SQL that H2, PostgreSQL, MySQL and MariaDB have in common.
 *
 * @param table its name, which has been looked at
 */
record CursorSql(String table) {

    private static final String COLUMNS = " (key_hash CHAR(64) NOT NULL PRIMARY KEY, walk_key VARCHAR(200) NOT NULL,"
            + " position_hash CHAR(64) NOT NULL, position_text TEXT NOT NULL, changed_at TIMESTAMP NOT NULL)";

    /** For people. */
    String ddl() {
        return "CREATE TABLE " + table + COLUMNS;
    }

    String create() {
        return "CREATE TABLE IF NOT EXISTS " + table + COLUMNS;
    }

    /** Wants every column, and no row. */
    String look() {
        return "SELECT walk_key, position_hash, position_text, changed_at FROM " + table + " WHERE key_hash = ''";
    }

    String read() {
        return "SELECT walk_key, position_hash, position_text FROM " + table + " WHERE key_hash = ?";
    }

    /** Asks first whether there is one: a statement that fails spoils the whole transaction in PostgreSQL. */
    String insert() {
        return "INSERT INTO " + table + " (key_hash, walk_key, position_hash, position_text, changed_at)"
                + " SELECT ?, ?, ?, ?, CURRENT_TIMESTAMP FROM (SELECT COUNT(*) AS stored FROM " + table
                + " WHERE key_hash = ?) present WHERE present.stored = 0";
    }

    String set() {
        return "UPDATE " + table + " SET position_hash = ?, position_text = ?, changed_at = CURRENT_TIMESTAMP"
                + " WHERE key_hash = ?";
    }

    String replace() {
        return set() + " AND position_hash = ?";
    }

    String remove() {
        return "DELETE FROM " + table + " WHERE key_hash = ?";
    }

    /** Hashes have the same order in every collation. */
    String page() {
        return "SELECT walk_key, position_hash, position_text FROM " + table
                + " WHERE key_hash > ? AND walk_key LIKE ? ESCAPE '!' ORDER BY key_hash";
    }
}
