package io.github.camelintegry.internal.runtime;

import io.github.camelintegry.internal.util.Timers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where answers are read and routes go on. One thread works off what comes, as long as it keeps up: to wake another one for
 * each answer costs more than most answers do. Another joins for every millisecond in which something had to wait, up to a
 * few; and more than these only while none of them gets anything done although work is waiting: then they are all held up
 * in routes, perhaps by calls whose answers are that very work.
 */
final class ReplyThreads implements Executor {

    /** More than calls can be under way at once, so that one is always left to end a call that another waits for. */
    static final int MAX_THREADS = 4096;

    private static final Duration MOMENT = Duration.ofMillis(1);
    private static final int MOMENTS_OF_PATIENCE = 50;

    private final Executor pool;
    private final int few;
    private final Timers timers;
    private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger working = new AtomicInteger();
    private final AtomicLong done = new AtomicLong();
    private final AtomicBoolean watching = new AtomicBoolean();

    /** Threads of this pool, which gives one to each that asks, up to {@link #MAX_THREADS}. */
    ReplyThreads(Executor pool, int few, Timers timers) {
        this.pool = pool;
        this.few = few;
        this.timers = timers;
    }

    /**
     * Runs a task on one of the threads. If this throws, whatever it is, the task is not taken: it will never run here, and
     * the caller may run it himself.
     *
     * @throws RejectedExecutionException if the pool is shut down
     */
    @Override
    public void execute(Runnable task) {
        queue.add(task);
        if (working.compareAndSet(0, 1)) {
            try {
                pool.execute(this::work);
            } catch (RuntimeException | Error e) {
                // shut down, or the system gives no further thread
                working.decrementAndGet();
                if (queue.remove(task)) {
                    throw e;
                }
            }
        } else {
            try {
                watch();
            } catch (RuntimeException | Error e) {
                // nobody will look whether those at work keep up, since the timers are closed already: another joins at
                // once
                if (!join(1) && queue.remove(task)) {
                    throw e;
                }
            }
        }
    }

    private void work() {
        do {
            Runnable task;
            while ((task = queue.poll()) != null) {
                run(task);
            }
            working.decrementAndGet();
            // what came after the last look found a thread at work, and waked no other one
        } while (!queue.isEmpty() && working.compareAndSet(0, 1));
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            report(e);
        } finally {
            done.incrementAndGet();
        }
    }

    private static void report(Throwable failure) {
        try {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
        } catch (RuntimeException | Error e) {
            // nobody can be told, for want of memory perhaps; what waits in the queue must not wait for ever
        }
    }

    private void watch() {
        if (watching.compareAndSet(false, true)) {
            try {
                lookAgain(done.get(), 1);
            } catch (RuntimeException | Error e) {
                // the next task that has to wait begins to watch anew
                watching.set(false);
                throw e;
            }
        }
    }

    /** After a moment; {@code idle} of them have passed, when it is over, in which nothing got done. */
    private void lookAgain(long doneBefore, int idle) {
        timers.after(MOMENT, () -> {
            try {
                look(doneBefore, idle);
            } catch (RuntimeException | Error e) {
                // the next task that has to wait begins to watch anew; those that wait already have nobody who looks
                // again
                watching.set(false);
                join(queue.size());
                throw e;
            }
        });
    }

    private void look(long doneBefore, int idle) {
        int waiting = queue.size();
        if (waiting == 0) {
            watching.set(false);
            if (!queue.isEmpty()) {
                watch();
            }
            return;
        }
        boolean stuck = done.get() == doneBefore;
        if (working.get() < few) {
            join(1);
        } else if (stuck && idle >= MOMENTS_OF_PATIENCE) {
            join(waiting);
        }
        boolean patienceIsOver = idle >= MOMENTS_OF_PATIENCE;
        lookAgain(done.get(), stuck && !patienceIsOver ? idle + 1 : 1);
    }

    /** Whether so many have joined. */
    private boolean join(int threads) {
        for (int i = 0; i < threads; i++) {
            if (working.get() >= MAX_THREADS) {
                return false;
            }
            working.incrementAndGet();
            try {
                pool.execute(this::work);
            } catch (RuntimeException | Error e) {
                // shut down, or all that there may be are there, or the system gives no further: those at work go on
                working.decrementAndGet();
                return false;
            }
        }
        return true;
    }
}
