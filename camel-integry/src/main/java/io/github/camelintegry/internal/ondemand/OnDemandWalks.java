package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.internal.position.WalkKey;
import io.github.camelintegry.internal.util.BoundedCache;
import io.github.camelintegry.internal.util.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The walks of a component that are open on demand, by key. They live here, and not in endpoints and polling consumers, which
 * Camel throws away when it has too many of them. A walk is forgotten when its end was told; how many may be unfinished is
 * bounded.
 */
public final class OnDemandWalks {

    private final int maxUnfinished;
    private final Ticker ticker;
    private final Map<WalkKey, OnDemandWalk> open = new HashMap<>();

    /** Of walks that have ended: whether somebody has yet to be told. */
    private final BoundedCache<WalkKey, Boolean> ended;

    private boolean stopped;

    /**
     * No walks yet.
     *
     * @param maxUnfinished how many walks may be unfinished
     * @param ticker        measures for how long a receiver has kept its page
     */
    public OnDemandWalks(int maxUnfinished, Ticker ticker) {
        this.maxUnfinished = maxUnfinished;
        this.ticker = ticker;
        this.ended = new BoundedCache<>(maxUnfinished);
    }

    /**
     * The walk that is open under this key, or else a new one.
     *
     * @param begin makes a new one; it is told whether one has ended before
     * @return {@code null} if it has ended, and this is who is told
     * @throws IllegalStateException if that would be one too many, or the component is stopped
     */
    synchronized @Nullable OnDemandWalk open(WalkKey key, Function<Boolean, OnDemandWalk> begin) {
        if (stopped) {
            throw new IllegalStateException("The component is stopped: nothing can be received on demand");
        }
        OnDemandWalk present = open.get(key);
        if (present != null && !present.isOver()) {
            return present;
        }
        Boolean untold = ended.get(key);
        if (Boolean.TRUE.equals(untold)) {
            ended.put(key, false);
            return null;
        }
        if (present == null && open.size() >= maxUnfinished) {
            throw new IllegalStateException("There are maxOnDemandWalks=" + maxUnfinished
                    + " unfinished walks on demand, so none can"
                    + " begin under cursorKey=" + key.key() + ". Receive walks that were begun to their end, or raise"
                    + " maxOnDemandWalks on the component");
        }
        OnDemandWalk made = begin.apply(untold != null);
        open.put(key, made);
        return made;
    }

    /** Forgets a walk that has ended. */
    void end(WalkKey key, OnDemandWalk walk, boolean untold) {
        synchronized (this) {
            ended.put(key, untold);
            open.remove(key, walk);
        }
        walk.close();
    }

    /** Forgets a walk of which nothing is to be kept, if nobody has it. */
    void forgetIfBlank(WalkKey key, OnDemandWalk walk) {
        if (walk.closeIfBlank()) {
            synchronized (this) {
                open.remove(key, walk);
            }
        }
    }

    /** {@return how many walks are unfinished} */
    public synchronized int size() {
        return open.size();
    }

    Ticker ticker() {
        return ticker;
    }

    /** Ends all waits. What is received and not done by now will come again. */
    public void stop() {
        List<OnDemandWalk> all;
        synchronized (this) {
            stopped = true;
            all = List.copyOf(open.values());
            open.clear();
        }
        all.forEach(OnDemandWalk::close);
    }
}
