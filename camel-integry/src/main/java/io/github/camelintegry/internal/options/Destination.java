package io.github.camelintegry.internal.options;

import io.github.camelintegry.internal.client.address.BaseUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * Where requests go, and by what way: the options of these names. The credentials of a component go only to its own base
 * URL, by its own proxy and TLS settings: who makes a URI could otherwise have the signature of any user sent to a server of
 * his own.
 */
public record Destination(
        String baseUrl,
        boolean allowPlainHttp,
        @Nullable String proxyHost,
        int proxyPort,
        @Nullable String proxyUser,
        @Nullable String proxyPassword,
        @Nullable SSLContextParameters sslContextParameters) {

    /**
     * Refuses to send the component's credentials where an endpoint goes another way.
     *
     * @throws IllegalArgumentException with the names of the options that differ
     */
    public void requireSame(Destination component) {
        List<String> others = new ArrayList<>();
        addOther(others, "baseUrl", hasUrlOf(component));
        addOther(others, "allowPlainHttp", !allowPlainHttp || component.allowPlainHttp);
        addOther(others, "proxyHost", Objects.equals(lowerCase(proxyHost), lowerCase(component.proxyHost)));
        addOther(others, "proxyPort", proxyPort == component.proxyPort);
        addOther(others, "proxyUser", Objects.equals(proxyUser, component.proxyUser));
        addOther(others, "proxyPassword", Objects.equals(proxyPassword, component.proxyPassword));
        addOther(others, "sslContextParameters", sslContextParameters == component.sslContextParameters);
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", others)
                    + " of this endpoint differs from the component's, whose credentials go only where the component"
                    + " itself sends them: set appKey and appSecret on the endpoint too, or these options on the"
                    + " component alone");
        }
    }

    private boolean hasUrlOf(Destination other) {
        return baseUrl.equals(other.baseUrl) || BaseUrl.parse(baseUrl, true).equals(BaseUrl.parse(other.baseUrl, true));
    }

    private static @Nullable String lowerCase(@Nullable String host) {
        return host == null ? null : host.toLowerCase(Locale.ROOT);
    }

    private static void addOther(List<String> others, String option, boolean same) {
        if (!same) {
            others.add(option);
        }
    }

    /** Shows no password. */
    @Override
    public String toString() {
        return "Destination[" + baseUrl + ']';
    }
}
