package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;

/** When a walk was last read. As long as somebody waits for its next record it is in use, however long that takes. */
final class LastUse {

    private final Ticker ticker;
    private final Duration stallTimeout;
    private boolean inUse;
    private boolean stalled;
    /** When it has stalled unless it is used before: a reading of the ticker. */
    private long stallsAt;

    /** It is used now; after this time without use it has stalled, never for zero. */
    LastUse(Ticker ticker, Duration stallTimeout) {
        this.ticker = ticker;
        this.stallTimeout = stallTimeout;
        this.stallsAt = ticker.readingIn(stallTimeout);
    }

    /** A use begins. */
    synchronized void begin() {
        inUse = true;
    }

    /** A use ends. */
    synchronized void end() {
        inUse = false;
        stallsAt = ticker.readingIn(stallTimeout);
    }

    /** {@return how long it may go on without use before it has stalled} */
    synchronized Duration left() {
        return inUse ? stallTimeout : ticker.until(stallsAt);
    }

    /** {@return whether it has stalled now, which is said once} */
    synchronized boolean stall() {
        boolean now = !stalled && left().isZero();
        stalled |= now;
        return now;
    }

    Duration stallTimeout() {
        return stallTimeout;
    }
}
