package io.github.camelintegry.simulator.internal.http;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Finds credentials where the vendor's Node and browser clients put them, as query parameters or as headers
 * {@code app_key}, {@code user_id} and {@code hash}, and makes of the request one that has them in the documented headers.
 * A documented header that is there counts.
 */
public final class CredentialsAnywhere implements UnaryOperator<ClientRequest> {

    private static final Map<String, String> OTHER_NAMES =
            Map.of("App-Key", "app_key", "User-ID", "user_id", "Hash", Query.HASH);

    @Override
    public ClientRequest apply(ClientRequest request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.headers());
        Map<String, String> parameters = request.parameters();
        OTHER_NAMES.forEach((documented, other) -> {
            String found = request.headers().getOrDefault(other, parameters.get(other));
            if (found != null) {
                headers.putIfAbsent(documented, found);
            }
        });
        return new ClientRequest(
                request.method(),
                request.path(),
                Query.without(request.query(), OTHER_NAMES.values()),
                Collections.unmodifiableMap(headers),
                request.body());
    }
}
