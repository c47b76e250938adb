package io.github.camelintegry.internal.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.WalkPoint;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk came. Its text is what is kept between polls, and what a page exchange carries for routes that keep it
 * themselves.
 *
 * @param state   whether pages are left
 * @param at      between which pages it is
 * @param records how many records were dealt with
 * @param origin  which walk it is
 * @param written who has written it, and when it was over
 * @param carried what goes on with the next walk
 */
public record WalkPosition(State state, WalkPoint at, long records, Origin origin, Written written, Carried carried) {

    private static final WalkPoint BEGINNING = new WalkPoint(null, 0, 0, false);

    /** Where a walk stands. */
    public enum State {
        /** Pages are left. */
        WALKING,
        /** No page is left; the end has yet to be told. */
        END_PENDING,
        /** It is over: the next one begins at the beginning. */
        FINISHED
    }

    /**
     * What stays the same from a walk's beginning to its end.
     *
     * @param walkId      told from all other walks by this
     * @param startedAt   when it began
     * @param fingerprint of the request that it walks
     * @param whole       whether it began at the beginning, so that its end means that everything was seen
     * @param fellBack    whether it took the place of one whose cursor could not be used
     * @param pagesBefore the last page that the one before it had dealt with, if it fell back; else 0
     */
    public record Origin(
            String walkId, Instant startedAt, String fingerprint, boolean whole, boolean fellBack, long pagesBefore) {}

    /**
     * What tells this text from that of another writer who came as far.
     *
     * @param writer     a random text for each start of one who writes positions; empty where none is stored
     * @param finishedAt when the walk was over; {@code null} if it goes on
     */
    public record Written(String writer, @Nullable Instant finishedAt) {

        static final Written NOWHERE = new Written("", null);
    }

    /** {@return a walk that begins now} */
    public static WalkPosition begin(@Nullable Cursor cursor, Fingerprint fingerprint, Instant now) {
        return begin(cursor, fingerprint, now, false, 0);
    }

    /**
     * {@return a walk from the beginning in place of one that cannot go on}
     *
     * @param pagesBefore how far that one came
     */
    static WalkPosition beginAgain(Fingerprint fingerprint, Instant now, long pagesBefore) {
        return begin(null, fingerprint, now, true, pagesBefore);
    }

    private static WalkPosition begin(
            @Nullable Cursor cursor, Fingerprint fingerprint, Instant now, boolean fellBack, long pagesBefore) {
        String id = UUID.randomUUID().toString();
        Origin origin = new Origin(id, now, fingerprint.hex(), cursor == null, fellBack, pagesBefore);
        WalkPoint at = new WalkPoint(cursor, 0, 0, false);
        return new WalkPosition(State.WALKING, at, 0, origin, Written.NOWHERE, Carried.NOTHING);
    }

    /** {@return the number of the last page that was dealt with} */
    public long page() {
        return at.page();
    }

    /** {@return what tells the walk from all others} */
    public String walkId() {
        return origin.walkId();
    }

    /**
     * {@return whether another walk may take its place} A service that refuses the same cursor each time would keep walks
     * in a loop, so one that fell back has to come further than the one before it.
     */
    boolean mayFallBack() {
        return !origin.fellBack() || page() > origin.pagesBefore();
    }

    /** {@return this walk before its first page} For a walk from the beginning that has had no records yet. */
    WalkPosition fromItsFirstPage() {
        return new WalkPosition(State.WALKING, BEGINNING, 0, origin, written, carried);
    }

    /**
     * {@return where the walk stands once this page is dealt with} The end of a walk that found no place where records
     * could have been is not told: more likely than that all records are gone is that it looked in the wrong place.
     *
     * @param tellEnd whether the end of a whole walk has to be told before it is over
     */
    public WalkPosition after(Page done, boolean tellEnd) {
        WalkPoint behind = at.after(done);
        State end = tellEnd && origin.whole() && behind.itemsSeen() ? State.END_PENDING : State.FINISHED;
        State state = done.isLast() ? end : State.WALKING;
        return new WalkPosition(state, behind, records + done.size(), origin, written, carried);
    }

    /** {@return this walk, over} */
    public WalkPosition finished() {
        return new WalkPosition(
                State.FINISHED,
                new WalkPoint(null, page(), at.emptyPages(), at.itemsSeen()),
                records,
                new Origin(walkId(), origin.startedAt(), origin.fingerprint(), origin.whole(), false, 0),
                written,
                carried);
    }

    /** {@return this position, as this writer writes it} */
    WalkPosition by(String writer) {
        return with(new Written(writer, written.finishedAt()));
    }

    /** {@return this position, with the time if the walk is over} */
    WalkPosition stamped(Instant now) {
        return state == State.FINISHED ? with(new Written(written.writer(), now)) : this;
    }

    private WalkPosition with(Written other) {
        return new WalkPosition(state, at, records, origin, other, carried);
    }

    /** {@return this position, with what the walk before it has left} */
    WalkPosition carrying(Carried left) {
        return new WalkPosition(state, at, records, origin, written, left);
    }

    /** {@return the text to keep: JSON on one line} */
    public String text() {
        return PositionText.of(this);
    }

    /**
     * {@return the position of a text}
     *
     * @throws IntegryCursorException if it is damaged, or of a version that this one does not know
     */
    public static WalkPosition parse(String text) {
        return PositionText.parse(text);
    }
}
