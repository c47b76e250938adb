package io.github.camelintegry.internal.util;

import java.time.Duration;

/** Runs something later without holding a thread. */
public interface Timers {

    /** Runs the task once, after the delay, on a thread that must not be held up. */
    void after(Duration delay, Runnable task);
}
