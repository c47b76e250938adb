package io.github.camelintegry;

import io.github.camelintegry.client.Timers;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The threads on which answers are read and routes go on. There are few of them, and more only while none of them gets
 * anything done although work is waiting: then they are all held up in routes, perhaps by calls whose answers are that
 * very work.
 */
final class ReplyThreads implements Executor {

    /** More than calls can be under way at once, so that one is always left to end a call that another waits for. */
    static final int MOST = 4096;

    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final ThreadPoolExecutor pool;
    private final int few;
    private final Timers timers;
    private final AtomicBoolean watching = new AtomicBoolean();

    /** Threads of this pool, which has {@code few} now, a queue without a bound, and lets idle threads go. */
    ReplyThreads(ThreadPoolExecutor pool, Timers timers) {
        this.pool = pool;
        this.few = pool.getCorePoolSize();
        this.timers = timers;
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
        if (!pool.getQueue().isEmpty() && watching.compareAndSet(false, true)) {
            watch();
        }
    }

    private void watch() {
        long done = pool.getCompletedTaskCount();
        timers.after(PATIENCE, () -> {
            int waiting = pool.getQueue().size();
            if (waiting == 0 || pool.isShutdown()) {
                pool.setCorePoolSize(few);
                watching.set(false);
                return;
            }
            if (pool.getCompletedTaskCount() == done) {
                pool.setCorePoolSize(Math.min(MOST, pool.getCorePoolSize() + waiting));
            }
            watch();
        });
    }
}
