package io.github.camelintegry.internal.walk;

import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.protocol.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * A page that was fetched.
 *
 * @param number  its place in the walk, from 1
 * @param result  how it was answered
 * @param records its records
 */
public record Page(long number, CallResult result, Records records) {

    /** The page of an answer, as this reader reads it. */
    public static Page of(long number, CallResult result, RecordReader reader) {
        return new Page(number, result, reader.read(result.reply().output(), number));
    }

    /** {@return where the next page begins; {@code null} if the service gave no cursor with this one} */
    public @Nullable Cursor nextCursor() {
        return result.reply().nextCursor();
    }

    /** {@return whether the service gave no cursor with this page} */
    public boolean isLast() {
        return nextCursor() == null;
    }

    /** {@return how many records it has} */
    public int size() {
        return records.size();
    }

    /** {@return whether there is nothing on it} */
    public boolean isEmpty() {
        return size() == 0;
    }
}
