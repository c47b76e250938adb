package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.walk.FakePages;
import io.github.camelintegry.internal.walk.WalkPoint;
import java.time.Instant;

/** Positions of the walk of {@link FakePages}. */
final class Positions {

    static final Fingerprint FINGERPRINT = Fingerprint.of("https://h:443", "resource", FakePages.REQUEST);
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private Positions() {}

    static WalkPosition begin() {
        return WalkPosition.begin(null, FINGERPRINT, NOW);
    }

    /** A walk of which so many pages were dealt with. */
    static WalkPosition walking(long page, int emptyPages, Cursor next) {
        return new WalkPosition(
                WalkPosition.State.WALKING,
                new WalkPoint(next, page, emptyPages, true),
                80,
                new WalkPosition.Origin("w-1", NOW, FINGERPRINT.hex(), true, false, 0),
                new WalkPosition.Written("somebody", null),
                Carried.NOTHING);
    }
}
