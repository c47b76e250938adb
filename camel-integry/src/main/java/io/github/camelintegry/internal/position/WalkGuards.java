package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.walk.CursorGuard;

/** The guard against circles of the walk that goes on; the next walk has a new one. */
public final class WalkGuards {

    private CursorGuard guard = new CursorGuard();
    private String walkId = "";

    /** The guard of the walk that stands there. */
    public CursorGuard of(WalkPosition position) {
        if (!position.walkId().equals(walkId)) {
            guard = new CursorGuard();
            walkId = position.walkId();
        }
        return guard;
    }
}
