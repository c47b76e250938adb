package io.github.camelintegry.internal.walk;

import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.client.catalogue.Catalogue;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.option.FunctionType;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a consumer from a function that changes something: {@code from("integry:function/pipedrive-add-a-person")} would
 * add a person at every poll. The catalogue is asked until it has answered; nothing is walked before.
 */
public final class ActionCheck {

    private static final Logger LOG = LoggerFactory.getLogger(ActionCheck.class);

    private static final String SPARE =
            ". If you know that the function only reads, functionType=query spares the question";

    private final Supplier<Catalogue> catalogue;
    private final FunctionType declared;
    private final IntegryRequest request;
    private volatile @Nullable CompletableFuture<Finding> asked;
    private boolean passed;

    /**
     * Of what this request asks for.
     *
     * @param declared what the function is said to be: of a query the catalogue is not asked
     */
    public ActionCheck(Supplier<Catalogue> catalogue, FunctionType declared, IntegryRequest request) {
        this.catalogue = catalogue;
        this.declared = declared;
        this.request = request;
    }

    /**
     * Asks, if that is not known yet.
     *
     * @param timeout how long to wait for the answer; {@code null} for as long as its calls take
     * @param goOn    whether the answer is still wanted
     * @return whether it is known now that the walk may go on
     * @throws NotWalkedException if the function is an action, or if the catalogue could not be asked, with the reason as its
     *     cause
     */
    public boolean check(@Nullable Duration timeout, BooleanSupplier goOn) throws InterruptedException {
        String function = request.name();
        if (passed || declared == FunctionType.QUERY || function == null) {
            return true;
        }
        if (declared == FunctionType.ACTION) {
            throw isAction(function);
        }
        try {
            CompletableFuture<Finding> answer = find(function);
            asked = answer;
            // behind the line above, so that a stop that is not seen here sees the wait
            if (!goOn.getAsBoolean()) {
                return false;
            }
            Finding finding = timeout == null ? answer.get() : answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            if (finding == Finding.ACTION) {
                throw isAction(function);
            }
            if (finding == Finding.UNLISTED) {
                LOG.warn(
                        "The catalogue lists no {}: it is walked all the same. Check its spelling. If it changes"
                                + " something, do not consume from it; if it only reads, functionType=query says so",
                        request.label());
            }
        } catch (TimeoutException | CancellationException e) {
            // not known: who stopped the wait may go on later, and asks again then
            return false;
        } catch (ExecutionException e) {
            throw isUnknown(e.getCause());
        } finally {
            asked = null;
        }
        passed = true;
        return true;
    }

    private CompletableFuture<Finding> find(String function) {
        String userId = request.userId();
        Catalogue asked = catalogue.get();
        return asked.isOfType("ACTION", function, userId)
                .thenCompose(action -> action
                        ? CompletableFuture.completedFuture(Finding.ACTION)
                        : asked.lists(function, userId)
                                .thenApply(listed -> listed ? Finding.NO_ACTION : Finding.UNLISTED)
                                .exceptionally(problem -> {
                                    // it has answered what matters
                                    LOG.debug(
                                            "The catalogue does not say whether it lists {}", request.label(), problem);
                                    return Finding.NO_ACTION;
                                }));
    }

    private static NotWalkedException isAction(String function) {
        return new NotWalkedException(
                function + " is an ACTION: consuming from it would execute it at every poll."
                        + " Use it as a producer, .to(\"integry:function/" + function
                        + "\"), or set functionType=query if you know that it only reads",
                null);
    }

    /** What went wrong comes first, and its cure; that it was the catalogue that was asked is of interest behind it. */
    private NotWalkedException isUnknown(@Nullable Throwable reason) {
        return new NotWalkedException(
                (reason == null ? "The catalogue gave no answer" : reason.getMessage())
                        + ". That was the question to the catalogue, for user " + Texts.excerpt(request.userId())
                        + ", whether " + request.name()
                        + " is an ACTION: nothing is fetched before it has answered, and it is"
                        + " asked again at the next poll" + (isOfAllCalls(reason) ? "" : SPARE),
                reason);
    }

    /** Whether no other request would fare better. */
    private static boolean isOfAllCalls(@Nullable Throwable reason) {
        return reason instanceof IntegryAuthenticationException
                || reason instanceof IntegryNotFoundException
                || reason instanceof IntegryProtocolException redirect && redirect.getOutcome() == Outcome.REJECTED
                || reason instanceof IntegryTransportException transport && transport.getOutcome() == Outcome.NOT_SENT;
    }

    /** Ends a wait for the answer. */
    public void stop() {
        CompletableFuture<Finding> waiting = asked;
        if (waiting != null) {
            waiting.cancel(false);
        }
    }

    /** What the catalogue says of a function. */
    private enum Finding {
        ACTION,
        NO_ACTION,
        UNLISTED
    }
}
