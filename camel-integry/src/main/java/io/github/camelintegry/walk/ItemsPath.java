package io.github.camelintegry.walk;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.client.IntegryProtocolException;
import io.github.camelintegry.protocol.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records inside an output.
 *
 * @param pointer where they are; {@code null} for the output itself where it is an array, or else its only array member
 */
public record ItemsPath(@Nullable JsonPointer pointer) {

    /**
     * {@return the path of a JSON pointer such as {@code /data/items}; of {@code null} the default}
     *
     * @throws IllegalArgumentException if the text is no JSON pointer
     */
    public static ItemsPath of(@Nullable String pointer) {
        try {
            return new ItemsPath(pointer == null ? null : JsonPointer.compile(pointer));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "itemsPath must be a JSON pointer such as /data/items, or empty for the whole output, not '"
                            + pointer + "'",
                    e);
        }
    }

    /**
     * {@return the records of an output; an empty array where it is {@code null}}
     *
     * @throws IntegryProtocolException if there is no array, or more than one to choose from
     */
    JsonNode find(JsonNode output) {
        if (output.isNull() || output.isMissingNode()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        if (pointer == null) {
            return output.isArray() ? output : onlyArray(output);
        }
        JsonNode found = output.at(pointer);
        if (pointer.matches() || found.isArray()) {
            return found;
        }
        if (found.isNull()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        throw IntegryProtocolException.noRecords("There is no array at itemsPath=" + pointer + " of the output, which "
                + describe(output) + ". Set itemsPath to the JSON pointer of the records");
    }

    /** {@return how many records that is; what is no array counts as one} */
    static int count(JsonNode records) {
        return records.isArray() ? records.size() : 1;
    }

    private static JsonNode onlyArray(JsonNode output) {
        List<JsonNode> arrays = output.valueStream().filter(JsonNode::isArray).toList();
        if (output.isObject() && arrays.size() == 1) {
            return arrays.get(0);
        }
        throw IntegryProtocolException.noRecords("Cannot tell where the records are: the output " + describe(output)
                + ". Set itemsPath to the JSON pointer of the records, or leave it empty to take the whole output");
    }

    private static String describe(JsonNode output) {
        if (!output.isObject()) {
            return "is a " + output.getNodeType().name().toLowerCase(java.util.Locale.ROOT);
        }
        List<String> arrays = output.propertyStream()
                .filter(member -> member.getValue().isArray())
                .map(member -> Texts.excerpt(member.getKey()))
                .limit(10)
                .toList();
        return arrays.isEmpty() ? "is an object without an array" : "is an object with the arrays " + arrays;
    }
}
