package io.github.camelintegry.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * An answer as it goes on the wire. Every answer of the simulator ends as one; those of
 * {@code IntegrySimulator.answerNext} begin as one.
 *
 * @param status  the HTTP status, 200 to 599
 * @param headers response headers; {@code Content-Length} is added when absent
 * @param body    the bytes of the body, not copied
 */
public record RawAnswer(int status, Map<String, String> headers, byte[] body) {

    /** Copies the headers. */
    public RawAnswer {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("Not the status of a final answer: " + status);
        }
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
    }

    /** {@return an answer with a text as its body, in UTF-8} */
    public static RawAnswer of(int status, String contentType, String body) {
        return new RawAnswer(status, Map.of("Content-Type", contentType), body.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return an answer with a JSON body} */
    public static RawAnswer json(int status, JsonNode body) {
        return new RawAnswer(status, Map.of("Content-Type", "application/json"), Json.bytes(body));
    }

    /** {@return this answer with one more header} */
    public RawAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RawAnswer(status, more, body);
    }
}
