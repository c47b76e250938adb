package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import java.util.List;
import java.util.Set;

/**
 * Tells a redirect that only adds or takes away the last slash of the path from all others. There are few ways to write
 * the address that it leads to, and a Location must be one of them, letter by letter: where nothing is interpreted, nothing
 * can be read in two ways.
 */
final class SlashRedirect {

    /** Those after which the request may go on as it was; 303 asks for another one. */
    private static final Set<Integer> STATUSES = Set.of(301, 302, 307, 308);

    private SlashRedirect() {}

    /** {@return whether the answer leads to the same address with the other ending of its path} */
    static boolean is(WireAnswer answer, BaseUrl service, WireRequest sent) {
        if (!STATUSES.contains(answer.status())) {
            return false;
        }
        List<String> locations = answer.values("Location");
        return locations.size() == 1 && leadsTo(locations.get(0), service, sent.withOtherEnding());
    }

    private static boolean leadsTo(String location, BaseUrl service, WireRequest wanted) {
        String target = service.path() + wanted.target();
        return location.equals(target)
                || location.equals(nextTo(wanted))
                || follows(service.origin(), location, target)
                || service.hasDefaultPort() && follows(service.originWithoutPort(), location, target);
    }

    /** As a reference without the folders, from where the request went. */
    private static String nextTo(WireRequest wanted) {
        String path = wanted.path();
        String query = wanted.target().substring(path.length());
        boolean added = path.endsWith("/");
        String whole = added ? path.substring(0, path.length() - 1) : path;
        String last = whole.substring(whole.lastIndexOf('/') + 1);
        return (added ? last + '/' : "../" + last) + query;
    }

    /** Letter case makes no difference in scheme and host, and does in all else. */
    private static boolean follows(String origin, String location, String target) {
        return location.length() == origin.length() + target.length()
                && location.regionMatches(true, 0, origin, 0, origin.length())
                && location.endsWith(target);
    }
}
