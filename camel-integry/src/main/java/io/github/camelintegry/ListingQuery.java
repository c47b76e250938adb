package io.github.camelintegry;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the options of an endpoint say of the lists that it asks for, as the service's own query parameters. */
final class ListingQuery {

    private ListingQuery() {}

    /**
     * {@return the parameters}
     *
     * @param include          what else is wanted; {@code null} for nothing
     * @param predictArguments whether arguments are to be filled in
     */
    static Map<String, String> of(IntegryEndpoint endpoint, @Nullable String include, boolean predictArguments) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "app", endpoint.getApp());
        put(query, "type", endpoint.getType());
        put(query, "connected_only", endpoint.isConnectedOnly() ? "true" : null);
        put(query, "include", include);
        put(query, "search", endpoint.getSearch());
        put(query, "predict_arguments", predictArguments ? "true" : null);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.put(name, value);
        }
    }
}
