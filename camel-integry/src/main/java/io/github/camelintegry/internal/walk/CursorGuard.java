package io.github.camelintegry.internal.walk;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.util.Hashes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a walk that goes in circles. A cursor that was seen within the last 10,000 pages is caught at once; a longer
 * circle is caught within a few rounds by Brent's algorithm, which remembers a single cursor. Memory is bounded: of a
 * cursor only 16 bytes of its hash are kept.
 */
public final class CursorGuard {

    static final int MAX_REMEMBERED = 10_000;

    private final Set<Mark> recent = new LinkedHashSet<>();
    private long checkedPage;
    private @Nullable Mark anchor;
    private long sinceAnchor;
    private long anchorLife = 1;
    private @Nullable IntegryCursorException verdict;

    /**
     * Looks at the cursor that came with a page. A page that is fetched again is not looked at again.
     *
     * @throws IntegryCursorException if the cursor came before
     */
    void check(long page, Cursor cursor) {
        if (page <= checkedPage) {
            return;
        }
        Mark mark = Mark.of(cursor);
        if (mark.equals(anchor) || recent.contains(mark)) {
            verdict = new IntegryCursorException(
                    "The cursor that came with page " + page + " came before: the walk would go in circles. That is a"
                            + " fault of the service or of the app behind it: report it there, and reset the walk"
                            + " (resetCursor, or startFrom=beginning) when it is mended");
            throw verdict;
        }
        checkedPage = page;
        recent.add(mark);
        if (recent.size() > MAX_REMEMBERED) {
            var oldest = recent.iterator();
            oldest.next();
            oldest.remove();
        }
        if (++sinceAnchor >= anchorLife) {
            anchor = mark;
            anchorLife *= 2;
            sinceAnchor = 0;
        }
    }

    /** What a walk that goes on behind these pages fails with, since it goes in circles; {@code null} if it does not. */
    @Nullable
    IntegryCursorException verdictBehind(long page) {
        return verdict != null && page > checkedPage ? verdict : null;
    }

    private record Mark(long high, long low) {
        static Mark of(Cursor cursor) {
            ByteBuffer hash = ByteBuffer.wrap(Hashes.sha256(cursor.json().getBytes(StandardCharsets.UTF_8)));
            return new Mark(hash.getLong(), hash.getLong());
        }
    }
}
