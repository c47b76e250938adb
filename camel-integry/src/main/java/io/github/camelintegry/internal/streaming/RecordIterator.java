package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.position.UnseenItems;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Walker;
import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.RuntimeCamelException;
import org.jspecify.annotations.Nullable;

/**
 * All records of all pages, one after the other. A page is fetched when it is needed, and one ahead. Once it is closed,
 * which happens at the latest when the exchange ends that it was made for, nothing more is asked for; if that was before
 * its end, any further use fails, so that nobody takes a part for the whole. For one thread.
 */
public final class RecordIterator implements Iterator<Object>, Closeable {

    private final Walker walker;
    private final UnseenItems unseenItems;
    private WalkPosition position;
    private Iterator<Object> page = Collections.emptyIterator();
    private volatile @Nullable Exchange exchange;
    private volatile boolean finished;
    private volatile boolean closed;
    private volatile boolean stopped;
    /** Once it is known, every further use ends in it: behind a gap there may be more, which would pass for the whole. */
    private @Nullable RuntimeException failure;

    /** Over what the walker brings, from this position on. */
    public RecordIterator(Walker walker, WalkPosition position, UnseenItems unseenItems) {
        this.walker = walker;
        this.position = position;
        this.unseenItems = unseenItems;
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
        try {
            lookAhead();
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (Error e) {
            throw failed(unreadable(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(new RuntimeCamelException("Interrupted while waiting for the next page", e));
        }
        requireOpen();
        return !finished;
    }

    private void lookAhead() throws InterruptedException {
        while (!page.hasNext() && !finished && !closed) {
            Page next = walker.next(null);
            if (next != null) {
                page = next.records().each().get();
                position = position.after(next, false);
                unseenItems.lookAt(position, next);
            } else if (!closed) {
                if (!walker.isComplete()) {
                    throw new IllegalStateException("The next page is missing, though the walk is not at its end");
                }
                finished = true;
            }
        }
    }

    private void requireOpen() {
        if (stopped && !finished) {
            throw new IllegalStateException(
                    "The route was stopped while the records of walk=true were read, so not all of"
                            + " them were: what did not come is read when the exchange is made again");
        }
        if (closed && !finished) {
            throw new IllegalStateException("The iterator of walk=true was closed before its end, so not all records"
                    + " were read. It lives as long as the exchange that made it: read it there, for example with"
                    + " .to(\"integry:…walk=true\").split(body()).streaming() in one route");
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
            return page.next();
        } catch (RuntimeException e) {
            throw failed(e);
        } catch (Error e) {
            throw failed(unreadable(e));
        }
    }

    private RuntimeException failed(RuntimeException e) {
        failure = e;
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
        stopped = true;
        closed = true;
        walker.close();
    }

    @Override
    public void close() {
        if (!closed && failure == null && !page.hasNext() && walker.isComplete()) {
            finished = true;
        }
        closed = true;
        walker.close();
    }
}
