package io.github.camelintegry;

import io.github.camelintegry.internal.binding.CursorNames;
import io.github.camelintegry.internal.binding.RequestBinding;
import io.github.camelintegry.internal.client.CallSettings;
import io.github.camelintegry.internal.client.DryRun;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.delivery.RouteErrorHandler;
import io.github.camelintegry.internal.dynamic.UriOptions;
import io.github.camelintegry.internal.options.EndpointUse;
import io.github.camelintegry.internal.options.WrittenOptions;
import io.github.camelintegry.internal.polling.SharedPollScheduler;
import io.github.camelintegry.internal.polling.SharedPolls;
import io.github.camelintegry.internal.position.PositionStores;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.runtime.ClientRuntimes;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.option.BodyFormat;
import io.github.camelintegry.option.StartFrom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Call functions of SaaS apps through Integry, and walk their paginated results.
 *
 * <p>Integry calls some 300 apps on behalf of the users of your application, with the credentials that each user has
 * connected.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "integry",
        title = "Integry",
        syntax = "integry:operation/name",
        category = {Category.SAAS, Category.API, Category.CLOUD},
        headersClass = IntegryConstants.class)
@ManagedResource(description = "Managed Integry endpoint")
public class IntegryEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {

    static final String DEFAULT_METHOD = "GET";

    @UriPath(enums = "function,schema,functions,app,apps,predict,passthrough")
    @Metadata(required = true)
    private String operation = Operation.FUNCTION.text();

    @UriPath
    private @Nullable String name;

    @UriParam
    private IntegryConfiguration configuration;

    @UriParam(label = "common", prefix = "parameters.", multiValue = true)
    private Map<String, Object> parameters = new LinkedHashMap<>();

    @UriParam(label = "common", prefix = "variables.", multiValue = true)
    private Map<String, Object> variables = new LinkedHashMap<>();

    @UriParam(label = "common")
    private @Nullable Class<?> outputClass;

    @UriParam(label = "producer")
    private boolean walk;

    @UriParam(label = "common", enums = "json,form", defaultValue = "json")
    private BodyFormat bodyFormat = BodyFormat.JSON;

    @UriParam(label = "predict")
    private @Nullable String prompt;

    @UriParam(label = "predict")
    private boolean predictArguments;

    @UriParam(label = "passthrough", defaultValue = DEFAULT_METHOD)
    private String method = DEFAULT_METHOD;

    @UriParam(label = "passthrough")
    private @Nullable String url;

    @UriParam(label = "common")
    private @Nullable String itemsPath;

    @UriParam(label = "listing")
    private @Nullable String app;

    @UriParam(label = "listing", enums = "QUERY,ACTION,PASSTHROUGH")
    private @Nullable String type;

    @UriParam(label = "listing")
    private boolean connectedOnly;

    @UriParam(label = "listing")
    private @Nullable String include;

    @UriParam(label = "common")
    private @Nullable String functionVersion;

    @UriParam(label = "listing")
    private @Nullable String search;

    @UriParam(label = "walk")
    private @Nullable String cursorKey;

    @UriParam(label = "consumer", enums = "resume,beginning,cursor", defaultValue = "resume")
    private StartFrom startFrom = StartFrom.RESUME;

    @UriParam(label = "consumer")
    private @Nullable String startCursor;

    private final PositionStores positionStores = new PositionStores();
    private final CursorNames cursorNames = new CursorNames();
    private final RouteErrorHandler routeErrorHandler = new RouteErrorHandler();
    private WrittenOptions written = WrittenOptions.empty();
    private volatile @Nullable Clients clients;

