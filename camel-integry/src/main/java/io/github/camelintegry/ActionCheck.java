package io.github.camelintegry;

import io.github.camelintegry.client.Catalogue;
import io.github.camelintegry.protocol.IntegryRequest;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a consumer from a function that changes something: {@code from("integry:function/pipedrive-add-a-person")} would
 * add a person at every poll. The catalogue is asked once; where it cannot tell, the walk goes on.
 */
final class ActionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ActionCheck.class);

    private final Catalogue catalogue;
    private final FunctionType declared;
    private volatile @Nullable CompletableFuture<Boolean> asked;
    private boolean passed;

    ActionCheck(IntegryEndpoint endpoint) {
        this.catalogue = endpoint.catalogue();
        this.declared =
                endpoint.operation().isCall() ? endpoint.getConfiguration().getFunctionType() : FunctionType.QUERY;
    }

    /**
     * Asks, if that is not known yet.
     *
     * @param timeout how long to wait for the answer; {@code null} for as long as its call takes
     * @return whether it is known now that the walk may go on
     * @throws IllegalStateException if the function is an action
     */
    boolean check(IntegryRequest request, @Nullable Duration timeout) throws InterruptedException {
        String function = request.name();
        if (passed || declared == FunctionType.QUERY || function == null) {
            return true;
        }
        if (declared == FunctionType.ACTION) {
            throw isAction(function);
        }
        try {
            CompletableFuture<Boolean> answer = catalogue.isOfType("ACTION", function, request.userId());
            asked = answer;
            if (timeout == null ? answer.get() : answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                throw isAction(function);
            }
        } catch (TimeoutException | CancellationException e) {
            // not known: who stopped the wait may go on later, and asks again then
            return false;
        } catch (ExecutionException e) {
            LOG.debug("The catalogue does not say whether {} is an action", function, e);
        } finally {
            asked = null;
        }
        passed = true;
        return true;
    }

    private static IllegalStateException isAction(String function) {
        return new IllegalStateException(function + " is an ACTION: consuming from it would execute it at every poll."
                + " Use it as a producer, .to(\"integry:function/" + function
                + "\"), or set functionType=query if you know that it only reads");
    }

    /** Ends a wait for the answer. */
    void stop() {
        CompletableFuture<Boolean> waiting = asked;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }
}
