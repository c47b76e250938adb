package io.github.camelintegry.internal.util;

import java.time.Duration;

/**
 * What is left of a timeout.
 *
 * @param end the reading of the process's ticker at which nothing is left
 */
public record TimeLeft(long end) {

    /** {@return what is left of so many milliseconds that begin now; of a negative number, a very long time} */
    public static TimeLeft ofMillis(long timeout) {
        return new TimeLeft(Ticker.SYSTEM.readingIn(timeout < 0 ? Ticker.MAX : Duration.ofMillis(timeout)));
    }

    public Duration duration() {
        return Ticker.SYSTEM.until(end);
    }
}
