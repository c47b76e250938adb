package io.github.camelintegry.internal.walk;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.util.Causes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Goes from page to page. While one page is in use it fetches the next, up to the limit of its read-ahead; what goes
 * wrong with a page is thrown when that page's turn comes, after all pages before it.
 *
 * <p>Pages are taken by one thread at a time; they arrive on others, or on that thread while it waits.
 */
public final class Walker implements AutoCloseable {

    private static final Duration MAX_WAIT = Duration.ofDays(365);

    private final PageSource source;
    private final RecordReader reader;
    private final CursorGuard guard;
    private final WalkLimits limits;

    private final ReentrantLock lock = new ReentrantLock();
    private final Waiter waiter = new Waiter(lock);
    private final Queue<Page> ready = new ArrayDeque<>();
    private @Nullable RuntimeException failure;
    private @Nullable Cursor cursor;
    private long number;
    private long fetches;
    private int emptyInARow;
    private boolean itemsSeen;
    private boolean fetching;
    private boolean complete;
    private boolean closed;
    private volatile @Nullable CompletableFuture<CallResult> underWay;

    /**
     * A walker that has fetched nothing yet.
     *
     * @param start where to begin, and after which page
     * @param guard remembers the cursors of the walk over all its walkers
     */
    public Walker(PageSource source, RecordReader reader, WalkPoint start, CursorGuard guard, WalkLimits limits) {
        this.source = source;
        this.reader = reader;
        this.cursor = start.cursor();
        this.number = start.page();
        this.emptyInARow = start.emptyPages();
        this.itemsSeen = start.itemsSeen();
        this.guard = guard;
        this.limits = limits;
        // what ended the last walker ends this one too, before it asks for anything
        IntegryCursorException circle = guard.verdictBehind(number);
        this.failure = circle != null ? circle : tooManyEmptyPages("");
    }

    /**
     * Waits for the next page.
     *
     * @param timeout how long to wait; {@code null} for as long as it takes, which its call bounds. A page that came in time is
     *     read to its end
     * @return {@code null} if there is none: the walk or its limit is at its end, the walker was closed, or the time is over
     * @throws io.github.camelintegry.exception.IntegryException if the page could not be fetched; thrown again at every call
     */
    public @Nullable Page next(@Nullable Duration timeout) throws InterruptedException {
        lock.lock();
        try {
            long deadline = System.nanoTime() + shorter(timeout, MAX_WAIT).toNanos();
            fetchUpTo(Math.max(1, limits.prefetch()));
            while (ready.isEmpty() && failure == null && fetching && !closed) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return null;
                }
                waiter.await(left);
            }
            Page page = closed ? null : ready.poll();
            if (page == null && failure != null && !closed) {
                throw failure;
            }
            fetchUpTo(limits.prefetch());
            return page;
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether the service said that there is nothing after the pages given so far} */
    public boolean isComplete() {
        lock.lock();
        try {
            return complete && ready.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Ends the wait of {@link #next}, unless it reads a page just now; what is being fetched is dropped when it comes, and
     * nothing more is asked for.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            ready.clear();
            waiter.tell();
        } finally {
            lock.unlock();
        }
        CompletableFuture<CallResult> fetch = underWay;
        if (fetch != null) {
            fetch.cancel(false);
        }
    }

    /** Begins a fetch, unless that would be more than so many pages ahead of those taken. */
    private void fetchUpTo(int ahead) {
        boolean limited = limits.maxPages() > 0 && fetches >= limits.maxPages();
        if (fetching || complete || closed || limited || failure != null || ready.size() >= ahead) {
            return;
        }
        fetching = true;
        fetches++;
        try {
            CompletableFuture<CallResult> fetch = source.fetch(cursor, waiter);
            underWay = fetch;
            fetch.whenComplete(this::fetched);
        } catch (RuntimeException | Error e) {
            fetched(null, e);
        }
    }

    private void fetched(@Nullable CallResult result, @Nullable Throwable problem) {
        lock.lock();
        try {
            fetching = false;
            if (closed) {
                return;
            }
            if (result != null) {
                accept(result);
            } else {
                failure = unwrapped(problem);
            }
            fetchUpTo(limits.prefetch());
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            failure = new IllegalStateException("Page " + (number + 1) + " could not be read: " + e, e);
        } finally {
            waiter.tell();
            lock.unlock();
        }
    }

    private void accept(CallResult result) {
        Page page = Page.of(number + 1, result, reader);
        number = page.number();
        ready.add(page);
        cursor = page.nextCursor();
        if (cursor == null) {
            complete = true;
            return;
        }
        requireUnicode(cursor);
        guard.check(number, cursor);
        emptyInARow = page.isEmpty() ? emptyInARow + 1 : 0;
        String missing = page.records().missing();
        itemsSeen |= missing == null;
        failure = tooManyEmptyPages(missing == null ? "" : ": the output " + missing);
    }

    private void requireUnicode(Cursor next) {
        if (!next.isUnicode()) {
            throw new IntegryCursorException(
                    "The cursor that came with page " + number + " contains half of a surrogate pair, so it is no valid"
                            + " Unicode and could not be sent back as it came: nothing behind that page is asked for."
                            + " Report it to Integry's support, or walk with other parameters");
        }
    }

    private @Nullable IntegryCursorException tooManyEmptyPages(String missing) {
        return emptyInARow <= limits.maxEmptyPages()
                ? null
                : new IntegryCursorException(
                        "The service gave " + emptyInARow + " empty pages in a row, each with a cursor, up to page "
                                + number + ". If that is right, raise maxEmptyPages (" + limits.maxEmptyPages() + ")"
                                + (itemsSeen ? "" : ". None so far had anything where itemsPath points to" + missing));
    }

    private static Duration shorter(@Nullable Duration one, Duration other) {
        return one != null && one.compareTo(other) < 0 ? one : other;
    }

    private static RuntimeException unwrapped(@Nullable Throwable problem) {
        Throwable cause = Causes.unwrapped(problem);
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("A page could not be fetched: " + cause, cause);
    }
}
