package io.github.camelintegry.internal.runtime;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.internal.client.CallSettings;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.ProxySettings;
import io.github.camelintegry.internal.client.answer.StatusRanges;
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.client.catalogue.CatalogueMemory;
import io.github.camelintegry.internal.client.retry.RetryPolicy;
import io.github.camelintegry.internal.client.transport.TransportSettings;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.util.DataSize;
import io.github.camelintegry.option.BodyFormat;
import io.github.camelintegry.option.RetryMode;
import java.time.Duration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** Makes the client of an endpoint: its options become the settings of the floors below. */
public final class ClientFactory {

    private ClientFactory() {}

    public static IntegryClient client(IntegryEndpoint endpoint, ClientRuntimes runtimes) {
        IntegryConfiguration options = endpoint.getConfiguration();
        IntegryComponent component = endpoint.getComponent();
        CallSettings settings = settings(endpoint);
        return new IntegryClient(
                runtimes.of(transportSettings(options, settings.baseUrl().ssl()), ssl(options, component)),
                settings,
                () -> component.signer(options));
    }

    /**
     * How the endpoint's calls are made.
     *
     * @throws IllegalArgumentException if an option has a value that it cannot take
     */
    public static CallSettings settings(IntegryEndpoint endpoint) {
        IntegryConfiguration options = endpoint.getConfiguration();
        return callSettings(options, endpoint.getBodyFormat(), options.getRetryMode());
    }

    /** The catalogue asks as this client does, but once: nobody's call waits for its retries. */
    public static Catalogue catalogue(IntegryEndpoint endpoint, IntegryClient client, CatalogueMemory memory) {
        IntegryConfiguration options = endpoint.getConfiguration();
        CallSettings settings = callSettings(options, BodyFormat.JSON, RetryMode.NONE);
        return new Catalogue(client, settings, memory, Duration.ofMillis(options.getSchemaCacheTtl()));
    }

    private static CallSettings callSettings(IntegryConfiguration options, BodyFormat bodyFormat, RetryMode mode) {
        return new CallSettings(
                baseUrl(options),
                ApiStyle.of(options.getApiStyle()),
                bodyFormat,
                JsonCodec.ofDepth(options.getMaxNestingDepth()),
                Duration.ofMillis(options.getResponseTimeout()),
                DataSize.parse("maxResponseSize", options.getMaxResponseSize()),
                StatusRanges.parse(options.getOkStatusCodeRange()),
                new RetryPolicy(
                        options.getRetries(),
                        Duration.ofMillis(options.getRetryBackoff()),
                        Duration.ofMillis(options.getRetryBackoffMax()),
                        Duration.ofMillis(options.getRetryAfterMax()),
                        Duration.ofMillis(options.getRetryTimeout()),
                        mode));
    }

    /** Plain http is allowed to this machine itself, and to no proxy, which would read the credentials and pass them on. */
    private static BaseUrl baseUrl(IntegryConfiguration options) {
        BaseUrl url = BaseUrl.parse(options.getBaseUrl(), options.isAllowPlainHttp());
        if (!url.ssl() && options.getProxyHost() != null && !options.isAllowPlainHttp()) {
            throw new IllegalArgumentException(
                    "baseUrl " + url + " would send credentials unencrypted to the proxy that"
                            + " proxyHost names: leave proxyHost out if you mean this machine, use https, or set"
                            + " allowPlainHttp=true if you must");
        }
        return url;
    }

    private static TransportSettings transportSettings(IntegryConfiguration options, boolean ssl) {
        String proxyHost = options.getProxyHost();
        ProxySettings proxy = proxyHost == null
                ? null
                : new ProxySettings(
                        proxyHost, options.getProxyPort(), options.getProxyUser(), options.getProxyPassword());
        return new TransportSettings(
                ssl,
                Duration.ofMillis(options.getConnectTimeout()),
                options.getMaxConnections(),
                options.getMaxQueuedCalls(),
                proxy);
    }

    private static @Nullable SSLContextParameters ssl(IntegryConfiguration options, IntegryComponent component) {
        SSLContextParameters own = options.getSslContextParameters();
        return own != null ? own : component.retrieveGlobalSslContextParameters();
    }
}
