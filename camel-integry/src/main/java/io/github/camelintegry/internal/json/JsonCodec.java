package io.github.camelintegry.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads and writes JSON so that nothing changes on the way: decimals keep their digits and their trailing zeros, and
 * what nests too deeply is refused instead of read. Immutable, safe for use by many threads.
 */
public final class JsonCodec {

    /** How deep JSON may nest unless told otherwise. */
    private static final int DEFAULT_MAX_NESTING_DEPTH = 500;

    private static final int TYPICAL_BYTES = 320;

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

    /**
     * {@return the tree of the JSON value that fills this part of a buffer; the missing node if it is blank}
     *
     * @throws MalformedJsonException if it is no JSON, nests too deeply or holds a number like 1e99999999999
     */
    public JsonNode tree(byte[] buffer, int from, int to) throws MalformedJsonException {
        try {
            return read(buffer, from, to, parser -> {
                JsonNode tree = Trees.READER.readTree(parser);
                return tree == null ? MissingNode.getInstance() : tree;
            });
        } catch (NumberFormatException e) {
            throw BeyondLimitException.range();
        }
    }

    /** {@return what a mapper makes of the JSON value that fills this part of a buffer} */
    <T> T object(byte[] buffer, int from, int to, Class<T> type, ObjectMapper mapper) throws IOException {
        try (JsonParser parser = factory.createParser(buffer, from, to - from)) {
            // deserializers ask the parser for their mapper
            parser.setCodec(mapper);
            return mapper.readValue(parser, type);
        } catch (StreamConstraintsException e) {
            throw beyondLimit(e);
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
        try (JsonParser parser = factory.createParser(buffer, from, to - from)) {
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
            throw new MalformedJsonException(reason(e));
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

    /** {@return which limit of a parser of ours it is} */
    private BeyondLimitException beyondLimit(StreamConstraintsException e) {
        // only its message tells which limit it was
        String message = String.valueOf(e.getMessage());
        if (message.contains("getMaxNestingDepth")) {
            return BeyondLimitException.depth(maxNestingDepth);
        }
        return message.contains("getMaxNumberLength")
                ? BeyondLimitException.digits(factory.streamReadConstraints().getMaxNumberLength())
                : BeyondLimitException.range();
    }

    /** {@return what a parser failed with, without its own words, which quote the data} */
    static String reason(IOException e) {
        if (e instanceof com.fasterxml.jackson.core.JsonProcessingException json && json.getLocation() != null) {
            return (json instanceof JsonEOFException ? "cut short at byte " : "not well-formed at byte ")
                    + json.getLocation().getByteOffset();
        }
        return e.getClass().getSimpleName();
    }

    /** Made with the first tree: a mapper takes a while, and who takes outputs as text or bytes needs none. */
    private static final class Trees {
        /** Each decimal as it is written: 1.50 neither becomes 1.5 nor loses digits. */
        private static final ObjectReader READER = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .reader();
    }
}
