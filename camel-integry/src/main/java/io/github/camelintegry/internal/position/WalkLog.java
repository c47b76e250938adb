package io.github.camelintegry.internal.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.option.StartFrom;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Where the walks of one request stand: reads the stored position, decides where a walk begins, and writes how far it came.
 * Used by one thread at a time.
 */
public final class WalkLog {

    private static final String CURE =
            "fallBackCursor decides what becomes of such a walk: with beginning it starts over at"
                    + " the first page. To start over once, use resetCursor or startFrom=beginning, or delete what is stored";

    private final PositionStore store;
    private final Fingerprint fingerprint;
    private final InstantSource clock;
    private final @Nullable Cursor startCursor;
    private StartFrom startFrom;
    private @Nullable WalkPosition begun;
    /**
     * Whether the stored position is this log's. Of another one's, which may have looked for records in another place, and
     * found none on the pages it passed, those pages are looked at again; there are no more than may be empty in a row.
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
        if (startFrom != StartFrom.RESUME) {
            return begin(startFrom == StartFrom.CURSOR ? startCursor : null);
        }
        WalkPosition stored = stored();
        if (stored == null) {
            return begin(null);
        }
        if (!stored.origin().fingerprint().equals(fingerprint.hex())) {
            throw new IntegryCursorException(
                    "The stored position is of a walk with another function, functionVersion, user, account or parameters,"
                            + " or with another baseUrl or apiStyle (" + store.place()
                            + "). Use another cursorKey, or startFrom=beginning to replace it");
        }
        return switch (stored.state()) {
            case WALKING ->
                begunHere || stored.at().itemsSeen() || !stored.origin().whole() ? stored : stored.fromItsFirstPage();
            case END_PENDING -> tellEnd ? stored : begin(null);
            case FINISHED -> begin(null);
        };
    }

    /** What is stored; {@code null} only if nothing ever was, since an empty text is what crashes and full disks leave. */
    private @Nullable WalkPosition stored() {
        try {
            String text = store.read();
            return text == null ? null : WalkPosition.parse(text);
        } catch (IntegryCursorException e) {
            throw new IntegryCursorException(e.getMessage() + ". It is that of " + store.place() + ". " + CURE);
        }
    }

    /** A new walk, which stays the same one until its first page is done. */
    private WalkPosition begin(@Nullable Cursor cursor) {
        if (begun == null) {
            begun = WalkPosition.begin(cursor, fingerprint, clock.instant());
        }
        return begun;
    }

    /** {@return whether another walk may take the place of the present one, if that cannot go on} */
    boolean mayFallBack() {
        WalkPosition present = present();
        return present == null || present.mayFallBack();
    }

    /** {@return a walk from the beginning in place of the present one; it is written at once} */
    WalkPosition beginAgain() {
        WalkPosition present = present();
        WalkPosition again =
                WalkPosition.beginAgain(fingerprint, clock.instant(), present == null ? 0 : present.page());
        commit(again);
        return again;
    }

    /** The walk that goes on; {@code null} if there is none, or nothing is known of it. */
    private @Nullable WalkPosition present() {
        if (begun != null) {
            return begun;
        }
        try {
            WalkPosition stored = stored();
            return stored != null
                            && stored.state() != WalkPosition.State.FINISHED
                            && stored.origin().fingerprint().equals(fingerprint.hex())
                    ? stored
                    : null;
        } catch (IntegryCursorException e) {
            return null;
        }
    }

    /** {@return a walk from the beginning, whatever was stored; it is written at once} */
    WalkPosition beginAnew() {
        WalkPosition anew = WalkPosition.begin(null, fingerprint, clock.instant());
        commit(anew);
        return anew;
    }

    /** Writes how far the walk came. From the first time on, the log goes on from what is written. */
    void commit(WalkPosition progress) {
        store.write(progress.text());
        startFrom = StartFrom.RESUME;
        begunHere = true;
        begun = null;
    }
}
