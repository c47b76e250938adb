package io.github.camelintegry.internal.walk;

import io.github.camelintegry.internal.client.Helper;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who waits for a page, and meanwhile does the steps of the call that brings it himself. That saves a walk one of the three
 * times that threads wake each other for a page.
 */
final class Waiter implements Helper {

    /** Guards what is waited for, and all that is here. */
    private final ReentrantLock lock;

    private final Condition news;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private boolean waiting;

    Waiter(ReentrantLock lock) {
        this.lock = lock;
        this.news = lock.newCondition();
    }

    /** Waits, with the lock held, until there is news, or a step was done, or the time is over. */
    void await(long nanos) throws InterruptedException {
        waiting = true;
        try {
            news.awaitNanos(nanos);
        } finally {
            waiting = false;
            // however the wait ended: nobody else knows of them
            doSteps();
        }
    }

    private void doSteps() {
        Runnable step;
        while ((step = steps.poll()) != null) {
            lock.unlock();
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                // as on any thread of the client's: who waits gets what the call ends with, and nothing else
                Thread thread = Thread.currentThread();
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            } finally {
                lock.lock();
            }
        }
    }

    /** Tells the news, with the lock held. */
    void tell() {
        news.signalAll();
    }

    /** From an event loop, which waits for no lock. */
    @Override
    public boolean takesOn(Runnable step) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (waiting) {
                steps.add(step);
                tell();
            }
            return waiting;
        } finally {
            lock.unlock();
        }
    }
}
