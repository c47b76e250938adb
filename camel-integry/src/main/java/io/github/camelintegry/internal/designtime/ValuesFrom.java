package io.github.camelintegry.internal.designtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells which parameters take their values from another function. The service says so in words only, in a parameter's
 * description: "Call `slack-list-conversations` to get the available values". A designer needs the name by itself.
 */
final class ValuesFrom {

    /** Of a parameter's schema: the name of the function that lists its values. */
    static final String KEYWORD = "x-integry-values-from";

    private static final int MAX_LOOKED_AT = 2_000;

    /** Repetitions have bounds, so that no description makes it search for long. */
    private static final Pattern SENTENCE = Pattern.compile(
            "\\bcall\\s(?:the\\s)?(?:function\\s)?[`'\"]([a-z0-9]+(?:[-_][a-z0-9]+){1,20})[`'\"](?:\\sfunction)?\\sto\\sget\\s"
                    + "(?:[a-z]{1,20}\\s){0,3}values?\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int MAX_NAME = 200;

    /** Keywords that hold schemas by name, and those that hold one or several. */
    private static final List<String> NAMED = List.of("properties", "patternProperties");

    private static final List<String> HELD =
            List.of("items", "prefixItems", "additionalProperties", "allOf", "anyOf", "oneOf");

    private ValuesFrom() {}

    /** {@return the same schema, in which each parameter whose description names such a function has it under the keyword} */
    static JsonNode toldIn(JsonNode schema) {
        // not by recursion: how deep a schema goes is the service's to say
        Deque<JsonNode> ahead = new ArrayDeque<>(List.of(schema));
        while (!ahead.isEmpty()) {
            if (ahead.pop() instanceof ObjectNode each) {
                tell(each);
                NAMED.forEach(keyword -> each.path(keyword).forEach(ahead::push));
                for (String keyword : HELD) {
                    JsonNode held = each.path(keyword);
                    if (held.isArray()) {
                        held.forEach(ahead::push);
                    } else {
                        ahead.push(held);
                    }
                }
            }
        }
        return schema;
    }

    /** What is there under the keyword already is nothing that was looked at. */
    private static void tell(ObjectNode parameter) {
        parameter.remove(KEYWORD);
        String function = function(parameter.path("description").asText(""));
        if (function != null) {
            parameter.put(KEYWORD, function);
        }
    }

    /** {@return the function that a description names, or {@code null}} */
    static @Nullable String function(String description) {
        String begin = description.substring(0, Math.min(description.length(), MAX_LOOKED_AT));
        Matcher sentence = SENTENCE.matcher(SPACES.matcher(begin).replaceAll(" "));
        return sentence.find() && sentence.group(1).length() <= MAX_NAME ? sentence.group(1) : null;
    }
}
