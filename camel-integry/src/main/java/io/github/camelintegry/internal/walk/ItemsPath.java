package io.github.camelintegry.internal.walk;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.internal.client.failure.UnusableOutput;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.util.Texts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the records inside an output, without building a tree of it.
 *
 * @param pointer where they are; {@code null} for the output itself where it is an array, or else its only array member
 */
public record ItemsPath(@Nullable JsonPointer pointer) {

    private static final int MAX_NAMES = 10;

    /**
     * What a path leads to.
     *
     * @param records an array, or {@code null} where there are none; with the empty pointer, whatever the output is
     * @param missing {@code null} if what the path names is there; else what is there in its place, fit for a message
     * @param at      the JSON pointer of the records
     * @param inArray whether they came in an array; if not, they are a single value at that place
     */
    public record Found(JsonSlice records, @Nullable String missing, String at, boolean inArray) {}

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
     * {@return the records of an output} Services have many ways to say that a page is empty: what the path names last may
     * be absent from its object, or be {@code null}, {@code false}, <code>{}</code> or an empty text. One record alone may
     * come without an array around it.
     *
     * @param of whose output it is, for messages
     * @throws IntegryProtocolException if there is something else, or more than one array to choose from
     */
    public Found find(JsonSlice output, JsonCodec codec, String of) {
        try {
            if (pointer == null) {
                return onlyArray(output, codec, of);
            }
            return pointer.matches()
                    ? new Found(output, null, "", output.isArray())
                    : follow(pointer, output, codec, of);
        } catch (MalformedJsonException e) {
            throw UnusableOutput.unreadable(of, e);
        }
    }

    private static Found onlyArray(JsonSlice output, JsonCodec codec, String of) throws MalformedJsonException {
        if (output.isArray() || output.isNull()) {
            return new Found(output, null, "", output.isArray());
        }
        Map<String, JsonSlice> arrays = output.isObject() ? output.members(codec) : Map.of();
        arrays.values().removeIf(value -> !value.isArray());
        if (arrays.size() == 1) {
            Map.Entry<String, JsonSlice> only = arrays.entrySet().iterator().next();
            String at = JsonPointer.empty().appendProperty(only.getKey()).toString();
            return new Found(only.getValue(), null, at, true);
        }
        String said = !output.isObject()
                ? kindOf(output)
                : "is an object "
                        + (arrays.isEmpty() ? "without an array" : "with the arrays " + names(arrays.keySet()));
        throw UnusableOutput.because("Cannot tell where the records are: the output of " + of + " " + said
                + ". Set itemsPath to the JSON pointer of the records, or leave it empty (itemsPath=) to take the whole"
                + " output");
    }

    private static Found follow(JsonPointer path, JsonSlice output, JsonCodec codec, String of)
            throws MalformedJsonException {
        String at = path.toString();
        if (output.isNull()) {
            return new Found(output, kindOf(output), at, false);
        }
        JsonSlice parent = output;
        for (JsonPointer rest = path.head(); !rest.matches() && parent != null; rest = rest.tail()) {
            parent = step(rest, parent, codec);
        }
        JsonSlice found = parent == null ? null : step(path.last(), parent, codec);
        if (found == null && parent != null && parent.isObject()) {
            return new Found(JsonSlice.NULL, described(output, codec), at, false);
        }
        if (found != null && found.isNothing()) {
            return new Found(JsonSlice.NULL, null, at, false);
        }
        if (found != null && (found.isArray() || found.isObject())) {
            return new Found(found.isArray() ? found : found.inArray(), null, at, found.isArray());
        }
        throw UnusableOutput.because("itemsPath=" + path + " leads to "
                + (found == null ? "nothing" : "a value of the kind " + found.kind())
                + ", and not to an array of records: the output of " + of + " " + described(output, codec)
                + ". Correct itemsPath, the JSON pointer of the records");
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

    private static String described(JsonSlice output, JsonCodec codec) throws MalformedJsonException {
        if (!output.isObject()) {
            return kindOf(output);
        }
        Collection<String> names = output.members(codec).keySet();
        return "is an object " + (names.isEmpty() ? "without members" : "with the members " + names(names));
    }

    private static String kindOf(JsonSlice output) {
        return "is of the kind " + output.kind();
    }

    /** A service may have chosen them to be many, long, or like lines of a log. */
    private static String names(Collection<String> names) {
        String first = names.stream().limit(MAX_NAMES).map(Texts::excerpt).collect(Collectors.joining(", "));
        int more = names.size() - MAX_NAMES;
        return Texts.excerpt(first) + (more > 0 ? " and " + more + " more" : "");
    }
}
