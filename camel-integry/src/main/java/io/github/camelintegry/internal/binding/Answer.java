package io.github.camelintegry.internal.binding;

import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.camel.Exchange;

/** What a producer makes of the answer to a request. */
public interface Answer {

    /**
     * Asks for the answer: at once, and as the request is, unless something else comes first.
     *
     * @param call sends a request
     */
    default CompletableFuture<CallResult> ask(
            IntegryRequest request, Function<IntegryRequest, CompletableFuture<CallResult>> call) {
        return call.apply(request);
    }

    /** Puts the answer into the exchange. */
    void bind(Exchange exchange, IntegryRequest request, CallResult result);
}
