package io.github.camelintegry.internal.designtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.output.OutputFormat;
import io.github.camelintegry.internal.output.PageReader;
import io.github.camelintegry.internal.position.UnseenItems;
import io.github.camelintegry.internal.position.WalkFactory;
import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.runtime.ClientRuntimes;
import io.github.camelintegry.internal.streaming.RecordIterator;
import io.github.camelintegry.internal.walk.ItemsPath;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;
import io.github.camelintegry.option.RetryMode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * What a designer works with: the options that it holds, over those of the component, as an endpoint that is never
 * started, and questions to the service that wait for their answers. Its connections are its own and go when it is closed:
 * a designer tries many options, each of them once. For one thread.
 */
final class DesignTime implements AutoCloseable {

    /** The options that choose among functions. */
    private static final Set<String> CHOOSING = Set.of("app", "type", "search", "connectedOnly");

    private final IntegryEndpoint endpoint;
    private final ClientRuntimes runtimes;
    private final JsonCodec codec;

    private DesignTime(IntegryEndpoint endpoint) {
        this.endpoint = endpoint;
        this.runtimes = new ClientRuntimes(
                endpoint.getCamelContext(),
                endpoint.getComponent()::registeredName,
                endpoint.getComponent().answerMemory(),
                InstantSource.system());
        this.codec = JsonCodec.ofDepth(endpoint.getConfiguration().getMaxNestingDepth());
    }

    /** The options that say something: designers hand over empty ones too. */
    static Map<String, Object> given(Map<String, Object> options) {
        Map<String, Object> given = new LinkedHashMap<>();
        options.forEach((option, value) -> {
            if (value != null
                    && !(value instanceof CharSequence text && text.toString().isBlank())) {
                given.put(option, value);
            }
        });
        return given;
    }

    /** What the options are about: functions, unless they say otherwise; one of them, or those that a listing chooses. */
    static String operation(Map<String, Object> given) {
        boolean choose = !given.containsKey("name") && !Collections.disjoint(given.keySet(), CHOOSING);
        Operation otherwise = choose ? Operation.FUNCTIONS : Operation.FUNCTION;
        return String.valueOf(given.getOrDefault("operation", otherwise.text()));
    }

    /**
     * Takes these options.
     *
     * @throws IllegalArgumentException if one cannot be set; says which, but not its value, which may be a secret
     */
    static DesignTime of(IntegryComponent component, Map<String, Object> options) {
        Map<String, Object> rest = given(options);
        rest.remove("scheme");
        String operation = operation(rest);
        rest.remove("operation");
        Object name = rest.remove("name");
        String remaining = operation + (name == null ? "" : "/" + name);
        try {
            return new DesignTime((IntegryEndpoint) component.createEndpoint("integry:" + remaining, remaining, rest));
        } catch (PropertyBindingException e) {
            // without its cause and message, which hold the value
            throw new IllegalArgumentException(
                    "The option " + e.getPropertyName() + " has a value that it cannot take");
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Makes each question one attempt, whose time is that of an answer: somebody is watching. */
    void withoutRetries() {
        IntegryConfiguration options = endpoint.getConfiguration();
        options.setRetryMode(RetryMode.NONE);
        options.setRetryTimeout(Math.min(options.getRetryTimeout(), options.getResponseTimeout()));
    }

    IntegryEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        ServiceHelper.stopAndShutdownService(runtimes);
    }

    /**
     * {@return the answer of the service}
     *
     * @param name  the function or app; {@code null} for what has none
     * @param query further query parameters
     */
    JsonNode ask(Operation operation, @Nullable String name, Map<String, String> query) {
        IntegryRequest request = request(operation, name, query);
        CompletableFuture<CallResult> call = client().call(request, EffectSource.READ);
        try {
            return call.get().reply().output().tree(codec);
        } catch (MalformedJsonException e) {
            throw IntegryProtocolException.badOutput(request.label(), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new RuntimeCamelException(e.getCause());
        } catch (InterruptedException e) {
            call.cancel(false);
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for an answer", e);
        }
    }

    /** {@return all that a listing has, of all its pages} */
    List<JsonNode> list(Operation operation, Map<String, String> query) {
        IntegryConfiguration options = endpoint.getConfiguration();
        IntegryRequest request = request(operation, null, query);
        IntegryClient client = client();
        PageReader reader = new PageReader(ItemsPath.of(null), new OutputFormat.Trees(codec), codec);
        WalkFactory factory = new WalkFactory(
                () -> client,
                reader::of,
                BaseUrl.parse(options.getBaseUrl(), true).toString(),
                options.getApiStyle());
        WalkPosition begin = WalkPosition.begin(
                null, factory.fingerprint(request), runtimes.clock().instant());
        Walker walker = factory.walkers(request, new WalkGuards(), new WalkLimits(1, 0, options.getMaxEmptyPages()))
                .from(begin);
        List<JsonNode> all = new ArrayList<>();
        try (RecordIterator records = new RecordIterator(walker, begin, new UnseenItems(null, request))) {
            records.forEachRemaining(each -> all.add((JsonNode) each));
        }
        return all;
    }

    private IntegryClient client() {
        return endpoint.client(runtimes);
    }

    private IntegryRequest request(Operation operation, @Nullable String name, Map<String, String> query) {
        String userId = endpoint.getConfiguration().getUserId();
        if (userId == null || userId.isBlank()) {
            throw new IllegalArgumentException(
                    "userId is missing: the service is asked on behalf of a user. Hand it over, or set it on the component");
        }
        return new IntegryRequest(
                operation,
                name,
                userId,
                query,
                Arguments.NONE,
                null,
                operation.isAboutFunction() ? FunctionVersion.of(endpoint.getFunctionVersion()) : null);
    }
}
