package io.github.camelintegry;

import io.github.camelintegry.walk.Page;
import io.github.camelintegry.walk.Walker;
import java.io.Closeable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.RuntimeCamelException;

/**
 * All records of all pages, one after the other. A page is fetched when it is needed, and one ahead. Once it is closed,
 * nothing more is asked for. For one thread.
 */
public final class RecordIterator implements Iterator<Object>, Closeable {

    private final Walker walker;
    private Iterator<Object> page = Collections.emptyIterator();

    RecordIterator(Walker walker) {
        this.walker = walker;
    }

    /**
     * {@return whether there is another record; waits for its page}
     *
     * @throws io.github.camelintegry.client.IntegryException if that cannot be fetched
     */
    @Override
    public boolean hasNext() {
        try {
            while (!page.hasNext()) {
                Page next = walker.next(null);
                if (next == null) {
                    return false;
                }
                page = next.records().each().get();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for the next page", e);
        }
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }

    @Override
    public void close() {
        walker.close();
        page = Collections.emptyIterator();
    }
}
