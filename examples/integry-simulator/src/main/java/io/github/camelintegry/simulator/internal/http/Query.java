package io.github.camelintegry.simulator.internal.http;

import io.github.camelintegry.simulator.internal.util.UrlEncoded;
import java.util.Collection;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes raw queries; what is not meant stays as it was sent. A query can be null. */
public final class Query {

    static final String HASH = "hash";
    private static final String MASK = "***";

    private Query() {}

    /** {@return the query for others to read: a hash is a password} */
    public static String masked(String query) {
        return changed(
                query,
                pair -> name(pair).equalsIgnoreCase(HASH) ? pair.substring(0, pair.indexOf('=') + 1) + MASK : pair);
    }

    static String without(String query, Collection<String> names) {
        return changed(query, pair -> names.contains(name(pair)) ? "" : pair);
    }

    private static String changed(String query, UnaryOperator<String> change) {
        return query == null
                ? null
                : Stream.of(query.split("&"))
                        .map(change)
                        .filter(pair -> !pair.isEmpty())
                        .collect(Collectors.joining("&"));
    }

    private static String name(String pair) {
        return UrlEncoded.parameters(pair).keySet().stream().findFirst().orElse("");
    }
}
