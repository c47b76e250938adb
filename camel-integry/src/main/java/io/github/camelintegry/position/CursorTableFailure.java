package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says why a table of positions could not be used, and what to do. What might hold a password is left out. */
record CursorTableFailure(SQLException cause) {

    private static final Set<String> NO_TABLE = Set.of("42P01", "42S02", "42S03", "42S04");

    /** Classes of the standard and of PostgreSQL, and H2's own for one that is closed. */
    private static final Set<String> AWAY = Set.of("08", "28", "53", "57", "90067", "90098", "90121");

    /** Drivers print the address of the database, in which applications write passwords too. */
    private static final Pattern ADDRESS =
            Pattern.compile("jdbc:.*|\\b(password|passwd|pwd)\\s*[=:].*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    boolean isMissingTable() {
        return NO_TABLE.contains(state());
    }

    /** {@return whether the database was asked, and says that this cannot be done} */
    boolean isRefusal() {
        return state().startsWith("42") || isMissingSchema() || isReadOnly();
    }

    /** In PostgreSQL, and in H2, which has a state of its own for it. */
    private boolean isMissingSchema() {
        return state().equals("3F000") || state().equals("90079");
    }

    /** {@return whether a row with the same key is there} */
    boolean isDuplicate() {
        return state().startsWith("23");
    }

    private boolean isReadOnly() {
        String words = Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT);
        return state().equals("25006") || words.contains("read-only") || words.contains("read only");
    }

    /** By the database; of what it says, the class is the same in all of them. */
    private String state() {
        return Objects.toString(cause.getSQLState(), "");
    }

    /**
     * {@return the failure}
     *
     * @param action what was tried, in words that a colon can follow
     */
    IllegalStateException during(String action, CursorTable table) {
        String cure = cure(table);
        return new IllegalStateException(
                action + ": " + words() + (cure == null ? "" : ". " + cure), showsAddress(cause) ? null : cause);
    }

    String words() {
        String message = cause.getMessage();
        String state = state().isEmpty() ? "" : " (SQLState " + state() + ")";
        if (message == null) {
            return cause.getClass().getSimpleName() + state;
        }
        return Texts.excerpt(ADDRESS.matcher(message).replaceFirst("…")) + state;
    }

    private @Nullable String cure(CursorTable table) {
        if (isMissingTable()) {
            return "There is no such table. Restart with createTableIfNotExists=true, or create it: " + table.ddl();
        }
        if (isMissingSchema()) {
            return "There is no such schema: create it, or set another tableName";
        }
        if (isReadOnly()) {
            return "The database takes no writing: give the dataSource one that does, such as the primary in place of a replica";
        }
        if (state().startsWith("42")) {
            return "The user of the dataSource must be allowed to read and write the table, which is: " + table.ddl();
        }
        if (state().startsWith("40") || isDuplicate()) {
            return "Another transaction was in the way, and this one must be rolled back: let the page come again";
        }
        if (state().isEmpty() || AWAY.stream().anyMatch(state()::startsWith)) {
            return "See that the database runs, and that the dataSource has its address, user and password: the next use tries"
                    + " again";
        }
        return null;
    }

    /** A stack trace shows the message of each cause, and of what was suppressed. */
    private static boolean showsAddress(Throwable shown) {
        Throwable cause = shown.getCause();
        return shown.getMessage() != null && ADDRESS.matcher(shown.getMessage()).find()
                || cause != null && showsAddress(cause)
                || Stream.of(shown.getSuppressed()).anyMatch(CursorTableFailure::showsAddress);
    }
}
