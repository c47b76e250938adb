package io.github.camelintegry.internal.position;

import org.jspecify.annotations.Nullable;

/** Keeps the position of a walk between polls and, if it is durable, between runs. */
public interface PositionStore {

    /**
     * {@return the position that was written last; {@code null} if there is none}
     *
     * @throws io.github.camelintegry.exception.IntegryCursorException if what is there is damaged
     */
    @Nullable
    String read();

    /** Replaces the position. An exception says that it may not be kept, and stops the walk. */
    void write(String position);

    /** {@return how a message calls the place where the position is} */
    String place();
}
