package io.github.camelintegry.internal.protocol;

import org.jspecify.annotations.Nullable;

/**
 * A request as HTTP sends it, but for the base URL and the signature.
 *
 * @param method      {@code GET} or {@code POST}
 * @param target      path and query, percent-encoded, beginning with a slash
 * @param contentType the media type of the body
 * @param body        the body, or {@code null} for none
 * @param version     the version of the function that is meant, or {@code null}
 */
public record WireRequest(
        String method,
        String target,
        @Nullable String contentType,
        byte @Nullable [] body,
        @Nullable FunctionVersion version) {

    /** A request of no certain version. */
    public WireRequest(String method, String target, @Nullable String contentType, byte @Nullable [] body) {
        this(method, target, contentType, body, null);
    }

    /** {@return the same request of this version of its function} */
    public WireRequest ofVersion(@Nullable FunctionVersion pinned) {
        return pinned == null ? this : new WireRequest(method, target, contentType, body, pinned);
    }

    static WireRequest get(String target) {
        return new WireRequest("GET", target, null, null);
    }

    static WireRequest post(String target, byte[] json) {
        return new WireRequest("POST", target, "application/json", json);
    }

    /** {@return the path, without the query} */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** {@return the same request with a slash more, or less, at the end of its path} */
    public WireRequest withOtherEnding() {
        String path = path();
        String other = path.endsWith("/") ? path.substring(0, path.length() - 1) : path + '/';
        return new WireRequest(method, other + target.substring(path.length()), contentType, body, version);
    }

    /** Shows neither query nor body: both hold the users' data. */
    @Override
    public String toString() {
        return method + ' ' + path();
    }
}
