package io.github.camelintegry;

import io.github.camelintegry.internal.binding.CursorArguments;
import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.options.EndpointTexts;
import io.github.camelintegry.internal.options.EndpointUse;
import io.github.camelintegry.internal.options.Ranges;
import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.walk.ItemsPath;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.OutputType;
import io.github.camelintegry.option.Validation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.GlobalEndpointConfiguration;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.jspecify.annotations.Nullable;

/** Finds what is wrong with an endpoint's options at its start, by name, before anything is sent. */
final class EndpointChecks {

    /** A colon is only in an address of IPv6, which has two or more. */
    private static final Pattern HOST_ALONE = Pattern.compile("[^\\s/@:]+|\\[?[^\\s/@]*:[^\\s/@]*:[^\\s/@]*");

    private EndpointChecks() {}

    static void check(IntegryEndpoint endpoint) {
        IntegryComponent component = endpoint.getComponent();
        Function<String, @Nullable Object> options = values(component.getEndpointPropertyConfigurer(), endpoint);
        EndpointTexts.check(options, endpoint.written());
        Function<String, @Nullable Object> ofComponent = values(component.getComponentPropertyConfigurer(), component);
        // what an endpoint has of its own counts, whatever the component begins with
        Ranges.check(option -> options.apply(option) instanceof Number own ? own : ofComponent.apply(option));
        checkProxy(endpoint.getConfiguration());
        checkOptionsFitOperation(endpoint);
        checkWalk(endpoint);
        checkOutput(endpoint);
    }

    private static Function<String, @Nullable Object> values(PropertyConfigurer configurer, Object target) {
        return option -> ((PropertyConfigurerGetter) configurer).getOptionValue(target, option, false);
    }

    /** Plain http is allowed to this machine itself, and to no proxy, which would read the credentials and pass them on. */
    static BaseUrl baseUrl(IntegryConfiguration options) {
        BaseUrl url = BaseUrl.parse(options.getBaseUrl(), options.isAllowPlainHttp());
        if (!url.ssl() && options.getProxyHost() != null && !options.isAllowPlainHttp()) {
            throw new IllegalArgumentException(
                    "baseUrl " + url + " would send credentials unencrypted to the proxy that"
                            + " proxyHost names: leave proxyHost out if you mean this machine, use https, or set"
                            + " allowPlainHttp=true if you must");
        }
        return url;
    }

    /**
     * Refuses what the endpoint's URI says in vain where it is used so.
     *
     * @throws IllegalArgumentException with the names of the options and the cure
     */
    static void checkUse(IntegryEndpoint endpoint, EndpointUse use) {
        // Camel takes two out of the URI before the component sees it
        Set<String> ofCamel = new HashSet<>();
        IntegryComponent component = endpoint.getComponent();
        GlobalEndpointConfiguration all = endpoint.getCamelContext().getGlobalEndpointConfiguration();
        if (endpoint.isBridgeErrorHandler() && !component.isBridgeErrorHandler() && !all.isBridgeErrorHandler()) {
            ofCamel.add("bridgeErrorHandler");
        }
        if (endpoint.isLazyStartProducer() && !component.isLazyStartProducer() && !all.isLazyStartProducer()) {
            ofCamel.add("lazyStartProducer");
        }
        use.check(endpoint.operation(), endpoint.written(), ofCamel);
    }

    private static void checkProxy(IntegryConfiguration configuration) {
        int port = configuration.getProxyPort();
        String host = configuration.getProxyHost();
        boolean user = configuration.getProxyUser() != null;
        boolean password = configuration.getProxyPassword() != null;
        if (host != null && !HOST_ALONE.matcher(host).matches()) {
            // without its value, in which a password may stand
            throw new IllegalArgumentException(
                    "proxyHost must be a host alone, such as proxy.example.com, without http://,"
                            + " user and port: those have options of their own, proxyPort, proxyUser and proxyPassword");
        }
        if (host != null) {
            Ranges.checkPortOfProxy(port);
        }
        List<String> others = new ArrayList<>();
        if (port != 0) {
            others.add("proxyPort");
        }
        if (user) {
            others.add("proxyUser");
        }
        if (password) {
            others.add("proxyPassword");
        }
        if (host == null && !others.isEmpty()) {
            throw new IllegalArgumentException("proxyHost is missing, though " + String.join(" and ", others)
                    + (others.size() == 1 ? " is" : " are")
                    + " set, on the endpoint or on the component: set it too, or"
                    + " leave out what is of the proxy");
        }
        if (user != password) {
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
        if (!endpoint.isWalk()) {
            return;
        }
        CursorArguments.refuseInWalk(endpoint.settings().request());
        if (endpoint.operation() == Operation.FUNCTION
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
