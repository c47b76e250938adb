package io.github.camelintegry;

import io.github.camelintegry.internal.binding.CursorArguments;
import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.walk.ItemsPath;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.OutputType;
import io.github.camelintegry.option.Validation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with an endpoint's options at its start, by name, before anything is sent. */
final class EndpointChecks {

    private static final int HIGHEST_PORT = 65_535;

    /** A colon is only in an address of IPv6, which has two or more. */
    private static final Pattern HOST_ALONE = Pattern.compile("[^\\s/@:]+|\\[?[^\\s/@]*:[^\\s/@]*:[^\\s/@]*");

    private EndpointChecks() {}

    static void check(IntegryEndpoint endpoint) {
        EndpointTexts.check(endpoint);
        checkNumbers(endpoint.getConfiguration(), endpoint.getComponent());
        checkProxy(endpoint.getConfiguration());
        checkOptionsFitOperation(endpoint);
        checkWalk(endpoint);
        checkOutput(endpoint);
    }

    private static void checkNumbers(IntegryConfiguration configuration, IntegryComponent component) {
        Map<String, Long> atLeastOne = new LinkedHashMap<>();
        atLeastOne.put("connectTimeout", configuration.getConnectTimeout());
        atLeastOne.put("responseTimeout", configuration.getResponseTimeout());
        atLeastOne.put("retryAfterMax", configuration.getRetryAfterMax());
        atLeastOne.put("retryTimeout", configuration.getRetryTimeout());
        atLeastOne.put("maxConnections", (long) configuration.getMaxConnections());
        atLeastOne.put("maxNestingDepth", (long) configuration.getMaxNestingDepth());
        atLeastOne.put("maxOnDemandWalks", (long) component.getMaxOnDemandWalks());
        atLeastOne.forEach((option, value) -> require(value >= 1, option, value, "at least 1"));
        Map<String, Long> notNegative = new LinkedHashMap<>();
        notNegative.put("schemaCacheTtl", configuration.getSchemaCacheTtl());
        notNegative.put("retries", (long) configuration.getRetries());
        notNegative.put("retryBackoff", configuration.getRetryBackoff());
        notNegative.put("retryBackoffMax", configuration.getRetryBackoffMax());
        notNegative.put("prefetchCount", (long) configuration.getPrefetchCount());
        notNegative.put("maxPagesPerPoll", (long) configuration.getMaxPagesPerPoll());
        notNegative.put("maxEmptyPages", (long) configuration.getMaxEmptyPages());
        notNegative.put("stallTimeout", configuration.getStallTimeout());
        notNegative.put("pollThreads", (long) component.getPollThreads());
        notNegative.put("maxQueuedCalls", (long) configuration.getMaxQueuedCalls());
        notNegative.forEach((option, value) -> require(value >= 0, option, value, "0 or more"));
        require(
                configuration.getConnectTimeout() <= Integer.MAX_VALUE,
                "connectTimeout",
                configuration.getConnectTimeout(),
                "less than 25 days");
    }

