package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Hashes;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A key as a table knows it.
 *
 * @param hash tells it from all others also where the database takes capitals, accents or blanks at the end for the same
 */
record CursorKey(String text, String hash) {

    private static final int LONGEST = 200;
    private static final int MAX_SHOWN = 60;

    /** {@return the key, if a table can hold it} */
    static CursorKey of(String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException(
                    "The key of a position is empty: set cursorKey to a text, or leave it out");
        }
        if (key.length() > LONGEST) {
            throw new IllegalArgumentException("The key of a position has " + key.length()
                    + " characters, and the table"
                    + " holds keys of at most " + LONGEST + ". Set a shorter cursorKey, or leave it out; it was "
                    + Texts.excerpt(key, MAX_SHOWN));
        }
        Utf8.encode(key, "The cursorKey");
        requireNoZero("The cursorKey", key);
        return new CursorKey(key, hash(key));
    }

    /** {@return the SHA-256 of a text, in 64 hexadecimal digits} */
    static String hash(String text) {
        return HexFormat.of().formatHex(Hashes.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** PostgreSQL holds every character but this. */
    static void requireNoZero(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    what + " contains the character U+0000, which not every database can hold: leave it out");
        }
    }

    /** As a message shows it. */
    @Override
    public String toString() {
        return Texts.excerpt(text);
    }
}
