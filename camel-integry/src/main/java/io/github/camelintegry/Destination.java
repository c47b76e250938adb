package io.github.camelintegry;

import io.github.camelintegry.internal.client.address.BaseUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go, and by what way. The credentials of a component go only to its own base URL, by its own proxy and
 * TLS settings: who makes a URI could otherwise have the signature of any user sent to a server of his own.
 */
final class Destination {

    private Destination() {}

    /**
     * Refuses to send the component's credentials where an endpoint goes another way. Every call asks this.
     *
     * @throws IllegalArgumentException with the names of the options that differ
     */
    static void requireSame(IntegryConfiguration endpoint, IntegryConfiguration component) {
        List<String> others = new ArrayList<>();
        addOther(others, "baseUrl", isSameUrl(endpoint.getBaseUrl(), component.getBaseUrl()));
        addOther(others, "allowPlainHttp", !endpoint.isAllowPlainHttp() || component.isAllowPlainHttp());
        String host = lowerCase(endpoint.getProxyHost());
        String hostOfComponent = lowerCase(component.getProxyHost());
        addOther(others, "proxyHost", Objects.equals(host, hostOfComponent));
        addOther(others, "proxyPort", endpoint.getProxyPort() == component.getProxyPort());
        addOther(others, "proxyUser", Objects.equals(endpoint.getProxyUser(), component.getProxyUser()));
        addOther(others, "proxyPassword", Objects.equals(endpoint.getProxyPassword(), component.getProxyPassword()));
        boolean sameTrust = endpoint.getSslContextParameters() == component.getSslContextParameters();
        addOther(others, "sslContextParameters", sameTrust);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", others)
                    + " of this endpoint differs from the component's, whose credentials go only where the component"
                    + " itself sends them: set appKey and appSecret on the endpoint too, or these options on the"
                    + " component alone");
        }
    }

    private static boolean isSameUrl(String one, String other) {
        return one.equals(other) || BaseUrl.parse(one, true).equals(BaseUrl.parse(other, true));
    }

    private static @Nullable String lowerCase(@Nullable String host) {
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }

    private static void addOther(List<String> others, String option, boolean same) {
        if (!same) {
            others.add(option);
        }
    }
}
