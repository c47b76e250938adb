package io.github.camelintegry.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.internal.util.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private JsonSlice(byte[] buffer, int from, int to) {
        this.buffer = buffer;
        this.from = from;
        this.to = to;
    }

    /** {@return the slice that is all of these bytes, which must be one JSON value in UTF-8} */
    public static JsonSlice of(byte[] json) {
        byte[] value = Utf8.withoutMark(json);
        return new JsonSlice(value, 0, value.length);
    }

    /** {@return the value that a parser of the buffer from {@code start} on stands on} It is moved to the value's end. */
    public static JsonSlice of(byte[] buffer, int start, JsonParser parser) throws IOException {
        long from = start + parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        long to = start + parser.currentLocation().getByteOffset();
        return new JsonSlice(buffer, (int) from, (int) to);
    }

    /**
     * {@return the members of this object, in their order; of a name that comes twice, the last one}
     *
     * @throws MalformedJsonException if this is no object, or not well-formed to its end
     */
    public Map<String, JsonSlice> members(JsonCodec codec) throws MalformedJsonException {
        return read(codec, JsonToken.START_OBJECT, "not a JSON object", parser -> {
            Map<String, JsonSlice> members = new LinkedHashMap<>();
            String name;
            while ((name = parser.nextFieldName()) != null) {
                parser.nextToken();
                members.put(name, of(buffer, from, parser));
            }
            return members;
        });
    }

    /**
     * {@return the elements of this array}
     *
     * @throws MalformedJsonException if this is no array, or not well-formed to its end
     */
    public List<JsonSlice> elements(JsonCodec codec) throws MalformedJsonException {
        return read(codec, JsonToken.START_ARRAY, "not a JSON array", parser -> {
            List<JsonSlice> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(of(buffer, from, parser));
            }
            return elements;
        });
    }

    /** {@return how many {@link #elements} there are; nothing is made of them} */
    public int count(JsonCodec codec) throws MalformedJsonException {
        return read(codec, JsonToken.START_ARRAY, "not a JSON array", parser -> {
            int count = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parser.skipChildren();
                count++;
            }
            return count;
        });
    }

    /** One pass over this value, which must be of that kind and nothing else behind it. */
    private <T> T read(JsonCodec codec, JsonToken kind, String otherwise, JsonCodec.Reading<T> reading)
            throws MalformedJsonException {
        return codec.read(buffer, from, to, parser -> {
            if (parser.nextToken() != kind) {
                throw new MalformedJsonException(otherwise);
            }
            return reading.from(parser);
        });
    }

    /** {@return whether this is {@code null}, or was absent} */
    public boolean isNull() {
        return to - from == 4 && buffer[from] == 'n';
    }

    /** {@return whether this is an array} */
    public boolean isArray() {
        return buffer[from] == '[';
    }

    /** {@return whether this is an object} */
    public boolean isObject() {
        return buffer[from] == '{';
    }

    /** {@return whether this is a value that says nothing: null, false, an empty text or an empty object} */
    public boolean isNothing() {
        return switch (buffer[from]) {
            case 'n', 'f' -> true;
            case '"' -> length() == 2;
            case '{' -> Utf8.firstVisible(buffer, from + 1) == '}';
            default -> false;
        };
    }

    /** {@return an array of which this is the only element, as it came} */
    public JsonSlice inArray() {
        byte[] array = new byte[length() + 2];
        array[0] = '[';
        System.arraycopy(buffer, from, array, 1, length());
        array[array.length - 1] = ']';
        return of(array);
    }

    /** {@return what kind of value this is, in JSON's own words} */
    public String kind() {
        return switch (buffer[from]) {
            case '{' -> "object";
            case '[' -> "array";
            case '"' -> "string";
            case 't', 'f' -> "boolean";
            case 'n' -> "null";
            default -> "number";
        };
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
     * {@return the value as a tree, another one at every call}
     *
     * @throws MalformedJsonException if it nests more deeply than the codec allows
     */
    public JsonNode tree(JsonCodec codec) throws MalformedJsonException {
        return codec.tree(buffer, from, to);
    }

    /**
     * {@return the value as an object of this class; the limits are the codec's, whatever the mapper's are}
     *
     * @throws MalformedJsonException if it nests more deeply than the codec allows, or holds a number like 1e99999999999
     * @throws IOException            if the mapper cannot make such an object of it
     */
    public <T> T as(Class<T> type, ObjectMapper mapper, JsonCodec codec) throws IOException {
        return codec.object(buffer, from, to, type, mapper);
    }

    /** Shows the size only: values are the users' data. */
    @Override
    public String toString() {
        return "JsonSlice[" + length() + " bytes]";
    }
}
