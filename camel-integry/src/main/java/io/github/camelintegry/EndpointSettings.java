package io.github.camelintegry;

import io.github.camelintegry.internal.binding.CursorArguments;
import io.github.camelintegry.internal.binding.ParameterLiterals;
import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.binding.RequestTemplate;
import io.github.camelintegry.internal.client.CallSettings;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.ProxySettings;
import io.github.camelintegry.internal.client.answer.StatusRanges;
import io.github.camelintegry.internal.client.retry.RetryPolicy;
import io.github.camelintegry.internal.client.transport.TransportSettings;
import io.github.camelintegry.internal.designtime.DesignOptions;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.options.Destination;
import io.github.camelintegry.internal.output.OutputFormat;
import io.github.camelintegry.internal.output.PageReader;
import io.github.camelintegry.internal.polling.PollSettings;
import io.github.camelintegry.internal.position.Repositories;
import io.github.camelintegry.internal.position.StoredWalks;
import io.github.camelintegry.internal.position.WalkFactory;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.runtime.ClientRuntimes;
import io.github.camelintegry.internal.util.DataSize;
import io.github.camelintegry.internal.walk.ItemsPath;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.option.BodyFormat;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.RetryMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.jspecify.annotations.Nullable;

/**
 * The one place that turns the options of component, configuration and endpoint into the records that rooms are given.
 * Options are read when a record is asked for.
 */
final class EndpointSettings implements DesignOptions {

    private final IntegryEndpoint endpoint;
    private final IntegryConfiguration options;

    EndpointSettings(IntegryEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
    }

    /**
     * How calls are made.
     *
     * @throws IllegalArgumentException if an option has a value that it cannot take
     */
    @Override
    public CallSettings call() {
        return call(endpoint.getBodyFormat(), options.getRetryMode(), options.getRetryTimeout());
    }

    @Override
    public CallSettings promptCall() {
        long timeout = Math.min(options.getRetryTimeout(), options.getResponseTimeout());
        return call(BodyFormat.JSON, RetryMode.NONE, timeout);
    }

    /** How the catalogue asks: as other calls do, but once, since nobody's call waits for its retries. */
    CallSettings catalogueCall() {
        return call(BodyFormat.JSON, RetryMode.NONE, options.getRetryTimeout());
    }

    /** How long the catalogue remembers. */
    Duration catalogueMemory() {
        return Duration.ofMillis(options.getSchemaCacheTtl());
    }

    private CallSettings call(BodyFormat bodyFormat, RetryMode mode, long timeout) {
        return new CallSettings(
                baseUrl(),
                ApiStyle.of(options.getApiStyle()),
                bodyFormat,
                codec(),
                Duration.ofMillis(options.getResponseTimeout()),
                DataSize.parse("maxResponseSize", options.getMaxResponseSize()),
                StatusRanges.parse(options.getOkStatusCodeRange()),
                new RetryPolicy(
                        options.getRetries(),
                        Duration.ofMillis(options.getRetryBackoff()),
                        Duration.ofMillis(options.getRetryBackoffMax()),
                        Duration.ofMillis(options.getRetryAfterMax()),
                        Duration.ofMillis(timeout),
                        mode));
    }

    /** Plain http is allowed to this machine itself, and to no proxy, which would read the credentials and pass them on. */
    private BaseUrl baseUrl() {
        BaseUrl url = BaseUrl.parse(options.getBaseUrl(), options.isAllowPlainHttp());
        if (!url.ssl() && options.getProxyHost() != null && !options.isAllowPlainHttp()) {
            throw new IllegalArgumentException(
                    "baseUrl " + url + " would send credentials unencrypted to the proxy that"
                            + " proxyHost names: leave proxyHost out if you mean this machine, use https, or set"
                            + " allowPlainHttp=true if you must");
        }
        return url;
    }

    /** What connections are made with. */
    TransportSettings transport() {
        String proxyHost = options.getProxyHost();
        ProxySettings proxy = proxyHost == null
                ? null
                : new ProxySettings(
                        proxyHost, options.getProxyPort(), options.getProxyUser(), options.getProxyPassword());
        return new TransportSettings(
                baseUrl().ssl(),
                Duration.ofMillis(options.getConnectTimeout()),
                options.getMaxConnections(),
                options.getMaxQueuedCalls(),
                proxy);
    }

    /** Where an endpoint or a component with these options sends requests, and by what way. */
    static Destination destination(IntegryConfiguration options) {
        return new Destination(
                options.getBaseUrl(),
                options.isAllowPlainHttp(),
                options.getProxyHost(),
                options.getProxyPort(),
                options.getProxyUser(),
                options.getProxyPassword(),
                options.getSslContextParameters());
    }

