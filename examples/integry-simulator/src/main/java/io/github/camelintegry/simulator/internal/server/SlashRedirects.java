package io.github.camelintegry.simulator.internal.server;

import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.style.Target;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.github.camelintegry.simulator.wire.Slashes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Redirects requests to the path with a slash at its end, or without. Nothing of the request is looked at but its path,
 * as a framework does that redirects before the application sees a request. {@code Location} is in turn relative and
 * absolute.
 */
public final class SlashRedirects {

    private static final Set<Integer> STATUSES = Set.of(301, 302, 307, 308);

    private final Slashes slashes;
    private final int status;
    private final String scheme;
    private final AtomicInteger turns = new AtomicInteger();

    public SlashRedirects(Slashes slashes, int status, String scheme) {
        this.slashes = slashes;
        this.status = status;
        this.scheme = scheme;
    }

    public static int known(int status) {
        if (!STATUSES.contains(status)) {
            throw new IllegalArgumentException("301, 302, 307 or 308 is needed, not " + status);
        }
        return status;
    }

    /** {@return the redirect of a request, if it is not served as it is} */
    Optional<RawAnswer> of(Target target) {
        if (target.route() == null) {
            return Optional.empty();
        }
        String path = target.request().path();
        boolean slash = path.endsWith("/");
        boolean documented = slash == target.style().endsWithSlash(target.operation());
        if (slashes != (documented ? Slashes.REDIRECT_TO_OTHER : Slashes.REDIRECT)) {
            return Optional.empty();
        }
        return Optional.of(new RawAnswer(status, Map.of("Location", location(target.request(), !slash)), new byte[0]));
    }

    private String location(ClientRequest request, boolean slash) {
        // two slashes at the beginning of a relative Location would name a host
        String bare = "/" + request.path().replaceAll("^/+|/+$", "");
        String host = request.headers().get("Host");
        String query = request.query() == null ? "" : "?" + request.query();
        String origin = host != null && turns.getAndIncrement() % 2 != 0 ? scheme + "://" + host : "";
        return origin + bare + (slash ? "/" : "") + query;
    }
}
