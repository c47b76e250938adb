package io.github.camelintegry;

import io.github.camelintegry.client.IntegryException;
import io.github.camelintegry.walk.Page;
import io.github.camelintegry.walk.WalkLimits;
import io.github.camelintegry.walk.WalkRecord;
import io.github.camelintegry.walk.Walker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;
import org.jspecify.annotations.Nullable;

/**
 * Gives a walk's pages on demand, for {@code pollEnrich} and {@code ConsumerTemplate}. Nothing is fetched before somebody
 * asks. A page counts as done when its exchange has ended well; until then, it is what the next receive gives again. When
 * the last page is done, one receive gives nothing, and the next begins a new walk.
 */
public class IntegryPollingConsumer extends PollingConsumerSupport {

    private static final long LONGEST_WAIT_MILLIS = Duration.ofDays(365).toMillis();

    private final IntegryEndpoint endpoint;
    private @Nullable Walks walks;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable OpenWalk open;

    /** A polling consumer of this endpoint. */
    public IntegryPollingConsumer(IntegryEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        walks = new Walks(endpoint, false);
        // polling consumers of one endpoint share its walk
        walks.take(endpoint);
    }

    @Override
    protected void doStop() throws Exception {
        // without the lock, which a receive that waits for a page holds
        if (walks != null) {
            walks.stopAsking();
        }
        OpenWalk current = open;
        if (current != null) {
            current.walker.close();
        }
        super.doStop();
        closeWalk();
        if (walks != null) {
            walks.giveBack();
        }
    }

    @Override
    public @Nullable Exchange receive() {
        return receive(null);
    }

    @Override
    public @Nullable Exchange receiveNoWait() {
        return receive(Duration.ZERO);
    }

    @Override
    public @Nullable Exchange receive(long timeout) {
        return receive(timeout < 0 ? null : Duration.ofMillis(Math.min(timeout, LONGEST_WAIT_MILLIS)));
    }

    private @Nullable Exchange receive(@Nullable Duration timeout) {
        TimeLeft left = new TimeLeft(timeout);
        try {
            // another receive may be waiting for its page, for longer than this one may
            if (!lock.tryLock(left.nanos(), TimeUnit.NANOSECONDS)) {
                return null;
            }
            try {
                return take(left);
            } finally {
                lock.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private @Nullable Exchange take(TimeLeft left) throws InterruptedException {
        try {
            while (isRunAllowed() && walks().refuseActions(left.duration())) {
                OpenWalk walk = openWalk();
                Page page = next(walk, left);
                if (page == null) {
                    return ended(walk);
                }
                if (!page.isEmpty()) {
                    return exchange(walk, page);
                }
                commit(walk, page);
            }
            return null;
        } catch (RuntimeException e) {
            closeWalk();
            throw e;
        }
    }

    private @Nullable Page next(OpenWalk walk, TimeLeft left) throws InterruptedException {
        try {
            return walk.next(left.duration());
        } catch (IntegryException e) {
            walks().fallBack(e);
            closeWalk();
            return openWalk().next(left.duration());
        }
    }

    private @Nullable Exchange ended(OpenWalk walk) {
        if (walk.walker.isComplete()) {
            closeWalk();
        }
        return null;
    }

    private Exchange exchange(OpenWalk walk, Page page) {
        Exchange exchange = endpoint.createExchange();
        walks().pages().fill(exchange, page, walks().after(walk.position, page));
        // after a failure the next receive gives the page again
        new ExchangeEnd(() -> commit(walk, page), failure -> {}).of(exchange);
        return exchange;
    }

    /** Comes from the exchange's end, on whichever thread that is. */
    private void commit(OpenWalk walk, Page page) {
        lock.lock();
        try {
            if (walk.given == page) {
                WalkRecord after = walks().after(walk.position, page);
                walks().commit(after);
                walk.position = after;
                walk.given = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private OpenWalk openWalk() {
        OpenWalk current = open;
        if (current == null) {
            WalkRecord position = walks().position();
            WalkLimits limits = new WalkLimits(0, 0, endpoint.getConfiguration().getMaxEmptyPages());
            current = new OpenWalk(position, walks().walker(position, limits));
            open = current;
        }
        return current;
    }

    private void closeWalk() {
        lock.lock();
        try {
            OpenWalk current = open;
            if (current != null) {
                current.walker.close();
                open = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private Walks walks() {
        if (walks == null) {
            throw new IllegalStateException("The polling consumer is not started");
        }
        return walks;
    }

    /** What is left of a timeout; of none, a very long time. */
    private static final class TimeLeft {
        private final long end;

        TimeLeft(@Nullable Duration timeout) {
            end = System.nanoTime() + (timeout == null ? Duration.ofMillis(LONGEST_WAIT_MILLIS) : timeout).toNanos();
        }

        long nanos() {
            return Math.max(0, end - System.nanoTime());
        }

        Duration duration() {
            return Duration.ofNanos(nanos());
        }
    }

    /** A walk that is going on, with the page that was given out and is not yet done. */
    private static final class OpenWalk {
        private final Walker walker;
        private WalkRecord position;
        private @Nullable Page given;

        OpenWalk(WalkRecord position, Walker walker) {
            this.position = position;
            this.walker = walker;
        }

        @Nullable
        Page next(@Nullable Duration timeout) throws InterruptedException {
            if (given == null) {
                given = walker.next(timeout);
            }
            return given;
        }
    }
}
