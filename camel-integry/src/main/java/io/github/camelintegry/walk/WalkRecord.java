package io.github.camelintegry.walk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.client.IntegryCursorException;
import io.github.camelintegry.protocol.Cursor;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.protocol.MalformedJsonException;
import io.github.camelintegry.protocol.Texts;
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
 * @param fellBack    whether it took the place of one whose cursor could not be used, so that it must not do so again
 */
public record WalkRecord(
        State state,
        @Nullable Cursor cursor,
        long page,
        int emptyPages,
        long records,
        String walkId,
        Instant startedAt,
        String fingerprint,
        boolean whole,
        boolean fellBack) {

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
    public static WalkRecord begin(@Nullable Cursor cursor, Fingerprint fingerprint, Instant now) {
        return begin(cursor, fingerprint, now, false);
    }

    /** {@return a walk from the beginning in place of one that cannot go on} */
    public static WalkRecord beginAgain(Fingerprint fingerprint, Instant now) {
        return begin(null, fingerprint, now, true);
    }

    private static WalkRecord begin(@Nullable Cursor cursor, Fingerprint fingerprint, Instant now, boolean fellBack) {
        String id = UUID.randomUUID().toString();
        return new WalkRecord(State.WALKING, cursor, 0, 0, 0, id, now, fingerprint.hex(), cursor == null, fellBack);
    }

    /**
     * {@return where the walk stands once this page is dealt with}
     *
     * @param tellEnd whether the end of a whole walk has to be told before it is over
     */
    public WalkRecord after(Page done, boolean tellEnd) {
        State next = !done.isLast() ? State.WALKING : tellEnd && whole ? State.END_PENDING : State.FINISHED;
        return new WalkRecord(
                next,
                done.nextCursor(),
                done.number(),
                done.isEmpty() ? emptyPages + 1 : 0,
                records + done.size(),
                walkId,
                startedAt,
                fingerprint,
                whole,
                fellBack);
    }

    /** {@return this walk, over} */
    public WalkRecord finished() {
        return new WalkRecord(
                State.FINISHED, null, page, emptyPages, records, walkId, startedAt, fingerprint, whole, false);
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
        json.writeEndObject();
    }

    /**
     * {@return the record of a text}
     *
     * @throws IntegryCursorException if it is damaged, or of a version that this one does not know
     */
    public static WalkRecord parse(String text) {
        try {
            JsonNode json = JsonSlice.of(text.getBytes(StandardCharsets.UTF_8)).tree(JsonCodec.DEFAULT);
            JsonNode version = json.path("version");
            if (!version.isInt() || version.intValue() != VERSION) {
                throw new IntegryCursorException(
                        "The stored record of the walk is damaged or of another version: "
                                + Texts.excerpt(version.toString()),
                        0);
            }
            WalkRecord parsed = new WalkRecord(
                    State.valueOf(text(json, "state").toUpperCase(Locale.ROOT)),
                    json.has("cursor")
                            ? Cursor.ofJson(
                                    text(json, "cursor"),
                                    json.path("cursorName").textValue())
                            : null,
                    count(json, "page"),
                    Math.toIntExact(count(json, "emptyPages")),
                    count(json, "records"),
                    text(json, "walkId"),
                    Instant.parse(text(json, "startedAt")),
                    text(json, "fingerprint"),
                    flag(json, "whole"),
                    flag(json, "fellBack"));
            if (parsed.state == State.WALKING && parsed.page > 0 && parsed.cursor == null) {
                throw damaged("cursor");
            }
            return parsed;
        } catch (MalformedJsonException e) {
            throw damaged("JSON");
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            throw damaged("state, cursor or startedAt");
        }
    }

    private static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw damaged(name);
        }
        return value.textValue();
    }

    private static long count(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw damaged(name);
        }
        return value.longValue();
    }

    private static boolean flag(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isBoolean()) {
            throw damaged(name);
        }
        return value.booleanValue();
    }

    private static IntegryCursorException damaged(String part) {
        return new IntegryCursorException("The stored record of the walk is damaged (" + part + ")", 0);
    }
}
