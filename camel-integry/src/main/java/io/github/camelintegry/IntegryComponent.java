package io.github.camelintegry;

import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.designtime.IntegryMetaDataExtension;
import io.github.camelintegry.internal.designtime.IntegryVerifierExtension;
import io.github.camelintegry.internal.ondemand.OnDemandWalks;
import io.github.camelintegry.internal.options.Credentials;
import io.github.camelintegry.internal.options.SensitiveOptions;
import io.github.camelintegry.internal.options.StrictConfigurer;
import io.github.camelintegry.internal.polling.SharedPolls;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.runtime.ClientRuntimes;
import io.github.camelintegry.internal.util.BoundedCache;
import io.github.camelintegry.internal.util.DataSize;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.status.WalkStatus;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** Calls functions of Integry, and walks their pages. */
@Component("integry")
public class IntegryComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final String DEFAULT_NAME = "integry";
    private static final int KEPT_SIGNERS = 64;
    private static final int PART_OF_HEAP = 4;
    private static final int MOST_ON_DEMAND_WALKS = 10_000;

    @Metadata
    private volatile IntegryConfiguration configuration = new IntegryConfiguration();

    @Metadata(label = "security")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "consumer,advanced", defaultValue = "0")
    private int pollThreads;

    @Metadata(label = "consumer,advanced", defaultValue = "10000")
    private int maxOnDemandWalks = MOST_ON_DEMAND_WALKS;

    @Metadata(label = "resilience")
    private @Nullable String maxBufferedSize;

    private final BoundedCache<IntegryCredentials, Signer> signers = new BoundedCache<>(KEPT_SIGNERS);
    private final Set<IntegryConsumer> consumers = ConcurrentHashMap.newKeySet();
    private @Nullable SharedPolls polls;
    /** Read by the threads of all routes, also while the component is stopped and started. */
    private volatile @Nullable ClientRuntimes runtimes;

    private volatile @Nullable OnDemandWalks onDemandWalks;
    private InstantSource clock = InstantSource.system();

    /** For the component's discovery by its scheme. */
    public IntegryComponent() {
        registerExtensions();
    }

    /** A component of this context. */
    public IntegryComponent(CamelContext context) {
        super(context);
        registerExtensions();
    }

    private void registerExtensions() {
        registerExtension(IntegryMetaDataExtension::new);
        registerExtension(IntegryVerifierExtension::new);
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        // before anything of ours is configured or logged
        SensitiveOptions.addTo(camelContext);
    }

    @Override
    public Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        int slash = remaining.indexOf('/');
        String operation = slash < 0 ? remaining : remaining.substring(0, slash);
        String name = slash < 0 ? "" : remaining.substring(slash + 1);
        IntegryConfiguration own = configuration.copy();
        // not copied, so that an endpoint without credentials of its own follows the component's when they are replaced
        own.setAppKey(null);
        own.setAppSecret(null);
        IntegryEndpoint endpoint = new IntegryEndpoint(uri, this, own);
        EndpointUse.refuseDynamicOperation(operation);
        endpoint.setOperation(Operation.of(operation).text());
        EndpointOptions options = new EndpointOptions(endpoint, getEndpointPropertyConfigurer());
        if (!name.isEmpty()) {
            options.setName(name);
        }
        options.set(parameters);
        return endpoint;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(super.getComponentPropertyConfigurer());
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(super.getEndpointPropertyConfigurer());
    }

    @Override
    protected void validateURI(String uri, String path, Map<String, Object> parameters) {
        super.validateURI(uri, path, parameters);
        // before Camel reads options of its own among them
        EndpointOptions.refuseCode(parameters);
        StrictConfigurer.requireBoolean("bridgeErrorHandler", parameters);
        StrictConfigurer.requireBoolean("lazyStartProducer", parameters);
    }

    /**
     * The signer of an endpoint: with its own credentials, or with the component's as they are now.
     *
     * @throws IllegalArgumentException if there are none, if they cannot be meant as they are, or if the endpoint would take
     *     the component's elsewhere
     */
    public Signer signer(IntegryConfiguration endpoint) {
        // read once: who replaces the whole configuration replaces both halves at the same moment
        IntegryConfiguration now = configuration;
        String key = endpoint.getAppKey();
        String secret = endpoint.getAppSecret();
        if (key == null || secret == null) {
            Destination.requireSame(endpoint, now);
            key = key == null ? now.getAppKey() : key;
            secret = secret == null ? now.getAppSecret() : secret;
        }
        return signers.computeIfAbsent(Credentials.of(this, key, secret), Credentials::signer);
    }

    /** {@return where the walks of all consumers of this component stand, by route} */
    public List<WalkStatus> getWalks() {
        return consumers.stream()
                .map(IntegryConsumer::getWalkStatus)
                .sorted(Comparator.comparing(WalkStatus::routeId, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(WalkStatus::cursorKey))
                .toList();
    }

    /** The consumers that are started. */
    Set<IntegryConsumer> consumers() {
        return consumers;
    }

    /** What endpoints share below the face. */
    public ClientRuntimes runtimes() {
        ClientRuntimes current = runtimes;
        if (current == null) {
            throw new IllegalStateException("The component is not started: start its Camel context first");
        }
        return current;
    }

    /** Reads the time of day from another clock than the system's, from the next start on. */
    void setClock(InstantSource clock) {
        this.clock = clock;
    }

    /** The walks that are open on demand. */
    OnDemandWalks onDemandWalks() {
        OnDemandWalks now = onDemandWalks;
        if (now == null) {
            throw new IllegalStateException("The component is not started: start its Camel context first");
        }
        return now;
    }

    /** The threads that consumers share; {@code null} where each has its own. */
    synchronized @Nullable SharedPolls polls() {
        if (polls == null && pollThreads > 0) {
            polls = new SharedPolls(getCamelContext(), pollThreads, Ticker.SYSTEM);
        }
        return polls;
    }

    private synchronized @Nullable SharedPolls pollsIfAny() {
        return polls;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ClientRuntimes started = new ClientRuntimes(getCamelContext(), this::registeredName, answerMemory(), clock);
        ServiceHelper.startService(started);
        runtimes = started;
        onDemandWalks = new OnDemandWalks(maxOnDemandWalks, started.ticker());
    }

    /** The name by which the component is known to its context, which tells two workspaces apart. */
    public String registeredName() {
        CamelContext context = getCamelContext();
        return context.getComponentNames().stream()
                .filter(name -> context.hasComponent(name) == this)
                .min(Comparator.naturalOrder())
                .orElse(DEFAULT_NAME);
    }

    /** For the answers of who shares a runtime. */
    public AnswerMemory answerMemory() {
        return new AnswerMemory(
                maxBufferedSize == null
                        ? Runtime.getRuntime().maxMemory() / PART_OF_HEAP
                        : DataSize.parseTotal("maxBufferedSize", maxBufferedSize));
    }

    @Override
    protected void doStop() throws Exception {
        OnDemandWalks onDemand = onDemandWalks;
        if (onDemand != null) {
            onDemand.stop();
        }
        ServiceHelper.stopService(pollsIfAny());
        ServiceHelper.stopAndShutdownService(runtimes);
        runtimes = null;
        super.doStop();
    }

    public IntegryConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options that all endpoints of this component begin with.
     */
    public void setConfiguration(IntegryConfiguration configuration) {
        this.configuration = configuration;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    /**
     * Whether to use the SSLContextParameters of the Camel context.
     */
    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }

    public int getPollThreads() {
        return pollThreads;
    }

    /**
     * How many threads the consumers of this component share. A long walk gives way between two pages when others wait,
     * unless repeatCount is set. 0 for a thread of its own for each consumer, as other components do.
     */
    public void setPollThreads(int pollThreads) {
        this.pollThreads = pollThreads;
    }

    public int getMaxOnDemandWalks() {
        return maxOnDemandWalks;
    }

    /**
     * How many walks of pollEnrich, poll and ConsumerTemplate may be unfinished at the same time. The receive that would begin
     * one more fails.
     */
    public void setMaxOnDemandWalks(int maxOnDemandWalks) {
        this.maxOnDemandWalks = maxOnDemandWalks;
    }

    public @Nullable String getMaxBufferedSize() {
        return maxBufferedSize;
    }

    /**
     * How much memory the answers of all calls of this component may take together until their results are handed to the
     * routes, after decompression: bytes, or with a unit of 1024 such as 512KB or 256MB. What does not fit is not read on
     * until there is room, but for the oldest, which always goes on. Without it, a quarter of the heap.
     */
    public void setMaxBufferedSize(@Nullable String maxBufferedSize) {
        this.maxBufferedSize = maxBufferedSize;
    }
}
