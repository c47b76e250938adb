package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import java.util.Map;

/** Takes positions from one repository to another, page by page, and overwrites none. */
record PositionCopy(CursorRepository source, CursorRepository target) {

    private static final int PAGE = 500;

    /** {@return how many positions with the prefix the target has now} */
    long copy(String prefix) {
        long copied = 0;
        Map<String, String> page = source.list(prefix, null, PAGE);
        while (!page.isEmpty()) {
            String last = "";
            for (Map.Entry<String, String> position : page.entrySet()) {
                last = position.getKey();
                if (!target.replace(last, null, position.getValue())) {
                    throw refused(last, copied);
                }
                copied++;
            }
            page = source.list(prefix, last, PAGE);
        }
        return copied;
    }

    private IllegalStateException refused(String key, long copied) {
        return new IllegalStateException("Cannot copy the position of key " + Texts.excerpt(key) + " from "
                + source.place(key) + ": another one is in " + target.place(key) + ", and it was not overwritten. "
                + copied + " were copied before it. Remove one of the two, then copy again");
    }
}
