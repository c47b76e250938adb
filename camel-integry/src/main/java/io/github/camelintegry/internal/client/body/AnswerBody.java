package io.github.camelintegry.internal.client.body;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * The body of one answer as it comes together. It takes memory from its call's share before it uses any, so that it may
 * have to wait with bytes that it was fed; it counts decompressed bytes, and while it copies, old and new ones.
 */
public final class AnswerBody {

    private static final long BELIEVED_AT_ONCE = 256 * 1024;
    /** To read a text, a parser takes two bytes for each of its own; for what is not larger than this nobody needs to ask. */
    private static final long TO_READ = 2;

    private static final int READ_WITHOUT_ASKING = 64 * 1024;
    private static final long MAX_IN_AN_ARRAY = Integer.MAX_VALUE - 8L;
    private static final byte[] NOTHING = {};

    private final AttemptLimits limits;
    private final int status;
    private final long announced;
    private final @Nullable Gunzip gunzip;
    private byte[] bytes = NOTHING;
    private int length;
    /** On the wire, before decompression. */
    private long came;

    private @Nullable Buffer chunk;
    /** A size for which memory has been asked, and not yet used. */
    private int asked = -1;

    private boolean mayBeRead;
    private boolean dropped;

    /**
     * A body of which nothing has come.
     *
     * @param contentLength   how many bytes the service says that it will send, if it says so
     * @param encoding      how they are encoded; what nobody asked for is taken in as it is
     */
    public AnswerBody(AttemptLimits limits, int status, @Nullable String contentLength, ContentEncoding encoding) {
        this.limits = limits;
        this.status = status;
        this.announced = number(contentLength);
        this.gunzip = encoding.isGzip() ? new Gunzip() : null;
    }

    private static long number(@Nullable String contentLength) {
        try {
            return contentLength == null ? -1 : Long.parseLong(contentLength);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** Gives it what has come; it must have taken in all that it was fed before. */
    public void feed(Buffer more) {
        if (chunk != null) {
            throw new IllegalStateException("bytes came while others wait");
        }
        checkNotDropped();
        came += more.length();
        chunk = more;
        if (gunzip != null) {
            gunzip.feed(more.getBytes());
        }
    }

    /**
     * Takes in what it was fed.
     *
     * @param goOn runs, on any thread, when there is memory: then this must be called again
     * @return {@code false} if it has to wait for memory
     * @throws FailedAttempt if the body is too large, or damaged
     */
    public boolean takeIn(Runnable goOn) {
        useWhatWasAsked();
        Buffer more = chunk;
        if (more != null) {
            if (!(gunzip == null ? append(more, goOn) : decompress(gunzip, more, goOn))) {
                return false;
            }
            chunk = null;
        }
        return true;
    }

    private boolean append(Buffer more, Runnable goOn) {
        long total = (long) length + more.length();
        checkSize(total);
        if (total > bytes.length && !resize(roomFor(total), goOn)) {
            return false;
        }
        more.getBytes(bytes, length);
        length = (int) total;
        return true;
    }

    private boolean decompress(Gunzip stream, Buffer more, Runnable goOn) {
        try {
            int count;
            do {
                if (length == bytes.length && !resize(roomToDecompress(more), goOn)) {
                    return false;
                }
                count = stream.read(bytes, length);
                length += count;
                checkSize(length);
            } while (count > 0);
            return true;
        } catch (DataFormatException e) {
            throw broken("is " + e.getMessage(), e);
        }
    }

    private void checkSize(long total) {
        if (total > limits.maxResponseSize()) {
            throw Failure.BEYOND_LIMIT.because(
                    "The answer is larger than maxResponseSize (" + limits.maxResponseSize()
                            + " bytes). It is not asked for again: raise maxResponseSize, or ask for less at a time",
                    status);
        }
    }

    /** Memory follows what has come, not what was announced: an announcement costs a service nothing. */
    private long roomFor(long needed) {
        long promised = Math.min(announced, limits.maxResponseSize());
        long generous = promised >= needed
                ? Math.min(promised, Math.max(BELIEVED_AT_ONCE, 4L * needed))
                : Math.min(2L * bytes.length, limits.maxResponseSize());
        return Math.max(needed, generous);
    }

    /** One byte more than is allowed shows that there is more. */
    private long roomToDecompress(Buffer more) {
        long generous = bytes.length == 0 ? 4L * more.length() : 2L * bytes.length;
        return Math.max(length + 1L, Math.min(generous, limits.maxResponseSize() + 1));
    }

    private boolean resize(long size, Runnable goOn) {
        int possible = (int) Math.min(size, MAX_IN_AN_ARRAY);
        asked = possible;
        if (!limits.memory().take(possible, goOn)) {
            return false;
        }
        useWhatWasAsked();
        return true;
    }

    private void useWhatWasAsked() {
        if (asked >= 0) {
            int before = bytes.length;
            bytes = asked == 0 ? NOTHING : Arrays.copyOf(bytes, asked);
            asked = -1;
            if (before > 0) {
                limits.memory().giveBack(before);
            }
        }
    }

    /**
     * {@return the whole body, nothing more and nothing less; {@code null} if it has to wait for the memory that it takes, or
     * that reading it takes}
     *
     * @throws FailedAttempt if something is missing
     */
    public byte @Nullable [] whole(Runnable goOn) {
        checkNotDropped();
        if (!takeIn(goOn)) {
            return null;
        }
        if (announced >= 0 && announced != came && !isWithoutBody()) {
            throw broken("has " + came + " bytes, not the " + announced + " of its Content-Length", null);
        }
        if (gunzip != null && !gunzip.isWhole()) {
            throw broken("is cut short: its gzip stream does not end", null);
        }
        boolean fits = length == bytes.length || resize(length, goOn);
        return fits && mayBeRead(goOn) ? bytes : null;
    }

    private boolean mayBeRead(Runnable goOn) {
        if (mayBeRead || length <= READ_WITHOUT_ASKING) {
            return true;
        }
        // whoever has to wait comes back when it has been given
        mayBeRead = true;
        return limits.memory().take(TO_READ * length, goOn);
    }

    /** Such answers may tell the length of a body that they do not have. */
    private boolean isWithoutBody() {
        return status == 204 || status == 304;
    }

    private FailedAttempt broken(String how, @Nullable Throwable cause) {
        return Failure.UNREADABLE.because(
                "The body of the answer " + how
                        + ". If that comes often, look at what is between here and Integry, such as a proxy that changes"
                        + " answers",
                cause,
                status);
    }

    /** Lets go of all that has come; whatever happens then, this is never taken for a body again. */
    public void drop() {
        dropped = true;
        bytes = NOTHING;
        chunk = null;
        close();
    }

    private void checkNotDropped() {
        if (dropped) {
            throw new IllegalStateException("a part of the answer is lost");
        }
    }

    /** Gives back what the system lent for decompression. */
    public void close() {
        if (gunzip != null) {
            gunzip.close();
        }
    }
}
