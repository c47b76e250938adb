package io.github.camelintegry.internal.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query parameters, percent-encoded, with the question mark in front; empty if there are none. */
final class QueryString {

    private final StringBuilder text = new StringBuilder();

    QueryString(Map<String, String> parameters) {
        parameters.forEach(this::add);
    }

    QueryString add(String name, String value) {
        text.append(text.isEmpty() ? '?' : '&')
                .append(Names.encode(name, "the name of a query parameter"))
                .append('=')
                .append(Names.encode(value, "the query parameter " + name));
        return this;
    }

    /** Adds where a page begins, if it is not the first one. */
    QueryString addCursor(@Nullable Cursor cursor, String defaultKey) {
        return cursor == null ? this : add(cursor.keyOr(defaultKey), cursor.queryText());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
