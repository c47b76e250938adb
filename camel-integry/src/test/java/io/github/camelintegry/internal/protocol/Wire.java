package io.github.camelintegry.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** RequestBinding by hand, and what a server reads of them. */
final class Wire {

    private Wire() {}

    static IntegryRequest request(Operation operation, @Nullable String name) {
        return new IntegryRequest(operation, name, "user-1", Map.of(), Arguments.NONE, null);
    }

    static IntegryRequest request(Operation operation, @Nullable String name, Map<String, String> query) {
        return new IntegryRequest(operation, name, "user-1", query, Arguments.NONE, null);
    }

    static String body(WireRequest request) {
        return request.body() == null ? "" : new String(request.body(), UTF_8);
    }

    /** The only query parameter. */
    static Map.Entry<String, String> onlyParameter(WireRequest request) {
        String query = URI.create("https://host" + request.target()).getRawQuery();
        int equals = query.indexOf('=');
        if (query.indexOf('&') >= 0 || query.indexOf('=', equals + 1) >= 0) {
            throw new AssertionError("more than one parameter: " + query);
        }
        return Map.entry(
                URLDecoder.decode(query.substring(0, equals), UTF_8),
                URLDecoder.decode(query.substring(equals + 1), UTF_8));
    }
}
