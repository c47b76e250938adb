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
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.client.catalogue.CatalogueMemory;
import io.github.camelintegry.internal.client.retry.RetryPolicy;
import io.github.camelintegry.internal.client.transport.TransportSettings;
import io.github.camelintegry.internal.delivery.UnderWay;
import io.github.camelintegry.internal.designtime.DesignOptions;
import io.github.camelintegry.internal.json.JsonCodec;
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
import io.github.camelintegry.internal.streaming.ProducerWalks;
import io.github.camelintegry.internal.util.DataSize;
import io.github.camelintegry.internal.walk.ItemsPath;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.option.BodyFormat;
import io.github.camelintegry.option.FallBack;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.RetryMode;
import io.github.camelintegry.option.StartFrom;
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

    @Override
    public CallSettings call() {
        return call(endpoint.getBodyFormat(), options.getRetryMode(), options.getRetryTimeout());
    }

    @Override
    public CallSettings promptCall() {
        long timeout = Math.min(options.getRetryTimeout(), options.getResponseTimeout());
        return call(BodyFormat.JSON, RetryMode.NONE, timeout);
    }

    /** What the service knows of functions. It is asked as by other calls, but once: nobody's call waits for its retries. */
    Catalogue catalogue(IntegryClient client, CatalogueMemory memory) {
        CallSettings calls = call(BodyFormat.JSON, RetryMode.NONE, options.getRetryTimeout());
        return new Catalogue(client, calls, memory, Duration.ofMillis(options.getSchemaCacheTtl()));
    }

    private CallSettings call(BodyFormat bodyFormat, RetryMode mode, long timeout) {
        return new CallSettings(
                EndpointChecks.baseUrl(options),
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

    /** What connections are made with. */
    private TransportSettings transport() {
        String proxyHost = options.getProxyHost();
        ProxySettings proxy = proxyHost == null
                ? null
                : new ProxySettings(
                        proxyHost, options.getProxyPort(), options.getProxyUser(), options.getProxyPassword());
        return new TransportSettings(
                EndpointChecks.baseUrl(options).ssl(),
                Duration.ofMillis(options.getConnectTimeout()),
                options.getMaxConnections(),
                options.getMaxQueuedCalls(),
                proxy);
    }

    @Override
    public ClientRuntimes newRuntimes() {
        return endpoint.getComponent().newRuntimes();
    }

    @Override
    public IntegryClient client(ClientRuntimes runtimes, CallSettings calls) {
        IntegryComponent component = endpoint.getComponent();
        SSLContextParameters own = options.getSslContextParameters();
        SSLContextParameters ssl = own != null ? own : component.retrieveGlobalSslContextParameters();
        return new IntegryClient(runtimes.of(transport(), ssl), calls, () -> component.signer(options));
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
            boolean allowed = options.isAllowWorkspaceConnectedAccounts();
            return allowed ? Map.of("allow_workspace_connected_accounts", "true") : Map.of();
        }
        return listing(endpoint.getInclude(), endpoint.isPredictArguments());
    }

    @Override
    public Map<String, String> filters() {
        return listing(null, false);
    }

    private Map<String, String> listing(@Nullable String include, boolean predictArguments) {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "app", endpoint.getApp());
        put(query, "type", endpoint.getType());
        put(query, "connected_only", endpoint.isConnectedOnly() ? "true" : null);
        put(query, "include", include);
        put(query, "search", endpoint.getSearch());
        put(query, "predict_arguments", predictArguments ? "true" : null);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.put(name, value);
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

    /**
     * What the options say of the walks of a producer. What they say of consumers alone, as a component may for all of its
     * endpoints, is left out, and so is, where nothing is kept, what is for walks that go on.
     */
    private WalkSettings walkOfProducer() {
        boolean kept = options.getCursorRepository() != null;
        return new WalkSettings(
                options.getCursorRepository(),
                endpoint.getCursorKey(),
                StartFrom.RESUME,
                null,
                kept ? options.getFallBackCursor() : FallBack.FAIL,
                false,
                FunctionType.QUERY,
                endpoint.getItemsPath(),
                new WalkLimits(
                        options.getPrefetchCount(),
                        kept ? options.getMaxPagesPerPoll() : 0,
                        options.getMaxEmptyPages()),
                Duration.ofMillis(options.getStallTimeout()));
    }

    /** The walks of a producer, of which these are under way. */
    ProducerWalks producerWalks(ReplyBinding replies, UnderWay underWay) {
        return new ProducerWalks(
                walks(walkOfProducer()),
                replies,
                underWay,
                endpoint.getComponent()::producerWalks,
                options.getMaxQueuedCalls());
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
        return walks(walk());
    }

    private StoredWalks walks(WalkSettings settings) {
        return new StoredWalks(
                settings,
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
