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
     * Refuses to send the component's credentials where an endpoint goes another way.
     *
     * @throws IllegalArgumentException with the names of the options that differ
     */
    static void requireSame(IntegryConfiguration endpoint, IntegryConfiguration component) {
        List<String> others = new ArrayList<>();
        if (!sameUrl(endpoint, component)) {
            others.add("baseUrl");
        }
        if (endpoint.isAllowPlainHttp() && !component.isAllowPlainHttp()) {
            others.add("allowPlainHttp");
        }
        addOther(others, "proxyHost", lowerCase(endpoint.getProxyHost()), lowerCase(component.getProxyHost()));
        if (endpoint.getProxyPort() != component.getProxyPort()) {
            others.add("proxyPort");
        }
        addOther(others, "proxyUser", endpoint.getProxyUser(), component.getProxyUser());
        addOther(others, "proxyPassword", endpoint.getProxyPassword(), component.getProxyPassword());
        if (endpoint.getSslContextParameters() != component.getSslContextParameters()) {
            others.add("sslContextParameters");
        }
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", others)
                    + " of this endpoint differs from the component's, whose credentials go only where the component"
                    + " itself sends them: set appKey and appSecret on the endpoint too, or these options on the"
                    + " component alone");
        }
    }

    private static boolean sameUrl(IntegryConfiguration endpoint, IntegryConfiguration component) {
        return endpoint.getBaseUrl().equals(component.getBaseUrl())
                || BaseUrl.parse(endpoint.getBaseUrl(), true).equals(BaseUrl.parse(component.getBaseUrl(), true));
    }

    private static @Nullable String lowerCase(@Nullable String host) {
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }

    private static void addOther(
            List<String> others, String option, @Nullable Object ofEndpoint, @Nullable Object ofComponent) {
        if (!Objects.equals(ofEndpoint, ofComponent)) {
            others.add(option);
        }
    }
}
