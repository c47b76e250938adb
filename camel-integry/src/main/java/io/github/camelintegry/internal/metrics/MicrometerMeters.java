package io.github.camelintegry.internal.metrics;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.client.CallObserver;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.polling.WalkMonitor;
import io.github.camelintegry.internal.polling.WalkSource;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Micrometer meters. No tag holds a user, and none grows without bound: names that come with messages are counted under
 * {@code other} once there are many. Each has the component's name, so that two workspaces are told apart.
 */
final class MicrometerMeters implements Meters, CallObserver {

    private static final int MAX_SOURCES = 200;
    private static final String OTHER = "other";
    private static final String NONE = "none";
    private static final String SECONDS = "seconds";
    private static final String AGE = "integry.walk.age";
    private static final String IDLE = "integry.walk.idle";
    private static final String FAILING = "integry.walk.failing";

    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeters.class);

    private final MeterRegistry registry;
    private final Tags component;
    private final Set<String> sources = ConcurrentHashMap.newKeySet();
    private final Map<Tags, Set<WalkMonitor>> watched = new HashMap<>();

    MicrometerMeters(MeterRegistry registry, String component) {
        this.registry = registry;
        this.component = Tags.of("component", component);
    }

    /** Where there are several registries, the one that holds the others. */
    static Meters find(CamelContext context, String component) {
        Set<MeterRegistry> found = context.getRegistry().findByType(MeterRegistry.class);
        Optional<MeterRegistry> one = found.stream()
                .filter(each -> found.size() == 1 || each instanceof CompositeMeterRegistry)
                .findFirst();
        if (one.isEmpty() && !found.isEmpty()) {
            LOG.warn(
                    "There are {} meter registries in the Camel registry, and none is a CompositeMeterRegistry that holds the"
                            + " others: component {} counts nothing. Leave one, or add a composite",
                    found.size(),
                    component);
        }
        return one.<Meters>map(registry -> new MicrometerMeters(registry, component))
                .orElse(Meters.NONE);
    }

    @Override
    public CallObserver calls() {
        return this;
    }

    @Override
    public void throttled(IntegryRequest request, Duration wait) {
        quietly(() -> timer("integry.throttled", "Waits because there were too many calls", tags(source(request)))
                .record(wait));
    }

    @Override
    public void executed(IntegryRequest request, CallResult result, Duration took) {
        quietly(() -> {
            String source = source(request);
            int status = result.reply().networkCode().orElse(200);
            ended(source, Outcome.EXECUTED, status, result.attempts(), took);
            credits(source, result.reply());
        });
    }

    @Override
    public void failed(IntegryRequest request, IntegryException failure, @Nullable IntegryReply reply, Duration took) {
        quietly(() -> {
            String source = source(request);
            int status = failure instanceof IntegryOnwardCallException onward
                    ? onward.getNetworkCode()
                    : failure.getStatus();
            ended(source, failure.getOutcome(), status, failure.getAttempts(), took);
            credits(source, reply);
        });
    }

    private void credits(String source, @Nullable IntegryReply reply) {
        Long credits = reply == null ? null : reply.credits();
        if (credits != null) {
            DistributionSummary.builder("integry.credits")
                    .description("Credits that calls used")
                    .tags(tags(source))
                    .register(registry)
                    .record(credits);
        }
    }

    private void ended(String source, Outcome outcome, int status, int attempts, Duration took) {
        Tags tags = tags(source).and("outcome", outcome.name().toLowerCase(Locale.ROOT), "status", status(status));
        timer("integry.calls", "Calls, with all their attempts and waits", tags).record(took);
        if (attempts > 1) {
            count("integry.retries", "Attempts of calls beyond the first one", tags(source), attempts - 1);
        }
    }

    @Override
    public void page(WalkSource source, long records) {
        quietly(() -> {
            count("integry.pages", "Pages that a route has dealt with", tags(source), 1);
            count("integry.records", "Records that a route has dealt with", tags(source), records);
        });
    }

    @Override
    public void walk(WalkSource source) {
        quietly(() -> count("integry.walks", "Walks that came to their end", tags(source), 1));
    }

    @Override
    public void commitFailed(IntegryRequest request) {
        quietly(() -> count(
                "integry.walk.commit.failures",
                "Walks of producers whose pages come again, since their position could not be kept",
                tags(source(request)),
                1));
    }

    /** Consumers that tags do not tell apart, such as those without a route, share gauges, which show the oldest walk. */
    @Override
    public synchronized Runnable watch(WalkMonitor walk) {
        Tags tags = tags(walk.source());
        Set<WalkMonitor> walks = watched.computeIfAbsent(tags, added -> {
            Set<WalkMonitor> monitors = ConcurrentHashMap.newKeySet();
            quietly(() -> gauges(tags, monitors));
            return monitors;
        });
        walks.add(walk);
        return () -> unwatch(tags, walk);
    }

    private void gauges(Tags tags, Set<WalkMonitor> walks) {
        gauge(AGE, "How long the walk that goes on has taken", SECONDS, tags, walks, walk -> seconds(walk.age()));
        String idle = "How long ago the walk that goes on last made progress";
        gauge(IDLE, idle, SECONDS, tags, walks, walk -> seconds(walk.idle()));
        gauge(FAILING, "1 while polls fail", null, tags, walks, walk -> walk.failure() == null ? 0 : 1);
    }

    private synchronized void unwatch(Tags tags, WalkMonitor walk) {
        Set<WalkMonitor> walks = watched.getOrDefault(tags, Set.of());
        if (walks.remove(walk) && walks.isEmpty()) {
            watched.remove(tags);
            for (String name : new String[] {AGE, IDLE, FAILING}) {
                quietly(() -> registry.find(name).tags(tags).gauges().forEach(registry::remove));
            }
        }
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private void gauge(
            String name,
            String description,
            @Nullable String unit,
            Tags tags,
            Set<WalkMonitor> walks,
            ToDoubleFunction<WalkMonitor> value) {
        Gauge.builder(name, walks, all -> all.stream().mapToDouble(value).max().orElse(0))
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .register(registry);
    }

    private void count(String name, String description, Tags tags, double more) {
        Counter.builder(name)
                .description(description)
                .tags(tags)
                .register(registry)
                .increment(more);
    }

    private Timer timer(String name, String description, Tags tags) {
        return Timer.builder(name).description(description).tags(tags).register(registry);
    }

    private Tags tags(String source) {
        return component.and("source", source);
    }

    private Tags tags(WalkSource source) {
        return tags(source.name()).and("route", source.routeId() == null ? NONE : source.routeId());
    }

    /** No call and no walk fails because a registry does not like a meter. */
    private static void quietly(Runnable counting) {
        try {
            counting.run();
        } catch (RuntimeException | LinkageError e) {
            // a LinkageError: that of another Micrometer than this was built with
            LOG.debug("The meter registry refuses a meter", e);
        }
    }

    private String source(IntegryRequest request) {
        String source = request.subject();
        boolean known = sources.contains(source) || sources.size() < MAX_SOURCES && (sources.add(source) || true);
        return known ? source : OTHER;
    }

    private static String status(int status) {
        return status >= 100 && status < 600 ? Integer.toString(status) : status == 0 ? NONE : OTHER;
    }
}
