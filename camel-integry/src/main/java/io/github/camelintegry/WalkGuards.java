package io.github.camelintegry;

import io.github.camelintegry.walk.CursorGuard;
import io.github.camelintegry.walk.WalkRecord;

/** The guard against circles of the walk that goes on; the next walk has a new one. */
final class WalkGuards {

    private CursorGuard guard = new CursorGuard();
    private String walkId = "";

    /** The guard of the walk that stands there. */
    CursorGuard of(WalkRecord position) {
        if (!position.walkId().equals(walkId)) {
            guard = new CursorGuard();
            walkId = position.walkId();
        }
        return guard;
    }
}
