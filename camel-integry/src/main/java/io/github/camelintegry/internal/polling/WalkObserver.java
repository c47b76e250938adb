package io.github.camelintegry.internal.polling;

import io.github.camelintegry.internal.position.WalkPosition;
import org.jspecify.annotations.Nullable;

/** Is told what a consumer's polls do, by the thread that polls. */
interface WalkObserver {

    void pollBegins();

    /** A poll that gave way goes on. */
    void pollGoesOn();

    /** The poll goes on from here. */
    void goesOnFrom(WalkPosition position);

    /** A page, or the end of the walk, was dealt with and written. */
    void committed(WalkPosition after);

    /** What the poll failed with, if it did. */
    void pollEnds(@Nullable Throwable problem);
}