    /** An endpoint with this configuration, which is its own to change. */
    public IntegryEndpoint(String uri, IntegryComponent component, IntegryConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() throws Exception {
        EndpointChecks.checkUse(this, useOfProducer());
        return new IntegryProducer(this);
    }

    private EndpointUse useOfProducer() {
        if (!walk) {
            return EndpointUse.PRODUCER;
        }
        return configuration.getCursorRepository() == null
                ? EndpointUse.WALKING_PRODUCER
                : EndpointUse.RESUMING_PRODUCER;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        checkWalkable();
        EndpointChecks.checkUse(this, EndpointUse.CONSUMER);
        if (configuration.getUserId() == null || configuration.getUserId().isBlank()) {
            throw new IllegalArgumentException(
                    "userId is missing: a consumer needs the user on whose behalf it walks " + getEndpointBaseUri()
                            + ". Set userId in its URI, or for all endpoints as camel.component."
                            + getComponent().registeredName() + ".user-id");
        }
        IntegryConsumer consumer = new IntegryConsumer(this, processor);
        configureConsumer(consumer);
        SharedPolls polls = getComponent().polls();
        if (polls != null && consumer.getScheduler() == null && getScheduledExecutorService() == null) {
            consumer.setScheduler(new SharedPollScheduler(consumer, consumer.walk()::timesGivenWay, polls));
        }
        return consumer;
    }

    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        checkWalkable();
        EndpointChecks.checkUse(this, EndpointUse.POLLING_CONSUMER);
        return new IntegryPollingConsumer(this);
    }

    private void checkWalkable() {
        Operation asked = operation();
        if (!asked.isPaged()) {
            throw new IllegalArgumentException("Nothing can be consumed from integry:" + operation
                    + ", whose answer has no pages: use it as a producer, for example .to(\"integry:" + operation
                    + "/…\"), or consume from integry:function/<name>, integry:functions or integry:apps");
        }
        if (asked.isNamed() && name == null) {
            throw new IllegalArgumentException(
                    "A consumer needs the function's name in its URI: integry:" + operation + "/<name>");
        }
    }

