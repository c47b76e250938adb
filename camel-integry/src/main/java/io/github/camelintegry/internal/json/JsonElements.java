package io.github.camelintegry.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The elements of a JSON array as a stream, also with a Jackson whose nodes have none of their own (before 2.19). */
public final class JsonElements {

    private JsonElements() {}

    /** {@return the elements of an array; none of what has none} */
    public static Stream<JsonNode> of(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
