package io.github.camelintegry.simulator.internal.http;

import io.github.camelintegry.simulator.internal.util.UrlEncoded;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request as received: raw path and query, headers as UTF-8 by case-insensitive name, the whole body. */
public record ClientRequest(String method, String path, String query, Map<String, String> headers, byte[] body) {

    public static ClientRequest of(HttpServerRequest request, byte[] body) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, value) -> headers.merge(name, utf8(value), (a, b) -> a + ", " + b));
        if (request.authority() != null) {
            // HTTP/2 has it beside the headers
            headers.putIfAbsent("Host", request.authority().toString());
        }
        return new ClientRequest(
                request.method().name(), request.path(), request.query(), Collections.unmodifiableMap(headers), body);
    }

    /** {@return the same request by another method} */
    public ClientRequest by(String otherMethod) {
        return new ClientRequest(otherMethod, path, query, headers, body);
    }

    /** {@return the User-ID, or null} */
    public String user() {
        return headers.get("User-ID");
    }

    public String contentType() {
        return headers.getOrDefault("Content-Type", "");
    }

    /** {@return the query parameters, the first of each name} */
    public Map<String, String> parameters() {
        Map<String, String> first = new TreeMap<>();
        UrlEncoded.parameters(query).forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    /** {@return the decoded parts of the path, without empty ones} */
    public List<String> segments() {
        return UrlEncoded.segments(path);
    }

    /** {@return the body as text} */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /**
     * Netty makes a char of every byte of a header. Bytes that are no UTF-8 become replacement characters, so a
     * User-ID sent in another charset does not match the Hash, as on the real service.
     */
    private static String utf8(String header) {
        return new String(header.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
