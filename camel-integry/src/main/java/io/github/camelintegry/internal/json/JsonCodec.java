package io.github.camelintegry.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelintegry.internal.util.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/**
 * Reads and writes JSON so that nothing changes on the way: decimals keep their digits and their trailing zeros, and
 * what nests too deeply is refused instead of read. Immutable, safe for use by many threads.
 */
public final class JsonCodec {

    /** How deep JSON may nest unless told otherwise. */
    public static final int DEFAULT_MAX_NESTING_DEPTH = 500;

    private static final int TYPICAL_BYTES = 320;

    /** Each decimal as it is written: 1.50 neither becomes 1.5 nor loses digits. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader TREES = MAPPER.reader();

    /** A codec with the default depth. */
    public static final JsonCodec DEFAULT = new JsonCodec(DEFAULT_MAX_NESTING_DEPTH);

    private final JsonFactory factory;
    private final int maxNestingDepth;

    /** {@return a codec that refuses JSON nested more deeply; for the default depth, the one that all share} */
    public static JsonCodec ofDepth(int maxNestingDepth) {
        return maxNestingDepth == DEFAULT_MAX_NESTING_DEPTH ? DEFAULT : new JsonCodec(maxNestingDepth);
    }

    /**
     * A codec that refuses JSON nested more deeply than {@code maxNestingDepth}.
     *
     * @throws IllegalArgumentException if the depth is less than 1
     */
    public JsonCodec(int maxNestingDepth) {
        if (maxNestingDepth < 1) {
            throw new IllegalArgumentException("maxNestingDepth must be at least 1, not " + maxNestingDepth);
        }
        this.maxNestingDepth = maxNestingDepth;
        // The size of an answer is bounded before it gets here, so the other limits of Jackson would only refuse data.
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(maxNestingDepth)
                .maxStringLength(Integer.MAX_VALUE)
                .maxNameLength(Integer.MAX_VALUE)
                .build();
        // Everything here is UTF-8; to guess another encoding would take bytes for JSON that others do not.
        this.factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .enable(StreamReadFeature.USE_FAST_BIG_NUMBER_PARSER)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    /** {@return a parser of a part of a buffer} */
    JsonParser parser(byte[] buffer, int from, int to) throws IOException {
        return factory.createParser(buffer, from, to - from);
    }

    /**
     * {@return the tree of the JSON value that fills this part of a buffer; the missing node if it is blank}
     *
     * @throws MalformedJsonException if it is no JSON, nests too deeply or holds a number like 1e99999999999
     */
    public JsonNode tree(byte[] buffer, int from, int to) throws MalformedJsonException {
        try {
            return read(buffer, from, to, parser -> {
                JsonNode tree = TREES.readTree(parser);
                return tree == null ? MissingNode.getInstance() : tree;
            });
        } catch (NumberFormatException e) {
            throw BeyondLimitException.range();
        }
    }

    /**
     * {@return what is read of the one JSON value that fills this part of a buffer}
     *
     * @throws MalformedJsonException what the reading throws, or if the value is not well-formed to its end, or not alone
     */
    public <T> T read(byte[] buffer, int from, int to, Reading<T> reading) throws MalformedJsonException {
        try (JsonParser parser = parser(buffer, from, to)) {
            T read = reading.from(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("more than one JSON value");
            }
            return read;
        } catch (MalformedJsonException e) {
            throw e;
        } catch (StreamConstraintsException e) {
            throw beyondLimit(e);
        } catch (IOException e) {
            throw malformed(e);
        }
    }

    /** Reads one value. */
    @FunctionalInterface
    public interface Reading<T> {

        /** Reads it with a parser that stands before it, and leaves that on its last token. */
        T from(JsonParser parser) throws IOException;
    }

    /** {@return a text as a JSON string in UTF-8} */
    public byte[] quote(String text) {
        return print(json -> json.writeString(text));
    }

    /** {@return the UTF-8 JSON text of this content} */
    public byte[] print(Content content) {
        ByteArrayOutputStream text = new ByteArrayOutputStream(TYPICAL_BYTES);
        try (JsonGenerator json = factory.createGenerator(text)) {
            content.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException("JSON of our own is not well-formed", e);
        }
        return text.toByteArray();
    }

    /** What prints itself. */
    @FunctionalInterface
    public interface Content {

        /** Prints one JSON value. */
        void to(JsonGenerator json) throws IOException;
    }

    /**
     * {@return the UTF-8 JSON text of a value}
     *
     * @param what how a message calls the value
     * @throws IllegalArgumentException if Jackson cannot write it
     */
    public byte[] write(Object value, String what) {
        return write(value, MAPPER, what);
    }

    /**
     * {@return the UTF-8 JSON text that this mapper makes of a value}
     *
     * @param what how a message calls the value
     * @throws IllegalArgumentException if it cannot write it; says where inside and what, but no value
     */
    public static byte[] write(Object value, ObjectMapper mapper, String what) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonMappingException e) {
            throw unwritable(value, what, place(e) + Misfit.unwritten(e), e);
        } catch (IOException e) {
            throw unwritable(value, what, reason(e), e);
        }
    }

    private static IllegalArgumentException unwritable(Object value, String what, String reason, IOException e) {
        return new IllegalArgumentException(
                what + ", a " + value.getClass().getName() + ", cannot be written as JSON: " + reason, e);
    }

    /** Where inside the value a mapper failed, by names and indexes: Jackson's own words quote data. */
    private static String place(JsonMappingException e) {
        String place = e.getPath().stream()
                .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
                .collect(Collectors.joining("/"));
        return place.isEmpty() ? "" : "at " + Texts.excerpt(place) + ": ";
    }

    /** {@return which limit of a parser of ours it is} */
    BeyondLimitException beyondLimit(StreamConstraintsException e) {
        // only its message tells which limit it was
        String message = String.valueOf(e.getMessage());
        if (message.contains("getMaxNestingDepth")) {
            return BeyondLimitException.depth(maxNestingDepth);
        }
        return message.contains("getMaxNumberLength")
                ? BeyondLimitException.digits(factory.streamReadConstraints().getMaxNumberLength())
                : BeyondLimitException.range();
    }

    /** {@return the failure of a parser, without the parser's own words, which quote the data} */
    private static MalformedJsonException malformed(IOException e) {
        return new MalformedJsonException(reason(e));
    }

    private static String reason(IOException e) {
        if (e instanceof com.fasterxml.jackson.core.JsonProcessingException json && json.getLocation() != null) {
            return (json instanceof JsonEOFException ? "cut short at byte " : "not well-formed at byte ")
                    + json.getLocation().getByteOffset();
        }
        return e.getClass().getSimpleName();
    }
}
