package io.github.camelintegry.walk;

import org.jspecify.annotations.Nullable;

/** Keeps the record of a walk between polls and, if it is durable, between runs. */
public interface CursorStore {

    /** {@return the record that was written last; {@code null} if there is none} */
    @Nullable
    String read();

    /** Replaces the record. An exception says that it may not be kept, and stops the walk. */
    void write(String walkRecord);
}
