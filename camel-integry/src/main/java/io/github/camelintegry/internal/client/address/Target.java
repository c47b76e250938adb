package io.github.camelintegry.internal.client.address;

import io.github.camelintegry.internal.protocol.WireAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Where calls go, and by which proxy: what a message says of it.
 *
 * @param service the service
 * @param proxy   the proxy in front of it, if any
 */
public record Target(BaseUrl service, @Nullable ProxySettings proxy) {

    /** {@return the name that has addresses: of the service, or of the proxy in front of it} */
    public String name() {
        return proxy == null ? service.host() : HostName.of("proxyHost", proxy.host());
    }

    /** {@return host and port of what is connected to} */
    public String hop() {
        return proxy == null ? service.authority() : HostName.bracketed(name()) + ':' + proxy.port();
    }

    /** {@return the proxy, as a message names it; {@code null} without one} */
    @Nullable
    public String proxyName() {
        return proxy == null ? null : "the proxy " + hop() + " (proxyHost)";
    }

    /** {@return the options that say what is connected to} */
    public String options() {
        return proxy == null ? "host and port of baseUrl" : "proxyHost and proxyPort";
    }

    /** {@return whether the proxy gets the requests themselves, and so may answer them instead of the service} */
    public boolean isReadByProxy() {
        return proxy != null && !service.ssl();
    }

    /** {@return who gave an answer, as far as one can tell: what is no JSON object was hardly written by Integry} */
    public String speaker(WireAnswer answer) {
        return isReadByProxy() && !answer.looksLikeJson() ? "Integry, or " + proxyName() + " in its place," : "Integry";
    }

    /** Host and port, and the proxy where there is one. */
    @Override
    public String toString() {
        return service.authority() + (proxy == null ? "" : " by " + proxyName());
    }
}
