package io.github.camelintegry.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.protocol.JsonElements;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a body says that refuses a call, fit for messages.
 *
 * @param detail  its {@code detail}, where it has no {@code error}; else empty
 * @param error   its {@code error}, or empty
 * @param fields  what is wrong by field
 * @param details what is wrong otherwise
 */
record Refusal(String detail, String error, Map<String, String> fields, List<String> details) {

    static Refusal of(@Nullable JsonNode body, Redaction redaction) {
        if (body == null) {
            return new Refusal("", "", Map.of(), List.of());
        }
        String error = text(body.get("error"), redaction);
        if (error.isEmpty() && body.hasNonNull("detail")) {
            return new Refusal(text(body.get("detail"), redaction), "", Map.of(), List.of());
        }
        JsonNode explained = error.isEmpty() ? body : body.path("error_details");
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> details = new ArrayList<>();
        if (explained.isObject()) {
            explained
                    .properties()
                    .forEach(field -> fields.put(redaction.excerpt(field.getKey()), text(field.getValue(), redaction)));
        } else if (explained.isArray()) {
            explained.forEach(entry -> details.add(text(entry, redaction)));
        } else if (explained.isTextual()) {
            details.add(text(explained, redaction));
        }
        return new Refusal("", error, fields, details);
    }

    /** Whether any of what it says, names of fields included, has the pattern. */
    boolean mentions(Pattern pattern) {
        return texts().anyMatch(text -> pattern.matcher(text).find());
    }

    private Stream<String> texts() {
        return Stream.of(
                        Stream.of(detail, error),
                        fields.entrySet().stream().map(field -> field.getKey() + ": " + field.getValue()),
                        details.stream())
                .flatMap(each -> each)
                .filter(text -> !text.isEmpty());
    }

    /** All of it, to be put behind what was refused. */
    String explanation() {
        String all = texts().map(text -> text.replaceAll("\\.+$", "")).collect(Collectors.joining("; "));
        return all.isEmpty() ? "" : ": " + all;
    }

    private static String text(@Nullable JsonNode node, Redaction redaction) {
        if (node == null || node.isNull()) {
            return "";
        }
        return redaction.excerpt(
                node.isArray()
                        ? JsonElements.of(node).map(Refusal::plain).collect(Collectors.joining(", "))
                        : plain(node));
    }

    private static String plain(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }
}
