package io.github.camelintegry;

import io.github.camelintegry.walk.Page;
import io.github.camelintegry.walk.WalkLimits;
import io.github.camelintegry.walk.WalkRecord;
import io.github.camelintegry.walk.Walker;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.support.PollingConsumerSupport;
import org.apache.camel.support.SynchronizationAdapter;
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
    private volatile @Nullable OpenWalk open;

    /** A polling consumer of this endpoint. */
    public IntegryPollingConsumer(IntegryEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        endpoint.getComponent()
                .signer(
                        endpoint.getConfiguration().getAppKey(),
                        endpoint.getConfiguration().getAppSecret());
        walks = new Walks(endpoint, false);
    }

    @Override
    protected void doStop() throws Exception {
        OpenWalk current = open;
        if (current != null) {
            // without the lock, which a receive that waits for a page holds
            current.walker.close();
        }
        super.doStop();
        closeWalk();
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

    private synchronized @Nullable Exchange receive(@Nullable Duration timeout) {
        long deadline = timeout == null ? 0 : System.nanoTime() + timeout.toNanos();
        try {
            while (isRunAllowed()) {
                OpenWalk walk = openWalk();
                Page page = walk.next(timeout == null ? null : Duration.ofNanos(deadline - System.nanoTime()));
                if (page == null) {
                    return ended(walk);
                }
                if (!page.isEmpty()) {
                    return exchange(walk, page);
                }
                commit(walk, page);
            }
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (RuntimeException e) {
            closeWalk();
            throw e;
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
        walks().fill(exchange, page, walks().after(walk.position, page));
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                if (!done.isRollbackOnly() && !done.isRollbackOnlyLast()) {
                    commit(walk, page);
                }
            }
        });
        return exchange;
    }

    private synchronized void commit(OpenWalk walk, Page page) {
        if (walk.given == page) {
            WalkRecord after = walks().after(walk.position, page);
            walks().commit(after);
            walk.position = after;
            walk.given = null;
        }
    }

    private OpenWalk openWalk() throws InterruptedException {
        OpenWalk current = open;
        if (current == null) {
            walks().refuseActions();
            WalkRecord position = walks().position();
            WalkLimits limits = new WalkLimits(0, 0, endpoint.getConfiguration().getMaxEmptyPages());
            current = new OpenWalk(position, walks().walker(position, limits));
            open = current;
        }
        return current;
    }

    private synchronized void closeWalk() {
        OpenWalk current = open;
        if (current != null) {
            current.walker.close();
            open = null;
        }
    }

    private Walks walks() {
        if (walks == null) {
            throw new IllegalStateException("The polling consumer is not started");
        }
        return walks;
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
