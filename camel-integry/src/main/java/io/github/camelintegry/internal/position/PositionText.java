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
import io.github.camelintegry.internal.walk.WalkPoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The text of a position: JSON on one line. */
final class PositionText {

    private static final int VERSION = 2;

    private PositionText() {}

    static String of(WalkPosition position) {
        return new String(JsonCodec.DEFAULT.print(json -> print(position, json)), StandardCharsets.UTF_8);
    }

    private static void print(WalkPosition position, JsonGenerator json) throws IOException {
        WalkPoint at = position.at();
        WalkPosition.Origin origin = position.origin();
        Cursor cursor = at.cursor();
        json.writeStartObject();
        json.writeNumberField("version", VERSION);
        json.writeStringField("state", position.state().name().toLowerCase(Locale.ROOT));
        if (cursor != null) {
            // as text within the text, since it must come back to the digit
            json.writeStringField("cursor", cursor.json());
            json.writeStringField("cursorName", cursor.key());
        }
        json.writeNumberField("page", at.page());
        json.writeNumberField("emptyPages", at.emptyPages());
        json.writeNumberField("records", position.records());
        json.writeStringField("walkId", origin.walkId());
        json.writeStringField("writer", position.written().writer());
        json.writeStringField("startedAt", origin.startedAt().toString());
        write(json, "finishedAt", position.written().finishedAt());
        json.writeStringField("fingerprint", origin.fingerprint());
        json.writeBooleanField("whole", origin.whole());
        json.writeBooleanField("fellBack", origin.fellBack());
        json.writeNumberField("pagesBefore", origin.pagesBefore());
        json.writeBooleanField("itemsSeen", at.itemsSeen());
        CarriedText.print(position.carried(), json);
        json.writeEndObject();
    }

    static void write(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value.toString());
        }
    }

    /** {@return the position of a text; fails if it is damaged, or of a version that this one does not know} */
    static WalkPosition parse(String text) {
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
                                        + Texts.excerpt(version.toString()) + ", not " + VERSION);
            }
            WalkPoint at = new WalkPoint(
                    json.has("cursor") ? cursor(json) : null,
                    count(json, "page"),
                    Math.toIntExact(count(json, "emptyPages")),
                    flag(json, "itemsSeen"));
            WalkPosition.State state =
                    WalkPosition.State.valueOf(text(json, "state").toUpperCase(Locale.ROOT));
            if (state == WalkPosition.State.WALKING && at.page() > 0 && at.cursor() == null) {
                throw damaged("cursor");
            }
            WalkPosition.Origin origin = new WalkPosition.Origin(
                    text(json, "walkId"),
                    Instant.parse(text(json, "startedAt")),
                    text(json, "fingerprint"),
                    flag(json, "whole"),
                    flag(json, "fellBack"),
                    count(json, "pagesBefore"));
            WalkPosition.Written written = new WalkPosition.Written(text(json, "writer"), time(json, "finishedAt"));
            return new WalkPosition(state, at, count(json, "records"), origin, written, CarriedText.parse(json));
        } catch (MalformedJsonException e) {
            throw damaged("JSON");
        } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
            throw damaged("state or a time, or no valid Unicode");
        }
    }

    private static Cursor cursor(JsonNode json) {
        String text = text(json, "cursor");
        try {
            return Cursor.ofJson(text, json.path("cursorName").textValue());
        } catch (IllegalArgumentException e) {
            throw new IntegryCursorException("The stored position of the walk is damaged (cursor behind page "
                    + json.path("page").asText("?") + ": " + e.getMessage()
                    + "). Reset it (resetCursor), or set startFrom=beginning to replace it");
        }
    }

    static @Nullable Instant time(JsonNode json, String field) {
        String text = textOrNull(json, field);
        return text == null ? null : Instant.parse(text);
    }

    static @Nullable String textOrNull(JsonNode json, String field) {
        return json.has(field) ? text(json, field) : null;
    }

    private static String text(JsonNode json, String field) {
        return field(json, field, JsonNode::isTextual).textValue();
    }

    static long count(JsonNode json, String field) {
        return field(json, field, PositionText::isCount).longValue();
    }

    private static boolean isCount(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong() && value.longValue() >= 0;
    }

    private static boolean flag(JsonNode json, String field) {
        return field(json, field, JsonNode::isBoolean).booleanValue();
    }

    static JsonNode field(JsonNode json, String name, Predicate<JsonNode> fits) {
        JsonNode value = json.path(name);
        if (!fits.test(value)) {
            throw damaged(name);
        }
        return value;
    }

    private static IntegryCursorException damaged(String part) {
        return new IntegryCursorException("The stored position of the walk is damaged (" + part + ")");
    }
}