    /** Finds out at start what is wrong with settings, credentials, name or user, as far as the options tell. */
    void checkSendable(@Nullable IntegryRequest request) {
        CallSettings settings = settings().call();
        Signer signer = getComponent().signer(configuration);
        if (request != null) {
            DryRun.of(settings, signer, request);
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        // inside a split or multicast, Camel starts a producer's endpoint before any component
        ServiceHelper.startService(getComponent());
        EndpointChecks.check(this);
        clients = Clients.of(this);
    }

    /** The client that calls as this endpoint says. */
    IntegryClient client() {
        return clients().client();
    }

    /** What the options say, for those who work by them. */
    EndpointSettings settings() {
        return new EndpointSettings(this);
    }

    /** Makes its requests. */
    RequestBinding requests() {
        return new RequestBinding(settings().request(), getCamelContext(), cursorNames);
    }

    /** What the service knows of functions. */
    Catalogue catalogue() {
        return clients().catalogue();
    }

    /** Made anew when the component was stopped and started meanwhile. */
    private Clients clients() {
        Clients current = clients;
        if (current == null || current.runtimes() != getComponent().runtimes()) {
            current = Clients.of(this);
            clients = current;
        }
        return current;
    }

    private record Clients(ClientRuntimes runtimes, IntegryClient client, Catalogue catalogue) {
        static Clients of(IntegryEndpoint endpoint) {
            ClientRuntimes runtimes = endpoint.getComponent().runtimes();
            EndpointSettings settings = endpoint.settings();
            IntegryClient client = settings.client(runtimes, settings.call());
            return new Clients(runtimes, client, settings.catalogue(client, runtimes.catalogueMemory()));
        }
    }

    /** Names what this endpoint asks, and for whom if no message says so, in messages to people. */
    String label() {
        String asked = name == null ? operation : operation + '/' + name;
        String user = getUserId();
        return Texts.name(asked) + (user == null ? "" : " for user " + user);
    }

    /** {@return the user on whose behalf calls are made where no message names another, as it is shown; {@code null} for none} */
    @ManagedAttribute(description = "The user on whose behalf calls are made, where no message names another")
    public @Nullable String getUserId() {
        String userId = configuration.getUserId();
        return userId == null || userId.isBlank() ? null : Texts.name(userId);
    }

    /** Under which names cursors go back. */
    CursorNames cursorNames() {
        return cursorNames;
    }

    /** What handles the failures of the route that consumes from here. */
    RouteErrorHandler routeErrorHandler() {
        return routeErrorHandler;
    }

    /** Where walks of this endpoint are kept. */
    PositionStores positionStores() {
        return positionStores;
    }

    /** What its URI says itself. */
    WrittenOptions written() {
        return written;
    }

    /** Takes from its URI what is no option of its own. */
    void take(UriOptions.Rest uri) {
        operation = uri.operation().text();
        name = uri.name();
        parameters = uri.parameters();
        variables = uri.variables();
        written = uri.written();
        configureProperties(uri.ofCamel());
    }

    /** What this endpoint asks of Integry. */
    Operation operation() {
        return Operation.of(operation);
    }

    @Override
    public IntegryComponent getComponent() {
        return (IntegryComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "https";
    }

    public String getOperation() {
        return operation;
    }

    /**
     * What is asked of Integry: function calls a function, or consumes its pages; schema gets a function with its JSON
     * schema; functions and apps list what there is; app gets an app with its connected accounts; predict lists
     * functions that fit a prompt; passthrough calls any endpoint of an app.
     */
    public void setOperation(String operation) {
        this.operation = operation;
    }

    public @Nullable String getName() {
        return name;
    }

    /**
     * The name of the function or app, such as pipedrive-add-a-person. A producer may leave it out and take it from the
     * header CamelIntegryName.
     */
    public void setName(@Nullable String name) {
        this.name = name;
    }

    public IntegryConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * The options shared with the component.
     */
    public void setConfiguration(IntegryConfiguration configuration) {
        this.configuration = configuration;
    }

    public Map<String, Object> getParameters() {
        return parameters;
    }

    /**
     * The function's parameters, for example parameters.limit=100. A value that reads as a JSON number, boolean,
     * null, array or object is sent as that, any other value, or one in double quotes, as text. Keys of a message
     * body win over these.
     */
    public void setParameters(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    public Map<String, Object> getVariables() {
        return variables;
    }

    /**
     * Values that replace tags in the arguments, for example variables.city=Munich for {city}. Values are read
     * like those of parameters. The key _variables of a message body takes the place of all of them, and the header
     * CamelIntegryVariables, a Map, that of both.
     */
    public void setVariables(Map<String, Object> variables) {
        this.variables = variables;
    }

    public @Nullable Class<?> getOutputClass() {
        return outputClass;
    }

    /**
     * The class of an output, or of each record of a page: a Java bean or record, filled by Jackson. An output that
     * is an array becomes a list of it. A single ObjectMapper in the registry is used, else one of the component's own.
     */
    public void setOutputClass(@Nullable Class<?> outputClass) {
        this.outputClass = outputClass;
    }

    public boolean isWalk() {
        return walk;
    }

    /**
     * Whether all pages are read: the body becomes an iterator over the records of all pages, which fetches a page
     * when it is needed and prefetchCount ahead. Use it with a streaming split in the same route. It is closed when the
     * exchange ends: nothing more is asked for then, and to read on fails. With a cursorRepository it begins behind the
     * stored position, gives up to maxPagesPerPoll pages, and once the exchange has ended well it is stored how far it was
     * read; the header CamelIntegryMorePages tells whether to come again. Not for a function with functionType=action.
     */
    public void setWalk(boolean walk) {
        this.walk = walk;
    }

    public BodyFormat getBodyFormat() {
        return bodyFormat;
    }

    /**
     * How the body of a request is written: as JSON, or as a form, which holds plain values only, no null either.
     */
    public void setBodyFormat(BodyFormat bodyFormat) {
        this.bodyFormat = bodyFormat;
    }

    public @Nullable String getPrompt() {
        return prompt;
    }

    /**
     * What a function is wanted for, in words; for predict, and for schema with apiStyle=action. The header
     * CamelIntegryPrompt overrides it for one message; for predict, a message's body does where neither is set.
     */
    public void setPrompt(@Nullable String prompt) {
        this.prompt = prompt;
    }

    public boolean isPredictArguments() {
        return predictArguments;
    }

    /**
     * Whether predict also fills in the arguments of the functions that it finds.
     */
    public void setPredictArguments(boolean predictArguments) {
        this.predictArguments = predictArguments;
    }

    public String getMethod() {
        return method;
    }

    /**
     * The HTTP method of a passthrough request. The header CamelIntegryMethod overrides it for one message, and so
     * does, where the body is the whole request, its own method; the header wins over that too.
     */
    public void setMethod(String method) {
        this.method = method;
    }

    public @Nullable String getUrl() {
        return url;
    }

    /**
     * The URL, or the path at the app's API, of a passthrough request. The header CamelIntegryUrl overrides it for
     * one message; without both, the message's body must be an object with method, url and body.
     */
    public void setUrl(@Nullable String url) {
        this.url = url;
    }

    public @Nullable String getItemsPath() {
        return itemsPath;
    }

    /**
     * Where the records are inside the output: a JSON pointer such as /data/items. In a walk by default the output
     * itself if it is an array, or else the only array among its members. Empty (itemsPath=) for the whole output.
     * Where the last member named is absent, null, false, or an empty object or text, there are no records; a single
     * object is one. In a producer without walk=true the records become the body, which is null where there are none;
     * by default it takes the whole output.
     */
    public void setItemsPath(@Nullable String itemsPath) {
        this.itemsPath = itemsPath;
    }

    public @Nullable String getApp() {
        return app;
    }

    /**
     * Lists only the functions of this app.
     */
    public void setApp(@Nullable String app) {
        this.app = app;
    }

    public @Nullable String getType() {
        return type;
    }

    /**
     * Lists only functions of this type.
     */
    public void setType(@Nullable String type) {
        this.type = type;
    }

    public boolean isConnectedOnly() {
        return connectedOnly;
    }

    /**
     * Lists only apps that the user has connected, or functions of those.
     */
    public void setConnectedOnly(boolean connectedOnly) {
        this.connectedOnly = connectedOnly;
    }

    public @Nullable String getInclude() {
        return include;
    }

    /**
     * What else to include in the answer, for example meta. Also for the operation schema.
     */
    public void setInclude(@Nullable String include) {
        this.include = include;
    }

    public @Nullable String getFunctionVersion() {
        return functionVersion;
    }

    /**
     * The version of the function to call, or to get with the operation schema: one that its meta has, as in 3. Without
     * it the service takes the version that it holds for the latest. The header CamelIntegryFunctionVersion overrides it
     * for one message.
     */
    public void setFunctionVersion(@Nullable String functionVersion) {
        this.functionVersion = functionVersion;
    }

    public @Nullable String getSearch() {
        return search;
    }

    /**
     * Lists only what this text is found in.
     */
    public void setSearch(@Nullable String search) {
        this.search = search;
    }

    public @Nullable String getCursorKey() {
        return cursorKey;
    }

    /**
     * The key in the cursorRepository under which the walk is kept. By default it is derived from everything that
     * decides which records come: API style, base URL, function, parameters, user and account. In a producer
     * (walk=true), and for a walk on demand whose user a message names, it is a prefix, behind which that is added.
     */
    public void setCursorKey(@Nullable String cursorKey) {
        this.cursorKey = cursorKey;
    }

    public StartFrom getStartFrom() {
        return startFrom;
    }

    /**
     * Where the first walk after a start begins: where the stored one came to (resume), at the first page
     * (beginning), or at startCursor (cursor). Later walks begin at the first page.
     */
    public void setStartFrom(StartFrom startFrom) {
        this.startFrom = startFrom;
    }

    public @Nullable String getStartCursor() {
        return startCursor;
    }

    /**
     * The cursor for startFrom=cursor, as JSON text; text that is no JSON is taken as a string.
     */
    public void setStartCursor(@Nullable String startCursor) {
        this.startCursor = startCursor;
    }
}
