package io.github.camelintegry.internal.util;

import java.time.Duration;

/**
 * What durations are counted by: it goes on evenly, whatever happens to the clock on the wall, which people, time servers and
 * virtual machines set forward and back. Its readings mean nothing to anybody else, and end with the process.
 */
@FunctionalInterface
public interface Ticker {

    /** That of this process. */
    Ticker SYSTEM = System::nanoTime;

    /** Longer than any process lives, and short enough for its nanoseconds to be counted. */
    Duration MAX = Duration.ofDays(36_500);

    /** {@return the present reading, in nanoseconds; it may be negative} */
    long read();

    /** {@return the time that has passed since a reading} */
    default Duration since(long reading) {
        return Duration.ofNanos(read() - reading);
    }

    /** {@return what it will read after this time; of more than a hundred years, after a hundred years} */
    default long readingIn(Duration time) {
        return read() + (time.compareTo(MAX) > 0 ? MAX : time).toNanos();
    }

    /** {@return the time until it has this reading; zero if it has had it} */
    default Duration until(long reading) {
        return Duration.ofNanos(Math.max(0, reading - read()));
    }

    /** {@return whether it has had this reading, so that nothing is left to wait for} */
    default boolean isPast(long reading) {
        return reading - read() <= 0;
    }
}
