package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.position.UnseenItems;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Walker;
import java.io.Closeable;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * All records of all pages, one after the other. A page is fetched when it is needed, and as many ahead as are wanted. Once it is
 * closed, which happens at the latest when the exchange ends that it was made for, nothing more is asked for; if that was
 * before its end, any further use fails, so that nobody takes a part for the whole. For one thread.
 */
public final class RecordIterator implements Iterator<Object>, Closeable {

    private static final String CLOSED = "The iterator of walk=true was closed before its end, so not all records"
            + " were read. It lives as long as the exchange that made it: read it there, for example with"
            + " .to(\"integry:…walk=true\").split(body()).streaming() in one route";
    private static final String STOPPED =
            "The route was stopped while the records of walk=true were read, so not all of"
                    + " them were: what did not come is read when the exchange is made again";

    private final Walker walker;
    private final TakenPages taken;
    private final LastUse use;
    private final Runnable whenClosed;
    private Iterator<Object> page = Collections.emptyIterator();
    private volatile @Nullable Exchange exchange;
    private volatile boolean finished;
    private volatile boolean closed;
    private volatile String whyClosed = CLOSED;
    /** Once it is known, every further use ends in it: behind a gap there may be more, which would pass for the whole. */
    private @Nullable RuntimeException failure;

    /**
     * Over what the walker brings.
     *
     * @param taken      is told of what is taken
     * @param use        is told when this is used
     * @param whenClosed runs once nothing more is asked for, perhaps more than once
     */
    RecordIterator(Walker walker, TakenPages taken, LastUse use, Runnable whenClosed) {
        this.walker = walker;
        this.taken = taken;
        this.use = use;
        this.whenClosed = whenClosed;
    }

    /** Over all records that the walker brings, for somebody who neither keeps nor shares the walk. */
    public static RecordIterator ofAll(Walker walker, WalkPosition begin, UnseenItems unseenItems) {
        TakenPages pages = new TakenPages(
                (position, page) -> {
                    WalkPosition after = position.after(page, false);
                    unseenItems.lookAt(after, page);
                    return after;
                },
                begin,
                0,
                more -> {});
        return new RecordIterator(walker, pages, new LastUse(Ticker.SYSTEM, Duration.ZERO), () -> {});
    }

    /** It is this exchange's: once a split of that has failed, nothing more is fetched for it. */
    void belongsTo(Exchange owner) {
        exchange = owner;
    }

    /**
     * {@return whether there is another record; waits for its page. There is none for a split that has failed: Camel counts
     * off the records that are left before it closes this, and would fetch them all}
     *
     * @throws io.github.camelintegry.exception.IntegryException if that cannot be fetched
     * @throws IllegalStateException if this was closed before its end
     */
    @Override
    public boolean hasNext() {
        if (!closed && isCountedOff()) {
            close();
            return false;
        }
        if (failure != null) {
            throw failure;
        }
        use.begin();
        try {
            lookAhead();
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (Error e) {
            throw failed(unreadable(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new RuntimeCamelException("Interrupted while waiting for the next page", e));
        } finally {
            use.end();
        }
        requireOpen();
        return !finished;
    }

    private void lookAhead() throws InterruptedException {
        while (!page.hasNext() && !finished && !closed) {
            Page next = walker.next(null);
            if (next != null) {
                page = next.records().each().get();
                taken.begin(next);
            } else if (!closed) {
                if (!isAtEnd()) {
                    throw new IllegalStateException("The next page is missing, though the walk is not at its end");
                }
                finished = true;
                whenClosed.run();
            }
        }
    }

    /** Whether no page comes behind this one. */
    private boolean isAtEnd() {
        return walker.isComplete() || taken.isAtLimit();
    }

    private void requireOpen() {
        if (closed && !finished) {
            throw new IllegalStateException(whyClosed);
        }
    }

    /**
     * Whether a split of its exchange has ended with a failure: that of a part, or one that came from here. Of any other
     * failure of the exchange somebody who reads a copy of it, as behind a wireTap, must hear: he would take what he got for
     * the whole.
     */
    private boolean isCountedOff() {
        Exchange owner = exchange;
        Exception ended = owner == null ? null : owner.getException();
        if (ended == null) {
            return false;
        }
        return ended == failure
                || ended instanceof CamelExchangeException ofPart
                        && ofPart.getExchange() != null
                        && ofPart.getExchange().getProperty(ExchangePropertyKey.SPLIT_INDEX) != null;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            Object record = page.next();
            taken.record();
            return record;
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (Error e) {
            throw failed(unreadable(e));
        }
    }

    private RuntimeException failed(RuntimeException e) {
        failure = e;
        whenClosed.run();
        return e;
    }

    /** Camel gives an Error to no error handler: the exchange would never end, and nobody would hear why. */
    private static RuntimeCamelException unreadable(Error failure) {
        return new RuntimeCamelException("A record could not be read: " + failure, failure);
    }

    /** What somebody reads who takes this for a text, as a step for texts and {@code log} do. */
    @Override
    public String toString() {
        return "The records of walk=true, which are fetched while they are read, and are no text: split them, as with"
                + " .split(body()).streaming()";
    }

    /** From any thread: ends a wait for the next page, and the request that would bring it. */
    void stop() {
        closeBecause(STOPPED);
    }

    /** From any thread, once nobody has read it for so long. */
    void stall(Duration stallTimeout) {
        closeBecause("The iterator of walk=true was closed, since nobody had read it for stallTimeout="
                + stallTimeout.toMillis() + " ms: not all records were read. Read it faster, or raise stallTimeout");
    }

    private void closeBecause(String why) {
        whyClosed = why;
        closed = true;
        walker.close();
        whenClosed.run();
    }

    @Override
    public void close() {
        if (!closed && failure == null && !page.hasNext() && isAtEnd()) {
            finished = true;
        }
        closed = true;
        walker.close();
        whenClosed.run();
    }
}
