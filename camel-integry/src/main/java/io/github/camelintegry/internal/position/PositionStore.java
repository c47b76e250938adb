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

    /**
     * Puts a position in the place of the one that was read. An exception says that it may not be kept, and stops the walk.
     *
     * @param before what was read; {@code null} if there was none
     * @throws io.github.camelintegry.exception.IntegryWalkTakenOverException if it is fenced, and something else is there
     */
    void replace(@Nullable String before, String position);

    /** Puts a position in the place of whatever is there. */
    void write(String position);

    /** {@return whether it tells two writers from each other} */
    boolean isFenced();

    /** {@return how a message calls the place where the position is} */
    String place();
}
