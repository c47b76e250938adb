package io.github.camelintegry.internal.client.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.internal.json.JsonElements;
import io.github.camelintegry.internal.protocol.Redaction;
import io.github.camelintegry.internal.util.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a body says that refuses a call, fit for messages: however much it says, no more is taken of it than a person reads.
 *
 * @param detail  its {@code detail}, where it has no {@code error}; else empty
 * @param error   its {@code error}, or empty
 * @param fields  what is wrong by field
 * @param details what is wrong otherwise
 * @param others  how many further fields or details it has
 */
record Refusal(String detail, String error, Map<String, String> fields, List<String> details, int others) {

    private static final int MAX_FIELDS = 20;
    private static final int MAX_CHARACTERS = 1200;

    static Refusal of(@Nullable JsonNode body, Redaction redaction) {
        if (body == null) {
            return new Refusal("", "", Map.of(), List.of(), 0);
        }
        String error = text(body.get("error"), redaction);
        if (error.isEmpty() && body.hasNonNull("detail")) {
            return new Refusal(text(body.get("detail"), redaction), "", Map.of(), List.of(), 0);
        }
        JsonNode explained = error.isEmpty() ? body : body.path("error_details");
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> details = new ArrayList<>();
        if (explained.isObject()) {
            explained.properties().stream()
                    .limit(MAX_FIELDS)
                    .forEach(field -> fields.put(redaction.excerpt(field.getKey()), text(field.getValue(), redaction)));
        } else if (explained.isArray()) {
            JsonElements.of(explained).limit(MAX_FIELDS).forEach(entry -> details.add(text(entry, redaction)));
        } else if (explained.isTextual()) {
            details.add(text(explained, redaction));
        }
        return new Refusal("", error, fields, details, Math.max(0, explained.size() - MAX_FIELDS));
    }

    /** What an exception tells of it. */
    Said said() {
        return Said.refusal(error, fields, details);
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

    /** What of it fits into a message, to be put behind what was refused. */
    String explanation() {
        String all = texts().map(text -> Texts.withoutTrailing('.', text)).collect(Collectors.joining("; "));
        String more = others == 0 ? "" : "; and " + others + " more";
        return all.isEmpty() ? "" : ": " + Texts.excerpt(all, MAX_CHARACTERS) + more;
    }

    private static String text(@Nullable JsonNode node, Redaction redaction) {
        if (node == null || node.isNull()) {
            return "";
        }
        return redaction.excerpt(
                node.isArray()
                        ? JsonElements.of(node)
                                .limit(MAX_FIELDS)
                                .map(Refusal::plain)
                                .collect(Collectors.joining(", "))
                        : plain(node));
    }

    private static String plain(JsonNode node) {
        return Texts.beginning(node.isValueNode() ? node.asText() : node.toString(), Redaction.MAX_READ);
    }
}