    /** Whom connections trust, if not the JVM's own authorities. */
    @Nullable
    SSLContextParameters ssl() {
        SSLContextParameters own = options.getSslContextParameters();
        return own != null ? own : endpoint.getComponent().retrieveGlobalSslContextParameters();
    }

    @Override
    public ClientRuntimes newRuntimes() {
        return endpoint.getComponent().newRuntimes();
    }

    @Override
    public IntegryClient client(ClientRuntimes runtimes, CallSettings calls) {
        return new IntegryClient(runtimes.of(transport(), ssl()), calls, () -> endpoint.getComponent()
                .signer(options));
    }

    @Override
    public void check() {
        EndpointChecks.check(endpoint);
        endpoint.checkSendable(endpoint.requests().ofOptions());
    }

    @Override
    public int maxEmptyPages() {
        return options.getMaxEmptyPages();
    }

    @Override
    public boolean allowsWorkspaceAccounts() {
        return options.isAllowWorkspaceConnectedAccounts();
    }

    /** What the options say of requests. */
    @Override
    public RequestTemplate request() {
        return new RequestTemplate(
                endpoint.operation(),
                endpoint.getName(),
                options.getUserId(),
                options.getConnectedAccountId(),
                endpoint.getFunctionVersion(),
                query(),
                ParameterLiterals.arguments("parameters.", endpoint.getParameters()),
                ParameterLiterals.variables("variables.", endpoint.getVariables()),
                endpoint.getPrompt(),
                endpoint.getMethod(),
                endpoint.getUrl(),
                endpoint.isWalk(),
                codec());
    }

    private Map<String, String> query() {
        if (endpoint.operation().isCall()) {
            Map<String, String> query = new LinkedHashMap<>();
            put(query, "allow_workspace_connected_accounts", options.isAllowWorkspaceConnectedAccounts());
            return query;
        }
        Map<String, String> query = filters();
        put(query, "include", endpoint.getInclude());
        put(query, "predict_arguments", endpoint.isPredictArguments());
        return query;
    }

    @Override
    public Map<String, String> filters() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "app", endpoint.getApp());
        put(query, "type", endpoint.getType());
        put(query, "connected_only", endpoint.isConnectedOnly());
        put(query, "search", endpoint.getSearch());
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.put(name, value);
        }
    }

    private static void put(Map<String, String> query, String name, boolean value) {
        if (value) {
            query.put(name, "true");
        }
    }

    /** What outputs become. */
    OutputFormat output() {
        return OutputFormat.of(options.getOutputType(), endpoint.getOutputClass(), codec(), endpoint.getCamelContext());
    }

    /** Where records are, and what they become. */
    PageReader records() {
        return new PageReader(ItemsPath.of(endpoint.getItemsPath()), output(), codec());
    }

    /** What the options say of walks. */
    WalkSettings walk() {
        return new WalkSettings(
                options.getCursorRepository(),
                endpoint.getCursorKey(),
                endpoint.getStartFrom(),
                WalkSettings.startCursor(endpoint.getStartFrom(), endpoint.getStartCursor()),
                options.getFallBackCursor(),
                options.isSendEndOfWalk(),
                endpoint.operation().isCall() ? options.getFunctionType() : FunctionType.QUERY,
                endpoint.getItemsPath(),
                new WalkLimits(options.getPrefetchCount(), options.getMaxPagesPerPoll(), options.getMaxEmptyPages()),
                Duration.ofMillis(options.getStallTimeout()));
    }

    /** Makes walkers, whose pages the endpoint's client asks for. */
    WalkFactory walkers() {
        return new WalkFactory(
                endpoint::client,
                records()::of,
                BaseUrl.parse(options.getBaseUrl(), true).toString(),
                options.getApiStyle());
    }

    /** Walks of which it is stored how far they came. */
    StoredWalks walks() {
        CursorArguments.refuseInWalk(request());
        return new StoredWalks(
                walk(),
                walkers(),
                Repositories.of(endpoint.getCamelContext()),
                endpoint,
                endpoint.getComponent().runtimes().clock());
    }

    /** What a consumer's polls go by. */
    PollSettings polling() {
        IntegryRequest request = endpoint.requests().walk();
        StoredWalks walks = walks();
        WalkIdentity walk = walks.ofOptions(request);
        ClientRuntimes runtimes = endpoint.getComponent().runtimes();
        return new PollSettings(
                walks,
                walk,
                endpoint.positionStores().of(options.getCursorRepository(), walk.key()),
                new ReplyBinding(output()),
                options.isSplitResults(),
                endpoint::catalogue,
                () -> endpoint.client().throttledFor(request.userId()),
                runtimes.ticker(),
                runtimes.meters());
    }

    private JsonCodec codec() {
        return JsonCodec.ofDepth(options.getMaxNestingDepth());
    }
}
