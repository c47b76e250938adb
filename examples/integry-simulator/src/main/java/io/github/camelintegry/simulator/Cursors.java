package io.github.camelintegry.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Opaque cursors: base64url of a small JSON object, as the service's begin with {@code eyJ}. */
final class Cursors {

    private Cursors() {}

    static TextNode of(String key, long number) {
        return encode(Json.object().put(key, number));
    }

    static TextNode of(String key, String text) {
        return encode(Json.object().put(key, text));
    }

    static long number(JsonNode cursor, String key) {
        JsonNode value = decode(cursor, key);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new InvalidCursorException();
        }
        return value.longValue();
    }

    static String text(JsonNode cursor, String key) {
        JsonNode value = decode(cursor, key);
        if (!value.isTextual()) {
            throw new InvalidCursorException();
        }
        return value.textValue();
    }

    private static TextNode encode(JsonNode content) {
        return TextNode.valueOf(Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(content)));
    }

    private static JsonNode decode(JsonNode cursor, String key) {
        if (!cursor.isTextual()) {
            throw new InvalidCursorException();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(cursor.textValue().getBytes(StandardCharsets.UTF_8));
            return Json.parse(content).path(key);
        } catch (IllegalArgumentException | IOException e) {
            throw new InvalidCursorException();
        }
    }
}