    private static void require(boolean holds, String option, long value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(option + " must be " + range + ", not " + value);
        }
    }

    private static void checkProxy(IntegryConfiguration configuration) {
        int port = configuration.getProxyPort();
        String name = configuration.getProxyHost();
        boolean host = name != null;
        if (name != null && !HOST_ALONE.matcher(name).matches()) {
            // without its value, in which a password may stand
            throw new IllegalArgumentException(
                    "proxyHost must be a host alone, such as proxy.example.com, without http://,"
                            + " user and port: those have options of their own, proxyPort, proxyUser and proxyPassword");
        }
        if (host && (port < 1 || port > HIGHEST_PORT)) {
            throw new IllegalArgumentException(
                    "proxyPort must be from 1 to " + HIGHEST_PORT + " where proxyHost is set, not " + port);
        }
        List<String> others = new ArrayList<>();
        if (port != 0) {
            others.add("proxyPort");
        }
        if (configuration.getProxyUser() != null) {
            others.add("proxyUser");
        }
        if (configuration.getProxyPassword() != null) {
            others.add("proxyPassword");
        }
        if (!host && !others.isEmpty()) {
            throw new IllegalArgumentException("proxyHost is missing, though " + String.join(" and ", others)
                    + (others.size() == 1 ? " is" : " are")
                    + " set, on the endpoint or on the component: set it too, or"
                    + " leave out what is of the proxy");
        }
        boolean user = configuration.getProxyUser() != null;
        if (user != (configuration.getProxyPassword() != null)) {
            throw new IllegalArgumentException((user ? "proxyPassword" : "proxyUser") + " is missing, though "
                    + (user ? "proxyUser" : "proxyPassword") + " is set: a proxy that asks for one asks for both. Set"
                    + " both, or none");
        }
    }

    private static void checkOptionsFitOperation(IntegryEndpoint endpoint) {
        Operation operation = endpoint.operation();
        if (!operation.isNamed() && endpoint.getName() != null) {
            throw new IllegalArgumentException(
                    "integry:" + operation.text() + " takes no name: leave out /" + endpoint.getName());
        }
        boolean functions = operation == Operation.FUNCTIONS;
        boolean listing = functions || operation == Operation.APPS;
        boolean predict = operation == Operation.PREDICT;
        boolean function = operation == Operation.FUNCTION;
        boolean passthrough = operation == Operation.PASSTHROUGH;
        onlyFor("app", endpoint.getApp(), functions, "integry:functions");
        onlyFor("type", endpoint.getType(), functions, "integry:functions");
        onlyFor("search", endpoint.getSearch(), listing, "integry:functions and integry:apps");
        onlyFor("connectedOnly", endpoint.isConnectedOnly(), listing || predict, "listings and integry:predict");
        onlyFor("include", endpoint.getInclude(), !operation.isCall(), "listings, integry:schema and integry:predict");
        onlyFor(
                "functionVersion",
                endpoint.getFunctionVersion(),
                operation.isAboutFunction(),
                "integry:function, integry:passthrough and integry:schema");
        FunctionVersion.of(endpoint.getFunctionVersion());
        onlyFor("parameters.*", !endpoint.getParameters().isEmpty(), function, "integry:function");
        onlyFor("walk", endpoint.isWalk(), operation.isPaged(), "integry:function and listings");
        onlyFor("predictArguments", endpoint.isPredictArguments(), predict, "integry:predict");
        ApiStyle style = ApiStyle.of(endpoint.getConfiguration().getApiStyle());
        onlyFor(
                "prompt",
                endpoint.getPrompt(),
                style.takesPrompt(operation),
                "integry:predict, and integry:schema with apiStyle=action");
        onlyFor(
                "variables.*",
                !endpoint.getVariables().isEmpty(),
                style.takesVariables(operation),
                "calls, and integry:predict and integry:schema with apiStyle=action");
        onlyFor("url", endpoint.getUrl(), passthrough, "integry:passthrough");
        onlyFor(
                "method",
                !endpoint.getMethod().equals(IntegryEndpoint.DEFAULT_METHOD),
                passthrough,
                "integry:passthrough");
        onlyFor(
                "itemsPath",
                endpoint.getItemsPath(),
                operation.isPaged() || passthrough,
                "integry:function, integry:passthrough and listings");
        onlyFor(
                "functionType",
                isOwn(endpoint, IntegryConfiguration::getFunctionType, FunctionType.AUTO),
                function,
                "integry:function: a passthrough always counts as writing, anything else as reading");
        onlyFor(
                "validateParameters",
                isOwn(endpoint, IntegryConfiguration::getValidateParameters, Validation.NONE),
                function,
                "integry:function: nothing else has a schema");
    }

    /** Whether the endpoint itself says more than the default; what it has from the component is for others too. */
    private static <T> boolean isOwn(IntegryEndpoint endpoint, Function<IntegryConfiguration, T> option, T byDefault) {
        T value = option.apply(endpoint.getConfiguration());
        return value != byDefault
                && value != option.apply(endpoint.getComponent().getConfiguration());
    }

    private static void checkWalk(IntegryEndpoint endpoint) {
        if (endpoint.isWalk()) {
            CursorArguments.refuseInWalk(endpoint.settings().request());
        }
        if (endpoint.isWalk()
                && endpoint.operation() == Operation.FUNCTION
                && endpoint.getConfiguration().getFunctionType() == FunctionType.ACTION) {
            throw new IllegalArgumentException(
                    "functionType=action and walk=true exclude each other: a walk would execute"
                            + " the function once for each page, and again after a failure. Leave walk out, or set"
                            + " functionType=query if you know that the function only reads");
        }
    }

    private static void checkOutput(IntegryEndpoint endpoint) {
        ItemsPath.of(endpoint.getItemsPath());
        OutputType type = endpoint.getConfiguration().getOutputType();
        if (endpoint.getOutputClass() != null && (type == OutputType.STRING || type == OutputType.BYTES)) {
            throw new IllegalArgumentException(
                    "outputClass and outputType=" + type + " exclude each other: leave one of them out");
        }
    }

    private static void onlyFor(String option, boolean set, boolean allowed, String where) {
        onlyFor(option, set ? "true" : null, allowed, where);
    }

    private static void onlyFor(String option, @Nullable String value, boolean allowed, String where) {
        if (value != null && !allowed) {
            throw new IllegalArgumentException(
                    "The option " + option + " has no effect here: leave it out. It is only for " + where);
        }
    }
}
