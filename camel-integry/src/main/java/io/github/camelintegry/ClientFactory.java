package io.github.camelintegry;

import io.github.camelintegry.client.BaseUrl;
import io.github.camelintegry.client.CallSettings;
import io.github.camelintegry.client.Catalogue;
import io.github.camelintegry.client.ClientRuntime;
import io.github.camelintegry.client.IntegryClient;
import io.github.camelintegry.client.ProxySettings;
import io.github.camelintegry.client.RetryMode;
import io.github.camelintegry.client.RetryPolicy;
import io.github.camelintegry.client.StatusRanges;
import io.github.camelintegry.client.TransportSettings;
import io.github.camelintegry.protocol.ApiStyle;
import io.github.camelintegry.protocol.BodyFormat;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.OutputReading;
import java.time.Duration;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/** Makes the client of an endpoint: its options become the settings of the floors below. */
final class ClientFactory {

    private ClientFactory() {}

    /** What the endpoint shares with all others that connect as it does. */
    static ClientRuntime runtime(IntegryEndpoint endpoint, ClientRuntimes runtimes) {
        IntegryConfiguration options = endpoint.getConfiguration();
        BaseUrl baseUrl = BaseUrl.parse(options.getBaseUrl(), options.isAllowPlainHttp());
        return runtimes.of(transportSettings(options, baseUrl.ssl()), ssl(options, endpoint.getComponent()));
    }

    static IntegryClient client(IntegryEndpoint endpoint, ClientRuntime runtime) {
        return client(endpoint, runtime, settings(endpoint));
    }

    /**
     * How the endpoint's calls are made.
     *
     * @throws IllegalArgumentException if an option has a value that it cannot take
     */
    static CallSettings settings(IntegryEndpoint endpoint) {
        IntegryConfiguration options = endpoint.getConfiguration();
        return callSettings(options, endpoint.getBodyFormat(), OutputFormats.reading(endpoint), options.getRetryMode());
    }

    private static IntegryClient client(IntegryEndpoint endpoint, ClientRuntime runtime, CallSettings settings) {
        IntegryConfiguration options = endpoint.getConfiguration();
        IntegryComponent component = endpoint.getComponent();
        return new IntegryClient(
                runtime, settings, () -> component.signer(options.getAppKey(), options.getAppSecret()));
    }

    /** The catalogue asks on the same way, but once: nobody's call waits for its retries. */
    static Catalogue catalogue(IntegryEndpoint endpoint, ClientRuntime runtime) {
        IntegryConfiguration options = endpoint.getConfiguration();
        CallSettings settings = callSettings(options, BodyFormat.JSON, OutputReading.AS_TREE, RetryMode.NONE);
        return new Catalogue(
                client(endpoint, runtime, settings),
                settings.codec(),
                runtime.clock(),
                Duration.ofMillis(options.getSchemaCacheTtl()));
    }

    private static CallSettings callSettings(
            IntegryConfiguration options, BodyFormat bodyFormat, OutputReading reading, RetryMode mode) {
        return new CallSettings(
                BaseUrl.parse(options.getBaseUrl(), options.isAllowPlainHttp()),
                ApiStyle.of(options.getApiStyle()),
                bodyFormat,
                JsonCodec.ofDepth(options.getMaxNestingDepth()),
                reading,
                Duration.ofMillis(options.getResponseTimeout()),
                DataSize.parse("maxResponseSize", options.getMaxResponseSize()),
                StatusRanges.parse(options.getOkStatusCodeRange()),
                new RetryPolicy(
                        options.getRetries(),
                        Duration.ofMillis(options.getRetryBackoff()),
                        Duration.ofMillis(options.getRetryBackoffMax()),
                        Duration.ofMillis(options.getRetryTimeout()),
                        mode));
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
