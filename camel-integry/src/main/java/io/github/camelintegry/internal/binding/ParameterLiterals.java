package io.github.camelintegry.internal.binding;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.json.ValueWriter;
import io.github.camelintegry.internal.protocol.Arguments;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Values of {@code parameters.*} options as JSON: what reads as JSON is sent as that, anything else as text. */
public final class ParameterLiterals {

    private ParameterLiterals() {}

    /** {@return the arguments that these options are} */
    public static Arguments arguments(String prefix, Map<String, Object> parameters) {
        Map<String, JsonSlice> members = new LinkedHashMap<>();
        parameters.forEach((name, value) -> members.put(name, JsonSlice.of(json(prefix + name, value))));
        return Arguments.of(members);
    }

    /** {@return these options as the variables of arguments} */
    public static Arguments variables(String prefix, Map<String, Object> variables) {
        Arguments values = arguments(prefix, variables);
        return values.names().isEmpty()
                ? Arguments.NONE
                : Arguments.of(Map.of(Arguments.VARIABLES, JsonSlice.of(values.json())));
    }

    private static byte[] json(String option, Object value) {
        if (!(value instanceof String text)) {
            return ValueWriter.write(value, "The option " + option);
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return readsAsJson(utf8) ? utf8 : JsonCodec.DEFAULT.quote(text);
    }

    private static boolean readsAsJson(byte[] utf8) {
        try {
            JsonNode tree = JsonSlice.of(utf8).tree(JsonCodec.DEFAULT);
            return !tree.isMissingNode();
        } catch (MalformedJsonException e) {
            return false;
        }
    }
}
