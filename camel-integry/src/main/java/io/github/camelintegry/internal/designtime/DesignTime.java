package io.github.camelintegry.internal.designtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.binding.RequestTemplate;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.client.CallSettings;
import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.client.failure.UnusableOutput;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Questions to the service that wait for their answers, as a designer's options say. Its connections are its own and go when
 * it is closed: a designer tries many options, each of them once. For one thread.
 */
final class DesignTime implements AutoCloseable {

    private final DesignOptions options;
    private final RequestTemplate template;
    private final CallSettings calls;
    private final ClientRuntimes runtimes;

    /** Asks by calls that are made in this way. */
    DesignTime(DesignOptions options, CallSettings calls) {
        this.options = options;
        this.template = options.request();
        this.calls = calls;
        this.runtimes = options.newRuntimes();
    }

    DesignOptions options() {
        return options;
    }

    RequestTemplate template() {
        return template;
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
            return call.get().reply().output().tree(calls.codec());
        } catch (MalformedJsonException e) {
            throw UnusableOutput.unreadable(request.label(), e);
        } catch (ExecutionException e) {
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (InterruptedException e) {
            call.cancel(false);
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException("Interrupted while waiting for an answer", e);
        }
    }

    /** {@return all that a listing has, of all its pages} */
    List<JsonNode> list(Operation operation, Map<String, String> query) {
        IntegryRequest request = request(operation, null, query);
        IntegryClient client = client();
        PageReader reader = new PageReader(ItemsPath.of(null), new OutputFormat.Trees(calls.codec()), calls.codec());
        WalkFactory factory = new WalkFactory(
                () -> client,
                reader::of,
                calls.baseUrl().toString(),
                calls.style().name());
        WalkPosition begin = WalkPosition.begin(
                null, factory.fingerprint(request), runtimes.clock().instant());
        Walker walker = factory.walkers(request, new WalkGuards(), new WalkLimits(1, 0, options.maxEmptyPages()))
                .from(begin);
        List<JsonNode> all = new ArrayList<>();
        try (RecordIterator records = RecordIterator.ofAll(walker, begin, new UnseenItems(null, request))) {
            records.forEachRemaining(each -> all.add((JsonNode) each));
        }
        return all;
    }

    private IntegryClient client() {
        return options.client(runtimes, calls);
    }

    private IntegryRequest request(Operation operation, @Nullable String name, Map<String, String> query) {
        String userId = template.userId();
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
                operation.isAboutFunction() ? FunctionVersion.of(template.functionVersion()) : null);
    }
}
