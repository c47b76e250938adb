package io.github.camelintegry.internal.position;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Utf8;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.WalkStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a walk came. Its text is what is kept between polls, and what a page exchange carries for routes that keep it
 * themselves.
 *
 * @param state       whether pages are left
 * @param cursor      where the next page begins; {@code null} before the first page and when none is left
 * @param page        the number of the last page that was dealt with
 * @param emptyPages  how many empty pages it ended with
 * @param records     how many records were dealt with
 * @param walkId      told from all other walks by this
 * @param startedAt   when it began
 * @param fingerprint of the request that it walks
 * @param whole       whether it began at the beginning, so that its end means that everything was seen
 * @param fellBack    whether it took the place of one whose cursor could not be used
 * @param pagesBefore the last page that the one before it had dealt with, if it fell back; else 0
 * @param itemsSeen   whether the place where records are looked for was there on any page so far
 */
public record WalkPosition(
        State state,
        @Nullable Cursor cursor,
        long page,
        int emptyPages,
        long records,
        String walkId,
        Instant startedAt,
        String fingerprint,
        boolean whole,
        boolean fellBack,
        long pagesBefore,
        boolean itemsSeen) {

    /** Where a walk stands. */
    public enum State {
        /** Pages are left. */
        WALKING,
        /** No page is left; the end has yet to be told. */
        END_PENDING,
        /** It is over: the next one begins at the beginning. */
        FINISHED
    }

    private static final int VERSION = 1;

    /** {@return a walk that begins now} */
    public static WalkPosition begin(@Nullable Cursor cursor, Fingerprint fingerprint, Instant now) {
        return begin(cursor, fingerprint, now, false, 0);
    }

    /**
     * {@return a walk from the beginning in place of one that cannot go on}
     *
     * @param pagesBefore how far that one came
     */
    public static WalkPosition beginAgain(Fingerprint fingerprint, Instant now, long pagesBefore) {
        return begin(null, fingerprint, now, true, pagesBefore);
    }

    private static WalkPosition begin(
            @Nullable Cursor cursor, Fingerprint fingerprint, Instant now, boolean fellBack, long pagesBefore) {
        String id = UUID.randomUUID().toString();
        return new WalkPosition(
                State.WALKING,
                cursor,
                0,
                0,
                0,
                id,
                now,
                fingerprint.hex(),
                cursor == null,
                fellBack,
                pagesBefore,
                false);
    }

    /**
     * {@return whether another walk may take its place} A service that refuses the same cursor each time would keep walks
     * in a loop, so one that fell back has to come further than the one before it.
     */
    public boolean mayFallBack() {
        return !fellBack || page > pagesBefore;
    }

    /** {@return this walk before its first page} For a walk from the beginning that has had no records yet. */
    WalkPosition fromItsFirstPage() {
        return new WalkPosition(
                State.WALKING, null, 0, 0, 0, walkId, startedAt, fingerprint, whole, fellBack, pagesBefore, false);
    }

    /**
     * {@return where the walk stands once this page is dealt with} The end of a walk that found no place where records
     * could have been is not told: more likely than that all records are gone is that it looked in the wrong place.
     *
     * @param tellEnd whether the end of a whole walk has to be told before it is over
     */
    public WalkPosition after(Page done, boolean tellEnd) {
        boolean seen = itemsSeen || done.records().missing() == null;
        State end = tellEnd && whole && seen ? State.END_PENDING : State.FINISHED;
        return new WalkPosition(
                done.isLast() ? end : State.WALKING,
                done.nextCursor(),
                done.number(),
                done.isEmpty() ? emptyPages + 1 : 0,
                records + done.size(),
                walkId,
                startedAt,
                fingerprint,
                whole,
                fellBack,
                pagesBefore,
                seen);
    }

    /** {@return what a walker must know of it} */
    WalkStart start() {
        return new WalkStart(cursor, page, emptyPages, itemsSeen);
    }

    /** {@return this walk, over} */
    public WalkPosition finished() {
        return new WalkPosition(
                State.FINISHED,
                null,
                page,
                emptyPages,
                records,
                walkId,
                startedAt,
                fingerprint,
                whole,
                false,
                0,
                itemsSeen);
    }

    /** {@return the text to keep: JSON on one line} */
    public String text() {
        return new String(JsonCodec.DEFAULT.print(this::printTo), StandardCharsets.UTF_8);
    }

    private void printTo(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
        if (cursor != null) {
            // as text within the text, since it must come back to the digit
            json.writeStringField("cursor", cursor.json());
            json.writeStringField("cursorName", cursor.key());
        }
        json.writeNumberField("page", page);
        json.writeNumberField("emptyPages", emptyPages);
        json.writeNumberField("records", records);
        json.writeStringField("walkId", walkId);
        json.writeStringField("startedAt", startedAt.toString());
        json.writeStringField("fingerprint", fingerprint);
        json.writeBooleanField("whole", whole);
        json.writeBooleanField("fellBack", fellBack);
        json.writeNumberField("pagesBefore", pagesBefore);
        json.writeBooleanField("itemsSeen", itemsSeen);
        json.writeEndObject();
    }

    /**
     * {@return the position of a text}
     *
     * @throws IntegryCursorException if it is damaged, or of a version that this one does not know
     */
    public static WalkPosition parse(String text) {
        if (text.isBlank()) {
            throw damaged("it is empty");
        }
        try {
            JsonNode json = JsonSlice.of(Utf8.encode(text, "the position")).tree(JsonCodec.DEFAULT);
            JsonNode version = json.path("version");
            if (!version.isInt() || version.intValue() != VERSION) {
                throw new IntegryCursorException(
                        version.isMissingNode()
                                ? "The stored position of the walk is none of this component: it has no version"
                                : "The stored position of the walk is damaged or of another version: "
                                        + Texts.excerpt(version.toString()) + ", not " + VERSION,
                        0);
            }
            WalkPosition parsed = new WalkPosition(
                    State.valueOf(text(json, "state").toUpperCase(Locale.ROOT)),
                    json.has("cursor") ? cursor(json) : null,
                    count(json, "page"),
                    Math.toIntExact(count(json, "emptyPages")),
                    count(json, "records"),
                    text(json, "walkId"),
                    Instant.parse(text(json, "startedAt")),
                    text(json, "fingerprint"),
                    flag(json, "whole"),
                    flag(json, "fellBack"),
                    json.has("pagesBefore") ? count(json, "pagesBefore") : 0,
                    // before this was written, a page on which they were not failed
                    json.has("itemsSeen")
                            ? flag(json, "itemsSeen")
                            : json.path("page").asLong() > 0);
            if (parsed.state == State.WALKING && parsed.page > 0 && parsed.cursor == null) {
                throw damaged("cursor");
            }
            return parsed;
        } catch (MalformedJsonException e) {
            throw damaged("JSON");
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            throw damaged("state or startedAt, or no valid Unicode");
        }
    }

    private static Cursor cursor(JsonNode json) {
        String text = text(json, "cursor");
        try {
            return Cursor.ofJson(text, json.path("cursorName").textValue());
        } catch (IllegalArgumentException e) {
            throw new IntegryCursorException(
                    "The stored position of the walk is damaged (cursor behind page "
                            + json.path("page").asText("?") + ": " + e.getMessage()
                            + "). Reset it (resetCursor), or set startFrom=beginning to replace it",
                    0);
        }
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isTextual()) {
            throw damaged(field);
        }
        return value.textValue();
    }

    private static long count(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw damaged(field);
        }
        return value.longValue();
    }

    private static boolean flag(JsonNode json, String field) {
        JsonNode value = json.path(field);
        if (!value.isBoolean()) {
            throw damaged(field);
        }
        return value.booleanValue();
    }

    private static IntegryCursorException damaged(String part) {
        return new IntegryCursorException("The stored position of the walk is damaged (" + part + ")", 0);
    }
}
