package io.github.camelintegry.benchmarks.peers;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.benchmarks.service.Service;
import io.vertx.ext.web.client.WebClientOptions;
import org.apache.camel.CamelContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/** Camel contexts, ready to be started, in which a component can call the stand-in. */
public final class Contexts {

    /** What {@link #vertxHttp} calls its options in the registry. */
    public static final String POOL = "pool";

    private Contexts() {}

    /** {@return a context with {@code integry:} at its defaults} */
    public static CamelContext integry(Service service) {
        CamelContext context = new DefaultCamelContext();
        IntegryComponent integry = context.getComponent("integry", IntegryComponent.class);
        integry.getConfiguration().setBaseUrl(service.baseUrl());
        integry.getConfiguration().setAppKey(Service.APP_KEY);
        integry.getConfiguration().setAppSecret(Service.APP_SECRET);
        integry.getConfiguration().setUserId(Service.USER_ID);
        return context;
    }

    /** {@return a context with {@code http:} and so many connections; it has 20 to a host by default} */
    public static CamelContext http(int connections) {
        CamelContext context = new DefaultCamelContext();
        HttpComponent http = context.getComponent("http", HttpComponent.class);
        http.setMaxTotalConnections(connections);
        http.setConnectionsPerRoute(connections);
        return context;
    }

    /** {@return a context with {@code vertx-http:} and options for so many connections; it has 5 to a host by default} */
    public static CamelContext vertxHttp(int connections) {
        CamelContext context = new DefaultCamelContext();
        context.getRegistry().bind(POOL, new WebClientOptions().setMaxPoolSize(connections));
        return context;
    }
}
