package io.github.camelintegry.internal.validation;

import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;

/**
 * The end of the time that one piece of work has; what does the work looks at it now and then.
 *
 * @param time how much it has
 * @param end  the reading of the process's ticker when it is over
 */
record Deadline(Duration time, long end) {

    static Deadline in(Duration time) {
        return new Deadline(time, Ticker.SYSTEM.readingIn(time));
    }

    /**
     * Looks whether there is time left.
     *
     * @throws IllegalStateException if there is none
     */
    void check() {
        if (Ticker.SYSTEM.isPast(end)) {
            throw new IllegalStateException("to compare them takes longer than " + time.toMillis() + " ms");
        }
    }
}
