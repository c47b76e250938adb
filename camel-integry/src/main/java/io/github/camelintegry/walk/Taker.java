package io.github.camelintegry.walk;

import io.github.camelintegry.client.Helper;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who takes pages, and waits for them. Meanwhile he does the steps of the call that brings the page himself, which saves a
 * walk one of the three times that threads wake each other for a page.
 */
final class Taker implements Helper {

    /** To wait without limit. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final ReentrantLock lock;
    private final Condition changed;
    private final Queue<Runnable> steps = new ArrayDeque<>();
    private boolean waiting;

    /** Who takes what this lock guards. */
    Taker(ReentrantLock lock) {
        this.lock = lock;
        this.changed = lock.newCondition();
    }

    /**
     * Waits until something changed, or a step was done, with the lock held.
     *
     * @return how much of the time is left
     */
    long await(long nanos) throws InterruptedException {
        waiting = true;
        try {
            if (nanos < FOR_EVER) {
                return changed.awaitNanos(nanos);
            }
            changed.await();
            return FOR_EVER;
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
            } finally {
                lock.lock();
            }
        }
    }

    /** Says that something changed, with the lock held. */
    void signal() {
        changed.signalAll();
    }

    /** From an event loop, which waits for no lock. */
    @Override
    public boolean takes(Runnable step) {
        if (!lock.tryLock()) {
            return false;
        }
        try {
            if (waiting) {
                steps.add(step);
                changed.signalAll();
            }
            return waiting;
        } finally {
            lock.unlock();
        }
    }
}
