package io.github.camelintegry.simulator.internal.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Opaque cursors: base64url of a small JSON object, as the service's begin with {@code eyJ}. */
public final class Cursors {

    private Cursors() {}

    public static TextNode of(String key, long number) {
        return encode(Json.object().put(key, number));
    }

    public static TextNode of(String key, String text) {
        return encode(Json.object().put(key, text));
    }

    public static long number(JsonNode cursor, String key) {
        JsonNode value = member(cursor, key);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new InvalidCursorException();
        }
        return value.longValue();
    }

    public static String text(JsonNode cursor, String key) {
        JsonNode value = member(cursor, key);
        if (!value.isTextual()) {
            throw new InvalidCursorException();
        }
        return value.textValue();
    }

    public static TextNode encode(JsonNode content) {
        return TextNode.valueOf(Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(content)));
    }

    /** {@return whether it is made as those here are, and not by a test} */
    public static boolean isOwn(JsonNode cursor) {
        return content(cursor).filter(JsonNode::isObject).isPresent();
    }

    /** {@return what is in a cursor, or empty if it is none of these} */
    public static Optional<JsonNode> content(JsonNode cursor) {
        if (!cursor.isTextual()) {
            return Optional.empty();
        }
        try {
            byte[] content = Base64.getUrlDecoder().decode(cursor.textValue().getBytes(StandardCharsets.UTF_8));
            return Optional.of(Json.parse(content));
        } catch (IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private static JsonNode member(JsonNode cursor, String key) {
        return content(cursor).orElseThrow(InvalidCursorException::new).path(key);
    }
}
