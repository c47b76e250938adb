package io.github.camelintegry.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A JSON value as the bytes that came, inside a larger buffer. Nothing is parsed or copied until somebody asks, so a
 * value that is passed on as bytes stays the very same bytes.
 */
public final class JsonSlice {

    /** The JSON value {@code null}, also for what is absent. */
    public static final JsonSlice NULL = of("null".getBytes(StandardCharsets.US_ASCII));

    private final byte[] buffer;
    private final int from;
    private final int to;

    JsonSlice(byte[] buffer, int from, int to) {
        this.buffer = buffer;
        this.from = from;
        this.to = to;
    }

    /** {@return the slice that is all of these bytes, which must be one JSON value in UTF-8} */
    public static JsonSlice of(byte[] json) {
        byte[] value = Utf8.withoutMark(json);
        return new JsonSlice(value, 0, value.length);
    }

    /**
     * {@return the value that the parser, which reads this buffer from its beginning, stands on}
     * The parser is moved to the value's last token.
     */
    static JsonSlice of(byte[] buffer, JsonParser parser) throws IOException {
        long from = parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long to = parser.currentLocation().getByteOffset();
        return new JsonSlice(buffer, (int) from, (int) to);
    }

    /** {@return whether this is {@code null}, or was absent} */
    public boolean isNull() {
        return to - from == 4 && buffer[from] == 'n';
    }

    /** {@return whether this is an array} */
    public boolean isArray() {
        return buffer[from] == '[';
    }

    /** {@return how many bytes the value has} */
    public int length() {
        return to - from;
    }

    /** {@return a copy of the bytes, as they came} */
    public byte[] bytes() {
        return Arrays.copyOfRange(buffer, from, to);
    }

    /** {@return the JSON text, as it came} */
    public String text() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * {@return the value as a tree, made anew at every call}
     *
     * @throws MalformedJsonException if it nests more deeply than the codec allows
     */
    public JsonNode tree(JsonCodec codec) throws MalformedJsonException {
        return codec.tree(buffer, from, to);
    }

    /** {@return the text of a string, or the JSON text of any other scalar; for the parser's current scalar} */
    static String scalarText(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue()) {
            throw new MalformedJsonException("a structure where a plain value was expected");
        }
        return parser.getText();
    }

    /** Shows the size only: values are the users' data. */
    @Override
    public String toString() {
        return "JsonSlice[" + length() + " bytes]";
    }
}
