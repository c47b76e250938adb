package io.github.camelintegry.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.util.Texts;

/** What a table holds under a key. */
record CursorRow(String key, String hash, String text) {

    boolean holds(String other) {
        return text.equals(other) && hash.equals(CursorKey.hash(other));
    }

    /** {@return the text, if it is still what was stored} */
    String intactText(CursorTable table) {
        if (!CursorKey.hash(text).equals(hash)) {
            throw new IntegryCursorException(
                    "The stored position of key " + Texts.excerpt(key) + " is damaged: the text in the"
                            + " table " + table.name()
                            + " is not the one that its position_hash is of. Somebody has changed it, or the"
                            + " table does not hold Unicode. Set or remove the position of that key");
        }
        return text;
    }
}
