package io.github.camelintegry.internal.util;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is left of a timeout; of none, a very long time. */
public final class TimeLeft {

    private static final Duration MAX = Duration.ofDays(365);

    private final long end;

    private TimeLeft(Duration timeout) {
        end = System.nanoTime() + timeout.toNanos();
    }

    /** {@return what is left of a timeout that begins now; {@code null} for none} */
    public static TimeLeft of(@Nullable Duration timeout) {
        return new TimeLeft(timeout == null || timeout.compareTo(MAX) > 0 ? MAX : timeout);
    }

    /** {@return what is left of so many milliseconds; of a negative number, a very long time} */
    public static TimeLeft ofMillis(long timeout) {
        return of(timeout < 0 ? null : Duration.ofMillis(timeout));
    }

    public long nanos() {
        return Math.max(0, end - System.nanoTime());
    }

    public Duration duration() {
        return Duration.ofNanos(nanos());
    }
}
