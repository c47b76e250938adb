package io.github.camelintegry.internal.validation;

import java.time.Duration;

/** The end of the time that one piece of work has; what does the work looks at it now and then. */
final class Deadline {

    private final Duration time;
    private final long end;

    private Deadline(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    static Deadline in(Duration time) {
        return new Deadline(time);
    }

    /**
     * Looks whether there is time left.
     *
     * @throws IllegalStateException if there is none
     */
    void check() {
        if (System.nanoTime() - end > 0) {
            throw new IllegalStateException("to compare them takes longer than " + time.toMillis() + " ms");
        }
    }
}
