package io.github.camelintegry.internal.delivery;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Exchange;

/**
 * Waits until an exchange has succeeded and its route has returned it, or until it has failed: a route that broke off
 * returns nothing.
 */
final class Completion {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final CompletableFuture<Void> returned = new CompletableFuture<>();
    private final ExchangeEnd end;

    Completion(Exchange exchange) {
        end = new ExchangeEnd(() -> returned.thenRun(() -> done.complete(null)), done::completeExceptionally)
                .of(exchange);
    }

    /** The route has returned the exchange, which may go on elsewhere all the same. */
    void returned(Exchange exchange) {
        if (exchange.getException() != null) {
            // a route that is being forced to stop refuses exchanges without completing them
            end.onFailure(exchange);
        }
        returned.complete(null);
    }

    /** The route has thrown this, instead of returning the exchange. */
    void brokeOff(Exchange exchange, Throwable failure) {
        try {
            ExchangeEnd.breakOff(exchange, failure);
        } finally {
            // who was to hear of it may be gone already, or there is no memory to tell him
            done.completeExceptionally(failure);
        }
    }

    /** Ends the wait without success. */
    void abandon() {
        done.cancel(false);
    }

    /**
     * Waits.
     *
     * @return whether the exchange ended; {@code false} if the wait was abandoned
     * @throws Exception what the exchange failed with
     */
    boolean await() throws Exception {
        try {
            done.get();
            return true;
        } catch (CancellationException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        }
    }
}
