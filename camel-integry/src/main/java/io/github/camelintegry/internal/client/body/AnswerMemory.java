package io.github.camelintegry.internal.client.body;

import io.github.camelintegry.internal.util.DataSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The memory that the answers of all calls of a component take together, until they are handed on. Who wants more than is
 * left waits, and is served by age. The oldest who waits is favoured: it may go beyond the bound until it is handed on,
 * since else those that each hold a part might wait for each other for ever. There is one favoured at a time, so the bound
 * is exceeded by one answer at most. A sixteenth is kept for small answers, which pass by the large ones that wait.
 */
public final class AnswerMemory {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerMemory.class);

    /** Up to here an answer is small. */
    private static final long SMALL = 64 * 1024;

    private static final int PART_FOR_SMALL = 16;
    private static final int PART_OF_HEAP = 4;

    private final long max;
    private final AtomicLong births = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private final Object lock = new Object();
    /** Guarded by the lock, as is who is favoured. */
    private final TreeSet<AnswerShare> waiting = new TreeSet<>(Comparator.comparingLong(AnswerShare::birth));

    private @Nullable AnswerShare favoured;
    /** Looked at without the lock, which nobody needs as long as there is enough for all. */
    private volatile boolean anyWaits;

    /** Memory of so many bytes. */
    public AnswerMemory(long max) {
        this.max = max;
    }

    /** {@return memory of the size that the option {@code maxBufferedSize} says, which without it is a part of the heap} */
    public static AnswerMemory of(@Nullable String maxBufferedSize) {
        return new AnswerMemory(
                maxBufferedSize == null
                        ? Runtime.getRuntime().maxMemory() / PART_OF_HEAP
                        : DataSize.parseTotal("maxBufferedSize", maxBufferedSize));
    }

    /** {@return what a call that begins now holds of it: nothing yet} */
    public AnswerShare share() {
        return new AnswerShare(this, births.incrementAndGet());
    }

    long max() {
        return max;
    }

    public long taken() {
        return taken.get();
    }

    int waiting() {
        synchronized (lock) {
            return waiting.size();
        }
    }

    boolean take(AnswerShare share, long bytes, Runnable goOn) {
        boolean small = share.isSmallWith(bytes, SMALL);
        if ((small || !anyWaits) && fits(bytes, small)) {
            share.receive(bytes);
            return true;
        }
        List<Runnable> goers = new ArrayList<>();
        boolean served;
        synchronized (lock) {
            if (share == favoured) {
                taken.addAndGet(bytes);
                share.receive(bytes);
                return true;
            }
            share.ask(bytes, goOn);
            waiting.add(share);
            anyWaits = true;
            serve(goers);
            // who is served at once needs no call back
            served = !waiting.contains(share);
            goers.remove(goOn);
        }
        goers.forEach(AnswerMemory::wake);
        return served;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
        if (anyWaits) {
            List<Runnable> goers = new ArrayList<>();
            synchronized (lock) {
                serve(goers);
            }
            goers.forEach(AnswerMemory::wake);
        }
    }

    /** Neither waits any more, nor is favoured. */
    void forget(AnswerShare share) {
        synchronized (lock) {
            waiting.remove(share);
            anyWaits = !waiting.isEmpty();
            if (favoured == share) {
                favoured = null;
            }
        }
    }

    /** By age; behind one for whom there is not enough, only small ones are served. */
    private void serve(List<Runnable> goers) {
        boolean enough = true;
        for (Iterator<AnswerShare> oldestFirst = waiting.iterator(); oldestFirst.hasNext(); ) {
            AnswerShare share = oldestFirst.next();
            long bytes = share.wanted();
            boolean small = share.isSmallWith(bytes, SMALL);
            if ((enough || small) && (fits(bytes, small) || favours(share, bytes))) {
                oldestFirst.remove();
                share.receive(bytes);
                goers.add(share.goOn());
            } else {
                enough = false;
            }
        }
        anyWaits = !waiting.isEmpty();
    }

    private boolean fits(long bytes, boolean small) {
        long bound = small ? max : max - max / PART_FOR_SMALL;
        long now;
        do {
            now = taken.get();
            if (now + bytes > bound) {
                return false;
            }
        } while (!taken.compareAndSet(now, now + bytes));
        return true;
    }

    private boolean favours(AnswerShare share, long bytes) {
        if (favoured != null) {
            return false;
        }
        favoured = share;
        taken.addAndGet(bytes);
        return true;
    }

    /** Whoever cannot go on must not keep the others from it; its own call ends by its timeout. */
    private static void wake(Runnable goOn) {
        try {
            goOn.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("An answer that waited for memory cannot go on", e);
        }
    }
}
