package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock and a ticker that stand still until they are moved. */
public final class TestClock implements InstantSource, Ticker {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long reading = -5;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public long read() {
        return reading;
    }

    /** Time passes, which both show. */
    public void advance(Duration time) {
        now = now.plus(time);
        reading += time.toNanos();
    }

    /** The clock on the wall is set forward, or back. */
    public void set(Duration forward) {
        now = now.plus(forward);
    }
}
