package io.github.camelintegry;

import io.github.camelintegry.simulator.IntegrySimulator;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A simulator and a Camel context that calls it, both of the test's own. As a registered extension it is closed by
 * itself: after each test where it is a field of the instance, after all of them where it is static.
 */
public class IntegryFixture implements AutoCloseable, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    static {
        // most of what tests wait for is there in a few milliseconds
        Awaitility.setDefaultPollDelay(Duration.ofMillis(1));
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
    }

    public final IntegrySimulator simulator;
    public final CamelContext context = new DefaultCamelContext();
    public final IntegryComponent component;
    private ProducerTemplate template;
    private boolean ofAllTests;

    public IntegryFixture() {
        this(IntegrySimulator.start());
    }

    public IntegryFixture(IntegrySimulator simulator) {
        this.simulator = simulator;
        component = context.getComponent("integry", IntegryComponent.class);
        component.getConfiguration().setBaseUrl(simulator.baseUrl());
        component.getConfiguration().setAppKey(simulator.appKey());
        component.getConfiguration().setAppSecret(simulator.appSecret());
        component.getConfiguration().setRetryBackoff(1);
        context.getShutdownStrategy().setTimeout(20);
    }

    /** {@return another context that calls the same simulator, which stays open when that context is closed} */
    public IntegryFixture beside() {
        return new IntegryFixture(simulator) {
            @Override
            public void close() {
                context.stop();
            }
        };
    }

    /** Makes all endpoints speak this style. */
    public IntegryFixture style(String apiStyle) {
        component.getConfiguration().setApiStyle(apiStyle);
        return this;
    }

    /** The consumer of a route. */
    public IntegryConsumer consumer(String route) {
        return (IntegryConsumer) context.getRoute(route).getConsumer();
    }

    /** Switches the health checks of producers on; before the context starts. */
    public HealthCheckRepository producerChecks() {
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry(context);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        registry.register(registry.resolveById("producers"));
        HealthCheckRepository producers = registry.getRepository("producers").orElseThrow();
        ((WritableHealthCheckRepository) producers).setEnabled(true);
        return producers;
    }

    /** The documented path of a call in a style. */
    public static String documentedCallPath(String apiStyle, String function) {
        return "/functions/" + function + (apiStyle.equals("action") ? "/call/" : "/");
    }

    /** The path by which the simulator takes a call in a style. */
    public static String callPath(String apiStyle, String function) {
        return served(documentedCallPath(apiStyle, function));
    }

    /** The path to which a simulator that redirects the documented one leads; else that itself. */
    public static String served(String documented) {
        String slashes = System.getProperty("integry.simulator.slashes", "").replace('_', '-');
        if (!slashes.equals("redirect-to-other")) {
            return documented;
        }
        return documented.endsWith("/") ? documented.substring(0, documented.length() - 1) : documented + '/';
    }

    /** Adds routes and starts the context. */
    public IntegryFixture start(RoutesBuilder... routes) throws Exception {
        for (RoutesBuilder each : routes) {
            context.addRoutes(each);
        }
        context.start();
        return this;
    }

    /** Starts the context with one route of the test's own, written as a lambda. */
    public IntegryFixture start(Routes routes) throws Exception {
        return start(new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                routes.add(this);
            }
        });
    }

    /** One for all calls, from any thread. */
    public synchronized ProducerTemplate template() {
        if (template == null) {
            template = context.createProducerTemplate();
        }
        return template;
    }

    /** Keeps the service from answering until the latch is open; so long it takes in one request and no more. */
    public CountDownLatch hold() {
        CountDownLatch release = new CountDownLatch(1);
        simulator.faults().script(request -> {
            try {
                release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        });
        return release;
    }

    @Override
    public void beforeAll(ExtensionContext tests) {
        ofAllTests = true;
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (!ofAllTests) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    @Override
    public void close() {
        context.stop();
        simulator.close();
    }

    public interface Routes {
        void add(RouteBuilder routes) throws Exception;
    }
}
