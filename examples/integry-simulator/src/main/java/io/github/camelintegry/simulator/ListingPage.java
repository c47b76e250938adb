package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;

/** A page of a listing in the order of names; {@code cursor} is null on the last one. */
record ListingPage<T>(List<T> items, String cursor) {

    static final int DEFAULT_SIZE = 50;

    private static final String KEY = "after";

    /** The cursor, null or empty for the first page, names the last item served. */
    static <T> ListingPage<T> of(NavigableMap<String, T> all, Predicate<T> wanted, String cursor, int size) {
        boolean first = cursor == null || cursor.isEmpty();
        NavigableMap<String, T> rest = first ? all : all.tailMap(Cursors.text(TextNode.valueOf(cursor), KEY), false);
        List<Map.Entry<String, T>> found = rest.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .limit(size + 1L)
                .toList();
        boolean more = found.size() > size;
        return new ListingPage<>(
                found.stream().limit(size).map(Map.Entry::getValue).toList(),
                more ? Cursors.of(KEY, found.get(size - 1).getKey()).textValue() : null);
    }
}
