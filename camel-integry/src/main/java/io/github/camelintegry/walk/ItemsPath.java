package io.github.camelintegry.walk;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.camelintegry.client.IntegryProtocolException;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.protocol.MalformedJsonException;
import io.github.camelintegry.protocol.Texts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records inside an output, without building a tree of it.
 *
 * @param pointer where they are; {@code null} for the output itself where it is an array, or else its only array member
 */
public record ItemsPath(@Nullable JsonPointer pointer) {

    private static final int MOST_NAMES = 10;

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
     * {@return the records of an output: an array, or {@code null} where there are none; with the empty pointer, whatever
     * the output is}
     *
     * @throws IntegryProtocolException if there is no array, or more than one to choose from
     */
    public JsonSlice find(JsonSlice output, JsonCodec codec) {
        try {
            if (output.isNull()) {
                return output;
            }
            return pointer == null ? onlyArray(output, codec) : follow(pointer, output, codec);
        } catch (MalformedJsonException e) {
            throw IntegryProtocolException.badOutput(e);
        }
    }

    private static JsonSlice onlyArray(JsonSlice output, JsonCodec codec) throws MalformedJsonException {
        if (output.isArray()) {
            return output;
        }
        Map<String, JsonSlice> arrays = arrays(output, codec);
        if (arrays.size() == 1) {
            return arrays.values().iterator().next();
        }
        throw IntegryProtocolException.noRecords("Cannot tell where the records are: the output "
                + describe(output, arrays) + ". Set itemsPath to the JSON pointer of the records, or leave it empty"
                + " (itemsPath=) to take the whole output");
    }

    private static JsonSlice follow(JsonPointer path, JsonSlice output, JsonCodec codec) throws MalformedJsonException {
        JsonSlice found = output;
        for (JsonPointer rest = path; !rest.matches() && found != null; rest = rest.tail()) {
            found = step(rest, found, codec);
        }
        if (found != null && (path.matches() || found.isArray() || found.isNull())) {
            return found;
        }
        throw IntegryProtocolException.noRecords("There is no array at itemsPath=" + path + " of the output, which "
                + describe(output, arrays(output, codec)) + ". Set itemsPath to the JSON pointer of the records");
    }

    private static @Nullable JsonSlice step(JsonPointer path, JsonSlice from, JsonCodec codec)
            throws MalformedJsonException {
        if (from.isObject()) {
            return from.members(codec).get(path.getMatchingProperty());
        }
        if (from.isArray() && path.mayMatchElement()) {
            List<JsonSlice> elements = from.elements(codec);
            int index = path.getMatchingIndex();
            return index < elements.size() ? elements.get(index) : null;
        }
        return null;
    }

    private static Map<String, JsonSlice> arrays(JsonSlice output, JsonCodec codec) throws MalformedJsonException {
        if (!output.isObject()) {
            return Map.of();
        }
        Map<String, JsonSlice> members = output.members(codec);
        members.values().removeIf(value -> !value.isArray());
        return members;
    }

    private static String describe(JsonSlice output, Map<String, JsonSlice> arrays) {
        if (!output.isObject()) {
            return "is of the kind " + output.kind();
        }
        List<String> names =
                arrays.keySet().stream().limit(MOST_NAMES).map(Texts::excerpt).toList();
        return names.isEmpty() ? "is an object without an array" : "is an object with the arrays " + names;
    }
}
