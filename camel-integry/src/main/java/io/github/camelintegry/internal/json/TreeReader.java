package io.github.camelintegry.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Makes trees of what a parser reads, without a mapper, which would hold up the first call for longer than anything else of
 * ours. Structures are kept on a list, not on the stack, however deeply they nest.
 */
final class TreeReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Deque<ContainerNode<?>> open = new ArrayDeque<>();

    private TreeReader(JsonParser parser) {
        this.parser = parser;
    }

    /**
     * {@return the tree of the value that the parser stands on} The parser is moved to the value's last token. Of a name
     * that comes twice in an object, the last value counts.
     *
     * @throws NumberFormatException if it holds a number like 1e99999999999
     */
    static JsonNode read(JsonParser parser) throws IOException {
        return parser.currentToken().isStructStart() ? new TreeReader(parser).structure() : scalar(parser);
    }

    private JsonNode structure() throws IOException {
        ContainerNode<?> root = empty(parser.currentToken());
        ContainerNode<?> current = root;
        while (current != null) {
            ContainerNode<?> inner = current instanceof ObjectNode object ? fill(object) : fill((ArrayNode) current);
            if (inner == null) {
                current = open.pollLast();
            } else {
                open.addLast(current);
                current = inner;
            }
        }
        return root;
    }

    /** Up to its end; or to a structure inside, which is returned to be filled first. */
    private @Nullable ContainerNode<?> fill(ObjectNode object) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                ContainerNode<?> inner = empty(token);
                object.set(name, inner);
                return inner;
            }
            object.set(name, scalar(parser));
        }
        return null;
    }

    private @Nullable ContainerNode<?> fill(ArrayNode array) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token.isStructStart()) {
                ContainerNode<?> inner = empty(token);
                array.add(inner);
                return inner;
            }
            array.add(scalar(parser));
        }
        return null;
    }

    private static ContainerNode<?> empty(JsonToken start) {
        return start == JsonToken.START_OBJECT ? NODES.objectNode() : NODES.arrayNode();
    }

    private static JsonNode scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> whole(parser);
            // all of its digits, trailing zeros included
            case VALUE_NUMBER_FLOAT -> DecimalNode.valueOf(parser.getDecimalValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new MalformedJsonException("no value where one was expected");
        };
    }

    private static JsonNode whole(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }
}
