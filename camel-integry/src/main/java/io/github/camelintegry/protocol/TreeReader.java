package io.github.camelintegry.protocol;

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

/**
 * Makes trees of what a parser reads, without a mapper: one takes longer to be made than the first call does, and gives
 * each tree a context that nobody asks. Structures are kept on a list, not on the stack, however deeply they nest.
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
        for (ContainerNode<?> inside = root; inside != null; inside = open.pollLast()) {
            fill(inside);
        }
        return root;
    }

    /** Up to its end, or to a structure inside that must be filled first. */
    private void fill(ContainerNode<?> container) throws IOException {
        if (container instanceof ObjectNode object) {
            fill(object);
        } else {
            fill((ArrayNode) container);
        }
    }

    private void fill(ObjectNode object) throws IOException {
        String name;
        while ((name = parser.nextFieldName()) != null) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                object.set(name, enter(object, token));
                return;
            }
            object.set(name, scalar(parser));
        }
    }

    private void fill(ArrayNode array) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
            if (token.isStructStart()) {
                array.add(enter(array, token));
                return;
            }
            array.add(scalar(parser));
        }
    }

    private ContainerNode<?> enter(ContainerNode<?> outer, JsonToken token) {
        ContainerNode<?> inner = empty(token);
        open.addLast(outer);
        open.addLast(inner);
        return inner;
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
