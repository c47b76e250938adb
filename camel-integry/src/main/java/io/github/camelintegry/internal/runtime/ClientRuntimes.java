package io.github.camelintegry.internal.runtime;

import io.github.camelintegry.internal.client.ClientRuntime;
import io.github.camelintegry.internal.client.Slashes;
import io.github.camelintegry.internal.client.body.AnswerMemory;
import io.github.camelintegry.internal.client.catalogue.CatalogueMemory;
import io.github.camelintegry.internal.client.retry.Admission;
import io.github.camelintegry.internal.client.retry.RateGate;
import io.github.camelintegry.internal.client.retry.RetryAfter;
import io.github.camelintegry.internal.client.retry.WaitingRoom;
import io.github.camelintegry.internal.client.transport.TransportSettings;
import io.github.camelintegry.internal.client.transport.VertxTransport;
import io.github.camelintegry.internal.metrics.Meters;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.validation.Comparisons;
import io.github.camelintegry.internal.validation.ParameterSchemas;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the endpoints of a component share below the face: a Vert.x (the application's own, if its registry has one),
 * the threads on which answers go on through routes, and one transport for each set of connection settings. Everything is
 * made when the first endpoint needs it.
 */
public final class ClientRuntimes extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ClientRuntimes.class);
    private static final long CLOSE_SECONDS = 5;

    /** A schema in use takes many times its text. */
    private static final int PART_COMPILED = 8;

    private final CamelContext context;
    private final Supplier<String> component;
    private final AnswerMemory memory;
    private final InstantSource clock;
    private final Ticker ticker = Ticker.SYSTEM;
    private final RateGate gate = new RateGate(ticker);
    private final RetryAfter retryAfter;
    private final Map<Connections, Shared> shared = new HashMap<>();
    private final CatalogueMemory catalogueMemory = new CatalogueMemory(CatalogueMemory.DEFAULT_SCHEMA_BYTES, ticker);

    private @Nullable ParameterSchemas parameterSchemas;
    private @Nullable Comparisons comparisons;
    private @Nullable Meters meters;
    private @Nullable Engine engine;

    /**
     * What one component's endpoints share.
     *
     * @param component its name, asked for when it is needed: a component may be started before it is registered
     */
    public ClientRuntimes(CamelContext context, Supplier<String> component, AnswerMemory memory, InstantSource clock) {
        this.context = context;
        this.component = component;
        this.memory = memory;
        this.clock = clock;
        this.retryAfter = new RetryAfter(clock, ticker);
    }

    /** The time as people and other machines read it; nothing is measured by it. */
    public InstantSource clock() {
        return clock;
    }

    /** What times are counted by. */
    public Ticker ticker() {
        return ticker;
    }

    /** What the service has said of functions. */
    public CatalogueMemory catalogueMemory() {
        return catalogueMemory;
    }

    /** Schemas in use, of which there are none in most applications: their libraries need not be there. */
    public synchronized ParameterSchemas parameterSchemas() {
        if (parameterSchemas == null) {
            parameterSchemas = new ParameterSchemas(CatalogueMemory.DEFAULT_SCHEMA_BYTES / PART_COMPILED);
        }
        return parameterSchemas;
    }

    /** Where parameters are compared with schemas. */
    public synchronized Comparisons comparisons() {
        if (comparisons == null) {
            comparisons = new Comparisons(engine().replies());
        }
        return comparisons;
    }

    /** Looked for when first needed: the registry is filled while a context starts. */
    public synchronized Meters meters() {
        if (meters == null) {
            meters = Meters.of(context, component.get());
        }
        return meters;
    }

    /** Runs something on the threads on which answers go on; there are none before an endpoint is there, and after the stop. */
    public void execute(Runnable step) {
        running().replies().execute(step);
    }

    /** Runs something later, on a thread that must not be held up. */
    public void after(Duration delay, Runnable step) {
        running().timers().after(delay, step);
    }

    private synchronized Engine running() {
        if (engine == null) {
            throw new RejectedExecutionException("The component is stopped");
        }
        return engine;
    }

    /** The runtime of all endpoints with these connection settings, and the very same SSL parameters. */
    public synchronized ClientRuntime of(TransportSettings settings, @Nullable SSLContextParameters ssl) {
        return shared.computeIfAbsent(new Connections(settings, ssl), this::open)
                .runtime();
    }

    private Shared open(Connections connections) {
        TransportSettings settings = connections.settings();
        Engine running = engine();
        VertxTransport transport = new VertxTransport(
                running.vertx(), settings, options -> Encryption.setUp(options, connections.ssl(), context));
        ClientRuntime runtime = new ClientRuntime(
                transport,
                new Slashes(),
                new Admission(settings.maxConnections(), settings.maxQueuedCalls()),
                memory,
                new WaitingRoom(running.timers(), Math.max(settings.maxConnections(), settings.maxQueuedCalls())),
                gate,
                running.replies(),
                meters().calls(),
                retryAfter,
                ticker,
                () -> ThreadLocalRandom.current().nextDouble());
        return new Shared(transport, runtime);
    }

    private Engine engine() {
        if (engine == null) {
            engine = new Engine(context);
        }
        return engine;
    }

    @Override
    protected synchronized void doStop() throws Exception {
        for (Shared each : shared.values()) {
            each.runtime().waitingRoom().close();
            // before the threads go, on which the calls under way are told of it
            awaitQuietly(each.transport().close());
        }
        shared.clear();
        if (engine != null) {
            awaitQuietly(engine.closeVertx());
            engine.stopReplies();
            engine = null;
        }
        comparisons = null;
    }

    private void awaitQuietly(Future<Void> closed) throws InterruptedException {
        try {
            closed.toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(
                    "The connections of component {} were not closed within {} s: the stop goes on, and what is left of them"
                            + " ends with the JVM. If it is not about to end, look for a thread of Vert.x that is blocked",
                    component.get(),
                    CLOSE_SECONDS,
                    e);
        }
    }

    private record Connections(TransportSettings settings, @Nullable SSLContextParameters ssl) {}

    private record Shared(VertxTransport transport, ClientRuntime runtime) {}
}
