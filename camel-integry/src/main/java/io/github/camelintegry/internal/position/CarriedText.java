package io.github.camelintegry.internal.position;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a position carries from one walk to the next, as a part of its text: an object each, where there is something. */
final class CarriedText {

    private static final String WATERMARK = "watermark";
    private static final String USER = "user";

    private CarriedText() {}

    static void print(Carried carried, JsonGenerator json) throws IOException {
        Carried.Watermark watermark = carried.watermark();
        if (watermark != null) {
            json.writeObjectFieldStart(WATERMARK);
            PositionText.write(json, "value", watermark.value());
            PositionText.write(json, "bound", watermark.bound());
            PositionText.write(json, "greatest", watermark.greatest());
            PositionText.write(json, "serviceTime", watermark.serviceTime());
            PositionText.write(json, "lastFull", watermark.lastFull());
            json.writeEndObject();
        }
        Carried.UserState user = carried.user();
        if (user != null) {
            json.writeObjectFieldStart(USER);
            json.writeNumberField("failures", user.failures());
            PositionText.write(json, "dueAt", user.dueAt());
            PositionText.write(json, "suspended", user.suspended());
            json.writeEndObject();
        }
    }

    /** {@return what a position's text has of it; fails if that is damaged} */
    static Carried parse(JsonNode position) {
        JsonNode watermark = object(position, WATERMARK);
        JsonNode user = object(position, USER);
        return new Carried(
                watermark == null
                        ? null
                        : new Carried.Watermark(
                                PositionText.textOrNull(watermark, "value"),
                                PositionText.textOrNull(watermark, "bound"),
                                PositionText.textOrNull(watermark, "greatest"),
                                PositionText.time(watermark, "serviceTime"),
                                PositionText.time(watermark, "lastFull")),
                user == null
                        ? null
                        : new Carried.UserState(
                                Math.toIntExact(PositionText.count(user, "failures")),
                                PositionText.time(user, "dueAt"),
                                PositionText.textOrNull(user, "suspended")));
    }

    private static @Nullable JsonNode object(JsonNode position, String name) {
        return position.has(name) ? PositionText.field(position, name, JsonNode::isObject) : null;
    }
}
