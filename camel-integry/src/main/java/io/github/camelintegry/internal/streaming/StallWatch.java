package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.util.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Closes walks that nobody reads. One timer looks at all of them, when the first could have stalled: one for each walk would
 * outlive most walks.
 */
public final class StallWatch {

    /** A walk that can stall. */
    interface Watched {

        /** {@return how long it may go on unread; zero if it has stalled} */
        Duration left();

        /** It may have stalled, unless it was read just now. */
        void stalled();
    }

    private final Ticker ticker;
    private final Timers timers;
    private final Executor executor;
    private final Set<Watched> watched = new LinkedHashSet<>();
    private boolean armed;
    private long wakesAt;

    /** A watch that goes by this ticker, is waked by these timers, and closes walks on this executor. */
    public StallWatch(Ticker ticker, Timers timers, Executor executor) {
        this.ticker = ticker;
        this.timers = timers;
        this.executor = executor;
    }

    /** Watches a walk from now on. */
    synchronized void watch(Watched walk) {
        watched.add(walk);
        wakeIn(walk.left());
    }

    /** Watches it no more. */
    synchronized void forget(Watched walk) {
        watched.remove(walk);
    }

    /** {@return how many walks it watches} */
    synchronized int size() {
        return watched.size();
    }

    private void wakeIn(Duration time) {
        long at = ticker.readingIn(time);
        if (armed && wakesAt - at <= 0) {
            return;
        }
        timers.after(time, () -> wake(at));
        armed = true;
        wakesAt = at;
    }

    /** On a thread that must not be held up. */
    private void wake(long at) {
        due(at).forEach(this::close);
    }

    private synchronized List<Watched> due(long at) {
        List<Watched> due = new ArrayList<>();
        if (!armed || wakesAt != at) {
            // an earlier one has come in between, and looks at this one's walks as well
            return due;
        }
        armed = false;
        Duration least = null;
        for (Watched walk : watched) {
            Duration left = walk.left();
            if (left.isZero()) {
                due.add(walk);
            } else {
                least = shorter(least, left);
            }
        }
        watched.removeAll(due);
        if (least != null) {
            wakeIn(least);
        }
        return due;
    }

    private static Duration shorter(@Nullable Duration one, Duration other) {
        return one != null && one.compareTo(other) < 0 ? one : other;
    }

    private void close(Watched walk) {
        try {
            executor.execute(walk::stalled);
        } catch (RuntimeException | Error e) {
            // at shutdown, or where the system gives no further thread, this one must do
            walk.stalled();
        }
    }
}
