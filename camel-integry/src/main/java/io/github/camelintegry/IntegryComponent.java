package io.github.camelintegry;

import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.designtime.DesignOptions;
import io.github.camelintegry.internal.designtime.IntegryMetaDataExtension;
import io.github.camelintegry.internal.designtime.IntegryVerifierExtension;
import io.github.camelintegry.internal.dynamic.UriOptions;
import io.github.camelintegry.internal.ondemand.OnDemandWalks;
import io.github.camelintegry.internal.options.ComponentName;
import io.github.camelintegry.internal.options.OptionNames;
import io.github.camelintegry.internal.options.SensitiveOptions;
import io.github.camelintegry.internal.options.Signers;
import io.github.camelintegry.internal.options.StrictConfigurer;
import io.github.camelintegry.internal.polling.SharedPolls;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.runtime.ClientRuntimes;
import io.github.camelintegry.internal.runtime.ComponentServices;
import io.github.camelintegry.internal.streaming.SharedWalks;
import io.github.camelintegry.status.WalkStatus;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.jspecify.annotations.Nullable;

/** Calls functions of Integry, and walks their pages. */
@Component("integry")
public class IntegryComponent extends HealthCheckComponent implements SSLContextParametersAware {

    /** The names of the options in its URIs. */
    static final OptionNames OPTIONS = new OptionNames(new IntegryEndpointUriFactory());

    @Metadata
    private volatile IntegryConfiguration configuration = new IntegryConfiguration();

    @Metadata(label = "security")
    private boolean useGlobalSslContextParameters;

    @Metadata(label = "consumer,advanced", defaultValue = "0")
    private int pollThreads;

    @Metadata(label = "consumer,advanced", defaultValue = "10000")
    private int maxOnDemandWalks = 10_000;

    @Metadata(label = "producer,advanced", defaultValue = "256")
    private int maxOpenWalks = 256;

    @Metadata(label = "resilience")
    private @Nullable String maxBufferedSize;

    private final Signers signers = new Signers(this::registeredName);
    private final Set<IntegryConsumer> consumers = ConcurrentHashMap.newKeySet();
    private final ComponentServices services = new ComponentServices();
    private InstantSource clock = InstantSource.system();

    {
        registerExtension(() -> new IntegryMetaDataExtension(this::design));
        registerExtension(() -> new IntegryVerifierExtension(this::design));
    }

    /** For the component's discovery by its scheme. */
    public IntegryComponent() {}

    /** A component of this context. */
    public IntegryComponent(CamelContext context) {
        super(context);
    }

    /** What options say that a designer holds, by an endpoint that is made for them alone and never started. */
    private DesignOptions design(String remaining, Map<String, Object> options) throws Exception {
        return createEndpoint("integry:" + remaining, remaining, options).settings();
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        // before anything of ours is configured or logged
        SensitiveOptions.addTo(camelContext);
    }

    @Override
    protected IntegryEndpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
            throws Exception {
        IntegryConfiguration own = configuration.copy();
        // not copied, so that an endpoint without credentials of its own follows the component's when they are replaced
        own.setAppKey(null);
        own.setAppSecret(null);
        IntegryEndpoint endpoint = new IntegryEndpoint(uri, this, own);
        endpoint.take(new UriOptions(OPTIONS, getEndpointPropertyConfigurer(), endpoint).set(remaining, parameters));
        return endpoint;
    }

    @Override
    public PropertyConfigurer getComponentPropertyConfigurer() {
        return StrictConfigurer.of(super.getComponentPropertyConfigurer(), OPTIONS);
    }

    @Override
    public PropertyConfigurer getEndpointPropertyConfigurer() {
        return StrictConfigurer.of(super.getEndpointPropertyConfigurer(), OPTIONS);
    }

    @Override
    protected void validateURI(String uri, String path, Map<String, Object> parameters) {
        super.validateURI(uri, path, parameters);
        // before Camel reads options of its own among them
        UriOptions.refuseCode(parameters);
        StrictConfigurer.requireBoolean("bridgeErrorHandler", parameters);
        StrictConfigurer.requireBoolean("lazyStartProducer", parameters);
    }

    /**
     * The signer of an endpoint: with its own credentials, or with the component's as they are now.
     *
     * @throws IllegalArgumentException if there are none, if they cannot be meant as they are, or if they would go elsewhere
     */
    Signer signer(IntegryConfiguration endpoint) {
        // read once: who replaces the whole configuration replaces both halves at the same moment
        IntegryConfiguration now = configuration;
        String key = endpoint.getAppKey();
        String secret = endpoint.getAppSecret();
        if (key == null || secret == null) {
            Destination.requireSame(endpoint, now);
            key = key == null ? now.getAppKey() : key;
            secret = secret == null ? now.getAppSecret() : secret;
        }
        return signers.of(key, secret);
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

    /** What makes the connections of all endpoints. */
    ClientRuntimes runtimes() {
        return services.runtimes();
    }

    /** The walks that are open on demand. */
    OnDemandWalks onDemandWalks() {
        return services.onDemandWalks();
    }

    /** The walks that are open in producers. */
    SharedWalks producerWalks() {
        return services.producerWalks();
    }

    /** Reads the time of day from another clock than the system's, from the next start on. */
    void setClock(InstantSource clock) {
        this.clock = clock;
    }

    /** The threads that consumers share; {@code null} where each has its own. */
    @Nullable
    SharedPolls polls() {
        return services.polls(getCamelContext(), pollThreads);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        services.start(newRuntimes(), maxOnDemandWalks, maxOpenWalks);
    }

    /** The name by which the component is known to its context, which tells two workspaces apart. */
    String registeredName() {
        return ComponentName.of(this);
    }

    ClientRuntimes newRuntimes() {
        return new ClientRuntimes(getCamelContext(), this::registeredName, AnswerMemory.of(maxBufferedSize), clock);
    }

    @Override
    protected void doStop() throws Exception {
        services.stop();
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

    public int getMaxOpenWalks() {
        return maxOpenWalks;
    }

    /**
     * How many walks of producers (walk=true) may be open at the same time. An exchange that would begin one more waits for its
     * turn, without a thread, until one is read to its end, closed, or its exchange has ended; of those that wait there are at
     * most maxQueuedCalls. A walk that is begun inside the exchange of an open one, as in its split, is not counted.
     */
    public void setMaxOpenWalks(int maxOpenWalks) {
        this.maxOpenWalks = maxOpenWalks;
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
