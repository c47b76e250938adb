package io.github.camelintegry.internal.walk;

import java.util.Collections;
import java.util.Iterator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of a page in the form that somebody wants them in.
 *
 * @param size    how many there are
 * @param body    makes all of them one value
 * @param each    makes each of them a value of its own
 * @param missing {@code null} if the place was there where they were looked for; else what there is instead
 */
public record Records(
        int size, Supplier<@Nullable Object> body, Supplier<Iterator<Object>> each, @Nullable String missing) {

    /** Records that were found where they were looked for. */
    public Records(int size, Supplier<@Nullable Object> body, Supplier<Iterator<Object>> each) {
        this(size, body, each, null);
    }

    /** {@return no records}
     *
     * @param missing {@code null} if the place was there where they were looked for; else what there is instead
     */
    public static Records none(@Nullable String missing) {
        return new Records(0, () -> null, Collections::emptyIterator, missing);
    }
}
