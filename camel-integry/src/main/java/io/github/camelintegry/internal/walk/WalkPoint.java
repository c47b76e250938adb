package io.github.camelintegry.internal.walk;

import io.github.camelintegry.internal.protocol.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A point of a walk between two pages.
 *
 * @param cursor     where the next page begins; {@code null} before the first page and when none is left
 * @param page       the number of the last page that was dealt with
 * @param emptyPages how many empty pages it ended with
 * @param itemsSeen  whether the place where records are looked for was there on any page so far
 */
public record WalkPoint(@Nullable Cursor cursor, long page, int emptyPages, boolean itemsSeen) {

    /** {@return the point behind this page} */
    public WalkPoint after(Page done) {
        return new WalkPoint(
                done.nextCursor(),
                done.number(),
                done.isEmpty() ? emptyPages + 1 : 0,
                itemsSeen || done.records().missing() == null);
    }
}
