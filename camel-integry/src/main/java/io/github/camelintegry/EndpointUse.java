package io.github.camelintegry;

import io.github.camelintegry.internal.dynamic.RouteText;
import io.github.camelintegry.internal.options.OptionScope;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.GlobalEndpointConfiguration;

/**
 * What an endpoint is used for. One URI can be used for several; what it says must have an effect for each, or who wrote it
 * would wait for that in vain.
 */
enum EndpointUse {
    PRODUCER(EnumSet.complementOf(EnumSet.of(OptionScope.ANSWERS, OptionScope.EXECUTES))),
    WALKING_PRODUCER(EnumSet.of(OptionScope.KEEPS, OptionScope.POLLS)),
    CONSUMER(
            "a consumer",
            EnumSet.of(OptionScope.ANSWERS),
            "would be sent as it is written, since a consumer has no message to evaluate it for: use a property"
                    + " placeholder {{…}}, or begin the route with a timer and go on with toD(…) of this URI with"
                    + " walk=true"),
    POLLING_CONSUMER(
            "a consumer by pollEnrich, poll or ConsumerTemplate",
            EnumSet.of(OptionScope.ANSWERS, OptionScope.PREFETCHES, OptionScope.POLLS),
            "was not evaluated, and would be sent as it is written: write pollEnrich().simple(\"…\") in Java, or the"
                    + " element pollEnrich with the language simple; a ConsumerTemplate has no message to evaluate it for");

    private final String what;
    private final Set<OptionScope> withoutEffect;
    private final String faultOfExpression;

    /** A producer, of whatever kind. */
    EndpointUse(Set<OptionScope> withoutEffect) {
        this(
                "a producer",
                withoutEffect,
                "is not evaluated by to(…), and would be sent as it is written: use toD(…) in its place");
    }

    EndpointUse(String what, Set<OptionScope> withoutEffect, String faultOfExpression) {
        this.what = what;
        this.withoutEffect = withoutEffect;
        this.faultOfExpression = faultOfExpression;
    }

    static EndpointUse ofProducer(IntegryEndpoint endpoint) {
        return endpoint.isWalk() ? WALKING_PRODUCER : PRODUCER;
    }

    /** Without an operation there is no endpoint, and nobody knows what for it would be used. */
    static void refuseDynamicOperation(String operation) {
        if (RouteText.hasExpression(operation)) {
            PRODUCER.refuseExpression("the operation");
        }
    }

    /**
     * Refuses what an endpoint's URI says in vain.
     *
     * @throws IllegalArgumentException with the names of the options and the cure
     */
    void check(IntegryEndpoint endpoint) {
        endpoint.written().expressions().stream().findFirst().ifPresent(this::refuseExpression);
        String here = what + " of integry:" + endpoint.getOperation();
        withoutEffect.forEach(scope -> refuse(scope, endpoint, here));
        if (!endpoint.operation().isCall()) {
            refuse(OptionScope.EXECUTES, endpoint, here);
        }
    }

    private static void refuse(OptionScope scope, IntegryEndpoint endpoint, String here) {
        Set<String> inVain = namesOf(endpoint);
        inVain.retainAll(scope.options());
        if (!inVain.isEmpty()) {
            throw new IllegalArgumentException(String.join(", ", inVain) + " would have no effect on " + here
                    + ", being only for " + scope.who() + ": leave it out of this URI. One that is used at both ends of"
                    + " routes must become two, each with its own options");
        }
    }

    private static Set<String> namesOf(IntegryEndpoint endpoint) {
        Set<String> names = new TreeSet<>(endpoint.written().names());
        // Camel takes two out of the URI before the component sees it
        IntegryComponent component = endpoint.getComponent();
        GlobalEndpointConfiguration all = endpoint.getCamelContext().getGlobalEndpointConfiguration();
        if (endpoint.isBridgeErrorHandler() && !component.isBridgeErrorHandler() && !all.isBridgeErrorHandler()) {
            names.add("bridgeErrorHandler");
        }
        if (endpoint.isLazyStartProducer() && !component.isLazyStartProducer() && !all.isLazyStartProducer()) {
            names.add("lazyStartProducer");
        }
        return names;
    }

    private void refuseExpression(String part) {
        throw new IllegalArgumentException(part + " has an expression ${…}, which " + faultOfExpression
                + (EndpointOptions.isData(part)
                        ? ". What is to be sent as it is written can be written as JSON: in double quotes, with \\u0024"
                                + " for the dollar sign"
                        : ""));
    }
}
