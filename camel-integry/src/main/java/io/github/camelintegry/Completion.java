package io.github.camelintegry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.spi.Synchronization;

/**
 * Waits for the end of an exchange, which may be on another thread: where a route hands the exchange over, it hands this
 * over with it. An exchange that failed or is to be rolled back did not succeed; one whose failure a route has handled, or
 * that it has stopped, did.
 */
final class Completion implements Synchronization {

    private final CompletableFuture<Void> done = new CompletableFuture<>();

    @Override
    public void onComplete(Exchange exchange) {
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            onFailure(exchange);
        } else {
            done.complete(null);
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        Exception cause = exchange.getException();
        done.completeExceptionally(
                cause != null
                        ? cause
                        : new RollbackExchangeException("The exchange was marked for rollback", exchange));
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
        } catch (java.util.concurrent.CancellationException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception failure) {
                throw failure;
            }
            throw e;
        }
    }
}
