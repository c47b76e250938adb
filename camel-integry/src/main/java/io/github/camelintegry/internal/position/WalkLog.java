package io.github.camelintegry.internal.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.option.StartFrom;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the walks of one request stand: reads the stored position, decides where a walk begins, and writes how far it came.
 * Used by one thread at a time.
 */
public final class WalkLog {

    private static final Logger LOG = LoggerFactory.getLogger(WalkLog.class);

    private static final String CURE =
            "fallBackCursor decides what becomes of such a walk: with beginning it starts over at"
                    + " the first page. To start over once, remove what is stored; for a consumer, resetCursor and"
                    + " startFrom=beginning do so too";

    private final PositionStore store;
    private final Fingerprint fingerprint;
    private final InstantSource clock;
    private final @Nullable Cursor startCursor;
    private final String writer = UUID.randomUUID().toString();
    private StartFrom startFrom;
    /** A walk of which no page is done yet; {@code null} once the stored one goes on. */
    private @Nullable WalkPosition begun;
    /** What was there when a walk began from elsewhere, also if it cannot be read in between. */
    private @Nullable String passedOver;
    /** What was read or written last: what is written next takes the place of this and nothing else. */
    private @Nullable String before;
    /** Whether what is there could not be read, so that nothing can be compared with it. */
    private boolean unreadable;
    /**
     * Whether the stored position is this log's, or that of somebody who walks beside it. Another one may have looked for
     * records in another place and found none on the pages it passed: those pages are looked at again. There are no more of
     * them than may be empty in a row.
     */
    private boolean begunHere;

    /**
     * A log of walks of the request with this fingerprint.
     *
     * @param startFrom   where the first walk begins
     * @param startCursor the cursor, for {@link StartFrom#CURSOR}
     */
    public WalkLog(
            PositionStore store,
            Fingerprint fingerprint,
            InstantSource clock,
            StartFrom startFrom,
            @Nullable Cursor startCursor) {
        this.store = store;
        this.fingerprint = fingerprint;
        this.clock = clock;
        this.startFrom = startFrom;
        this.startCursor = startCursor;
    }

    /**
     * {@return where to go on: the stored walk, or a new one if that is over or there is none}
     *
     * @param tellEnd whether somebody wants to be told the end of a walk; if nobody does, one that only has that left is
     *     over
     * @throws IntegryCursorException if the stored position is damaged or of another request
     */
    public WalkPosition open(boolean tellEnd) {
        if (store.isFenced() && startFrom != StartFrom.RESUME) {
            readForReplacement();
            if (begun == null) {
                passedOver = before;
            } else if (!Objects.equals(passedOver, before)) {
                // somebody walks beside this log, or its route has committed a page itself: that counts from now on
                resume();
            }
        }
        if (startFrom != StartFrom.RESUME) {
            WalkPosition first = begin(startFrom == StartFrom.CURSOR ? startCursor : null, Carried.NOTHING);
            if (unreadable && store.isFenced()) {
                // at once, so that the first page has something to be compared with, here and in the rows' transaction
                commit(first);
            }
            return first;
        }
        WalkPosition stored = readPosition();
        if (stored == null) {
            return begin(null, Carried.NOTHING);
        }
        if (!stored.origin().fingerprint().equals(fingerprint.hex())) {
            throw new IntegryCursorException(
                    "The stored position is of a walk with another function, functionVersion, user, account or parameters,"
                            + " or with another baseUrl or apiStyle (" + store.place()
                            + "). Use another cursorKey, or startFrom=beginning to replace it");
        }
        boolean goesOn = stored.state() == WalkPosition.State.WALKING
                || stored.state() == WalkPosition.State.END_PENDING && tellEnd;
        if (!goesOn) {
            return begin(null, stored.carried());
        }
        begun = null;
        boolean allSeen =
                begunHere || stored.at().itemsSeen() || !stored.origin().whole();
        return allSeen ? stored.by(writer) : stored.by(writer).fromItsFirstPage();
    }

