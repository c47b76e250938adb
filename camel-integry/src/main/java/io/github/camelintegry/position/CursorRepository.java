package io.github.camelintegry.position;

import java.util.Map;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;

/**
 * A state repository that can replace the text of a key only if it still is what the writer last saw. With it, of two
 * instances that walk under one key only one moves the position, and the other learns that its walk was taken over.
 *
 * <p>Everything here is atomic for a key over all threads, JVMs and objects that use the same place: {@link #setState},
 * {@link #replace} and {@link #remove} take effect one after the other, and a reader finds one whole text or none. What was
 * stored when a method returns is there after a crash.
 *
 * <p>A key is at least one character long, and keys that differ in nothing but case are different keys. A text is not blank. What breaks this is
 * an {@link IllegalArgumentException}; a text that is stored and damaged is an {@link
 * io.github.camelintegry.exception.IntegryCursorException}, which {@link #setState} and {@link #remove} put right since they do not look at it; and if
 * the place itself fails, it is another {@link RuntimeException} that names the place, the key and the cure.
 */
public interface CursorRepository extends StateRepository<String, String> {

    /** {@return the text of the key; {@code null} if none is stored} */
    @Override
    @Nullable
    String getState(String key);

    /** Stores the text whatever was there before: an operator's reset. A walk that goes on under the key is taken over by it. */
    @Override
    void setState(String key, String text);

    /**
     * Stores a text in place of the one that was seen last.
     *
     * @param expected the text that must be stored now; {@code null}: none may be
     * @return whether {@code text} is stored now: the stored text was {@code expected}, or {@code text} itself, so that a
     *         writer who does not know whether it succeeded may ask again; {@code false}: another text is stored, or none
     *         although one was expected, and nothing was changed
     */
    boolean replace(String key, @Nullable String expected, String text);

    /**
     * Forgets the text of the key, whatever it is. A walk under the key begins at the beginning.
     *
     * @return whether there was one
     */
    boolean remove(String key);

    /**
     * {@return at most {@code max} positions whose keys begin with {@code prefix}, in an order of the repository's own that
     * stays the same; empty if there are no more}
     *
     * @param prefix what the keys begin with, to the letter; empty: all keys
     * @param after  the last key of the page before, which need not be there any more; {@code null}: from the first
     * @param max    at least 1
     */
    Map<String, String> list(String prefix, @Nullable String after, int max);

    /**
     * {@return where the text of a key is, as a message names it: {@code the file …}, or {@code the table …, key …}}
     *
     * @throws IllegalArgumentException if this repository cannot take the key; a consumer that has such a {@code cursorKey}
     *                                  does not start
     */
    String place(String key);

    /**
     * Copies all positions with the prefix to another repository. Those that are there already with the same text stay as
     * they are, so it may be called again after a failure. Stop the walks first: one that goes on meanwhile moves the
     * position here, not there.
     *
     * @return how many positions with the prefix are in both repositories now
     * @throws IllegalStateException if the other repository has another text under one of the keys. That one is not
     *                               overwritten, and those before it have been copied
     */
    default long copyTo(CursorRepository target, String prefix) {
        return new PositionCopy(this, target).copy(prefix);
    }
}
