package io.github.camelintegry.simulator.internal.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.paging.Cursors;
import io.github.camelintegry.simulator.internal.paging.EmptyPageCursor;
import io.github.camelintegry.simulator.internal.paging.InvalidCursorException;
import io.github.camelintegry.simulator.internal.style.Inquiry;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;

/** A page of a listing in the order of names; {@code cursor} is null on the last one. */
public record ListingPage<T>(List<T> items, String cursor) {

    public static final int DEFAULT_SIZE = 50;

    private static final String KEY = "after";

    /** The cursor names the last item served; one that does not is refused under the inquiry's key. */
    static <T> ListingPage<T> of(NavigableMap<String, T> all, Predicate<T> wanted, Inquiry inquiry, int size) {
        NavigableMap<String, T> rest = rest(all, inquiry);
        List<Map.Entry<String, T>> found = rest.entrySet().stream()
                .filter(entry -> wanted.test(entry.getValue()))
                .limit(size + 1L)
                .toList();
        boolean more = found.size() > size;
        return new ListingPage<>(
                found.stream().limit(size).map(Map.Entry::getValue).toList(),
                more ? Cursors.of(KEY, found.get(size - 1).getKey()).textValue() : null);
    }

    private static <T> NavigableMap<String, T> rest(NavigableMap<String, T> all, Inquiry inquiry) {
        JsonNode cursor =
                inquiry.cursor().isEmpty() ? null : EmptyPageCursor.unwrap(TextNode.valueOf(inquiry.cursor()));
        try {
            return cursor == null ? all : all.tailMap(Cursors.text(cursor, KEY), false);
        } catch (InvalidCursorException e) {
            throw Refusal.field(inquiry.cursorKey(), InvalidCursorException.MESSAGE);
        }
    }
}
