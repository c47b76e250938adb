package io.github.camelintegry.simulator.internal.util;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The one mapper. Its texts may have any length: what is too long is refused where it is received. It keeps the digits of numbers, since a cursor must come back as it went. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    public static JsonNode parse(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    public static JsonNode parse(String json) throws JsonProcessingException {
        return MAPPER.readTree(json);
    }

    public static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON", e);
        }
    }

    public static String text(JsonNode json) {
        return new String(bytes(json), StandardCharsets.UTF_8);
    }

    /** {@return the exact text of an object, array or number among the members of an object, empty if there is none} */
    public static String memberText(byte[] object, String key) {
        String found = "";
        try (JsonParser parser = MAPPER.createParser(object)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(key);
                parser.nextToken();
                int begin = (int) parser.currentTokenLocation().getByteOffset();
                boolean number = parser.currentToken().isNumeric();
                boolean nested = parser.currentToken().isStructStart();
                parser.skipChildren();
                if (wanted && nested) {
                    int end = (int) parser.currentLocation().getByteOffset();
                    found = new String(object, begin, end - begin, StandardCharsets.UTF_8);
                } else if (wanted) {
                    found = number ? parser.getText() : "";
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
        return found;
    }
}
