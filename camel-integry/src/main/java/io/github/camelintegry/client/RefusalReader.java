package io.github.camelintegry.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.protocol.MalformedJsonException;
import io.github.camelintegry.protocol.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the 4xx answers apart, by status and by body: a {@code detail} is about credentials or a name, an {@code error}
 * about a call that was not executed, and a body of neither holds messages by field.
 */
final class RefusalReader {

    private final JsonCodec codec;

    RefusalReader(JsonCodec codec) {
        this.codec = codec;
    }

    IntegryException read(IntegryRequest request, Signature signature, WireAnswer answer) {
        int status = answer.status();
        JsonNode body = tree(answer.body());
        String detail = text(body == null ? null : body.get("detail"), signature);
        String what = "Integry refused " + request.label() + " for user " + request.userId() + " (" + status + ")";
        if (status == 401 || status == 403) {
            return authentication(what, status, detail);
        }
        if (status == 404) {
            return new IntegryNotFoundException(what + (detail.isEmpty() ? "" : ": " + detail), status);
        }
        if (!detail.isEmpty() && body != null && !body.has("error")) {
            return detail.toLowerCase(Locale.ROOT).contains("not found")
                    ? new IntegryNotFoundException(what + ": " + detail, status)
                    : authentication(what, status, detail);
        }
        return invalid(what, request, signature, status, body);
    }

    private static IntegryAuthenticationException authentication(String what, int status, String detail) {
        return new IntegryAuthenticationException(
                what + (detail.isEmpty() ? "" : ": " + detail)
                        + ". Check appKey and appSecret: both must be of the same workspace",
                status);
    }

    private static IntegryException invalid(
            String what, IntegryRequest request, Signature signature, int status, @Nullable JsonNode body) {
        String error = text(body == null ? null : body.get("error"), signature);
        Map<String, String> fields = new LinkedHashMap<>();
        List<String> details = new ArrayList<>();
        JsonNode explained = body == null ? null : body.has("error") ? body.get("error_details") : body;
        if (explained != null && explained.isObject()) {
            explained
                    .properties()
                    .forEach(field -> fields.put(Texts.excerpt(field.getKey()), text(field.getValue(), signature)));
        } else if (explained != null && explained.isArray()) {
            explained.forEach(entry -> details.add(text(entry, signature)));
        } else if (explained != null && explained.isTextual()) {
            details.add(text(explained, signature));
        }
        String message = what + explanation(error, fields, details);
        if (details.stream().anyMatch(RefusalReader::saysNotConnected)) {
            return new IntegryAccountNotConnectedException(message, status, error, details);
        }
        if (request.cursor() != null && status == 400 && namesCursor(message)) {
            return new IntegryCursorException(message, status);
        }
        return new IntegryInvalidCallException(message, status, error, fields, details);
    }

    private static String explanation(String error, Map<String, String> fields, List<String> details) {
        List<String> parts = new ArrayList<>();
        if (!error.isEmpty()) {
            parts.add(error);
        }
        fields.forEach((field, message) -> parts.add(field + ": " + message));
        parts.addAll(details);
        return parts.isEmpty() ? "" : ": " + String.join("; ", parts);
    }

    private static boolean saysNotConnected(String detail) {
        String lower = detail.toLowerCase(Locale.ROOT);
        return lower.contains("not connected") || lower.contains("connect") && lower.contains("account");
    }

    private static boolean namesCursor(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return lower.contains("cursor") || lower.contains("next_page");
    }

    /** What the service says, fit for a message. Should it quote the hash, that is left out. */
    private static String text(@Nullable JsonNode node, Signature signature) {
        if (node == null || node.isNull()) {
            return "";
        }
        String text = node.isArray()
                ? node.valueStream().map(RefusalReader::plain).collect(Collectors.joining(", "))
                : plain(node);
        return Texts.excerpt(text.replace(signature.hash(), "[hash]"));
    }

    private static String plain(JsonNode node) {
        return node.isValueNode() ? node.asText() : node.toString();
    }

    private @Nullable JsonNode tree(byte[] body) {
        try {
            JsonNode tree = JsonSlice.of(body).tree(codec);
            return tree.isObject() ? tree : null;
        } catch (MalformedJsonException e) {
            return null;
        }
    }
}