    /** What is stored; {@code null} only if nothing ever was, since an empty text is what crashes and full disks leave. */
    private @Nullable WalkPosition readPosition() {
        try {
            read();
            return before == null ? null : WalkPosition.parse(before);
        } catch (IntegryCursorException e) {
            throw new IntegryCursorException(e.getMessage() + ". It is that of " + store.place() + ". " + CURE);
        }
    }

    private void read() {
        before = null;
        unreadable = true;
        before = store.read();
        unreadable = false;
    }

    /** Reads what a walk from elsewhere will take the place of; that it is damaged is no reason to keep it. */
    private void readForReplacement() {
        try {
            read();
        } catch (IntegryCursorException e) {
            LOG.debug("A damaged position is going to be replaced: {}", e.getMessage());
        }
    }

    /** A new walk, which stays the same one until its first page is done. */
    private WalkPosition begin(@Nullable Cursor cursor, Carried carried) {
        if (begun == null) {
            begun = WalkPosition.begin(cursor, fingerprint, clock.instant()).by(writer);
        }
        return begun.carrying(carried);
    }

    /** {@return whether another walk may take the place of the present one, if that cannot go on} */
    boolean mayFallBack() {
        WalkPosition present = present();
        return present == null || present.mayFallBack();
    }

    /** {@return a walk from the beginning in place of the present one; it is written at once} */
    WalkPosition beginAgain() {
        WalkPosition present = present();
        WalkPosition again = WalkPosition.beginAgain(fingerprint, clock.instant(), present == null ? 0 : present.page())
                .by(writer)
                .carrying(present == null ? Carried.NOTHING : present.carried());
        commit(again);
        return again;
    }

    /** The walk that goes on; {@code null} if there is none, or nothing is known of it. */
    private @Nullable WalkPosition present() {
        if (begun != null) {
            return begun;
        }
        WalkPosition stored = storedOrNull(before);
        return stored != null && stored.state() != WalkPosition.State.FINISHED ? stored : null;
    }

    /** The position of a text, if it is of this request; {@code null} also if nothing is known of it. */
    private @Nullable WalkPosition storedOrNull(@Nullable String text) {
        try {
            WalkPosition stored = text == null ? null : WalkPosition.parse(text);
            return stored != null && stored.origin().fingerprint().equals(fingerprint.hex()) ? stored : null;
        } catch (IntegryCursorException e) {
            return null;
        }
    }

    /** {@return a walk from the beginning, whatever is stored, and by whomever; it is written at once} */
    WalkPosition beginAnew() {
        WalkPosition stored = storedOrNull(whateverIsThere());
        WalkPosition anew = WalkPosition.begin(null, fingerprint, clock.instant())
                .by(writer)
                .carrying(stored == null ? Carried.NOTHING : stored.carried());
        String text = anew.text();
        store.write(text);
        written(text);
        return anew;
    }

    /** For an operator, who wants to be rid of it: what cannot be read must not keep him from that. */
    private @Nullable String whateverIsThere() {
        try {
            return store.read();
        } catch (RuntimeException e) {
            LOG.debug("A position that cannot be read is going to be replaced: {}", e.getMessage());
            return null;
        }
    }

    /**
     * Writes how far the walk came. From the first time on, the log goes on from what is written.
     *
     * @throws IntegryWalkTakenOverException if somebody else has written since this log read
     */
    void commit(WalkPosition progress) {
        String text = progress.text();
        try {
            if (unreadable) {
                store.write(text);
            } else {
                store.replace(before, text);
            }
        } catch (IntegryWalkTakenOverException e) {
            // who walks beside this log goes by the same options: where he stands counts from now on
            resume();
            throw e;
        }
        written(text);
    }

    private void written(String text) {
        before = text;
        unreadable = false;
        resume();
    }

    private void resume() {
        startFrom = StartFrom.RESUME;
        begunHere = true;
        begun = null;
    }

    /** {@return the position, with the time if the walk is over} */
    WalkPosition stamped(WalkPosition position) {
        return position.stamped(clock.instant());
    }

    /** {@return what the next position takes the place of; {@code null} if there is nothing, or nobody compares it} */
    @Nullable
    String before() {
        return store.isFenced() ? before : null;
    }
}
