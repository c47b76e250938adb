package io.github.camelintegry.internal.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.util.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the next page begins: a JSON value that only the service understands, kept as the text that came so that its
 * digits and its spelling go back unchanged.
 *
 * @param json the JSON text: a string in quotes, a number or an object
 * @param key  the key under which the service gave it and expects it back; {@code null} for the API style's own
 */
public record Cursor(String json, @Nullable String key) {

    /** The keys under which a service gives cursors and takes them back. */
    public static final Set<String> KEYS = Set.of("next_page", "_cursor", "cursor");

    /**
     * Those of them under which a call's answer was seen to give one, and its body takes it: the function does not know it.
     * An argument {@code cursor} of a call is one of the app's own.
     */
    public static final Set<String> CALL_KEYS = Set.of("next_page", "_cursor");

    /**
     * {@return the cursor that a person wrote}
     * Text that is JSON is taken as that, any other text as a string.
     *
     * @throws IllegalArgumentException if the text is no Unicode, or empty, or the JSON {@code null} or {@code ""}, which mean no cursor
     */
    public static Cursor parse(String text) {
        byte[] utf8 = Utf8.encode(text.strip(), "the cursor");
        Cursor cursor;
        try {
            JsonNode tree = JsonCodec.DEFAULT.tree(utf8, 0, utf8.length);
            requireUnicode(tree);
            cursor = new Cursor(tree.isMissingNode() ? "null" : text.strip(), null);
        } catch (MalformedJsonException e) {
            cursor = new Cursor(new String(JsonCodec.DEFAULT.quote(text), StandardCharsets.UTF_8), null);
        }
        if (cursor.isNone()) {
            throw new IllegalArgumentException(
                    "the cursor (startCursor, or the header CamelIntegryCursor) is empty: leave it out to begin at the first page");
        }
        return cursor;
    }

    /**
     * {@return the cursor of this JSON text, as it was kept}
     *
     * @param key the key that it came under; {@code null} for the API style's own
     * @throws IllegalArgumentException if the text is no JSON value, or one that means no cursor
     */
    public static Cursor ofJson(String json, @Nullable String key) {
        byte[] utf8 = Utf8.encode(json, "the cursor");
        try {
            Cursor cursor = new Cursor(json, key);
            JsonNode tree = JsonCodec.DEFAULT.tree(utf8, 0, utf8.length);
            if (tree.isMissingNode() || cursor.isNone()) {
                throw new IllegalArgumentException("no cursor");
            }
            requireUnicode(tree);
            return cursor;
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException("the cursor is no JSON", e);
        }
    }

    /** JSON can write down half a character, which nothing that is sent can hold. */
    private static void requireUnicode(JsonNode tree) {
        if (tree.isTextual() && !Utf8.canEncode(tree.textValue())) {
            throw new IllegalArgumentException(
                    "the cursor contains half of a surrogate pair, which UTF-8 cannot encode:"
                            + " it would not be the same when it is sent. Begin without it, at the first page");
        }
    }

    /**
     * {@return whether it goes back to the service as it came} Not if it is a text with half of a surrogate pair.
     */
    public boolean isUnicode() {
        return json.charAt(0) != '"' || json.indexOf('\\') < 0 || Utf8.canEncode(queryText());
    }

    /** {@return whether this is how the service says that there are no more pages: {@code null} or an empty string} */
    boolean isNone() {
        return json.equals("null") || json.equals("\"\"");
    }

    /** {@return the same cursor, to be sent under this key} */
    public Cursor under(@Nullable String otherKey) {
        return new Cursor(json, otherKey);
    }

    /** {@return the key that the service gave it under, or else this one} */
    String keyOr(String otherwise) {
        return key == null ? otherwise : key;
    }

    /** {@return the cursor as it goes into a query: the text of a string, the JSON text of anything else} */
    String queryText() {
        if (json.charAt(0) != '"') {
            return json;
        }
        byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
        try {
            return JsonCodec.DEFAULT.tree(utf8, 0, utf8.length).textValue();
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("A cursor that is no JSON", e);
        }
    }
}
