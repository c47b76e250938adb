package io.github.camelintegry.position;

import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Utf8;
import org.jspecify.annotations.Nullable;

/** What may be stored under a key. */
final class StateTexts {

    private StateTexts() {}

    /**
     * {@return the bytes of a text that is to be stored}
     *
     * @throws IllegalArgumentException if it is null or blank, as damaged ones are, or has no UTF-8
     */
    static byte[] encode(String key, @Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("A state must not be " + (text == null ? "null" : "empty") + ": key "
                    + Texts.excerpt(key) + ". To forget one, remove it");
        }
        return Utf8.encode(text, "The state of key " + Texts.excerpt(key));
    }

    /** Refuses a page of a list that has no room for anything. */
    static void requireRoom(int max) {
        if (max < 1) {
            throw new IllegalArgumentException("A list of positions has at least 1 of them, not max=" + max);
        }
    }
}
