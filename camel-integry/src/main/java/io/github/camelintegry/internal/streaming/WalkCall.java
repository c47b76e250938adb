package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.binding.Answer;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.delivery.UnderWay;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Causes;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The walk of one exchange until its first page is there: it is claimed, waits for its place, begins where its position is, and
 * asks for that page. What follows is an {@link OpenWalk}. However this ends, claim and place are given back, or are that one's.
 */
final class WalkCall implements Answer {

    private final ProducerWalks all;
    private final Exchange exchange;
    private final UnderWay.Work work;
    private @Nullable ProducerWalk walk;
    private @Nullable CompletableFuture<OpenWalks.Place> turn;
    private @Nullable WalkPosition begin;

    WalkCall(ProducerWalks all, Exchange exchange, UnderWay.Work work) {
        this.all = all;
        this.exchange = exchange;
        this.work = work;
    }

    @Override
    public CompletableFuture<CallResult> ask(
            IntegryRequest request, Function<IntegryRequest, CompletableFuture<CallResult>> call) {
        OpenWalk.forgetLast(exchange);
        ProducerWalk claimed = all.of(request);
        claimed.claim();
        walk = claimed;
        SharedWalks shared = claimed.shared();
        CompletableFuture<OpenWalks.Place> place;
        try {
            place = shared.open().enter(OpenWalk.placeAround(exchange), all.maxWaiting());
        } catch (FailedAttempt e) {
            claimed.giveBackClaim();
            throw e.ofCall(request.label(), 0);
        } catch (RuntimeException | Error e) {
            claimed.giveBackClaim();
            throw e;
        }
        turn = place;
        work.canBeStoppedBy(() -> shared.open().giveUp(place));
        // a position is read where it may block; where there is none to read, this thread goes on
        Executor reading = all.areKept() ? shared.executor() : Runnable::run;
        return place.exceptionally(ended -> {
                    throw FailedAttempt.of(ended).ofCall(request.label(), 0);
                })
                .thenComposeAsync(taken -> first(claimed, claimed.begin(), call), reading)
                .whenComplete((result, problem) -> {
                    if (result == null || result.failure() != null) {
                        giveBack();
                    }
                });
    }

    private CompletableFuture<CallResult> first(
            ProducerWalk claimed, WalkPosition from, Function<IntegryRequest, CompletableFuture<CallResult>> call) {
        begin = from;
        return call.apply(claimed.request().withCursor(from.at().cursor()))
                .handle((result, problem) -> firstOrInstead(claimed, result, Causes.unwrapped(problem), call))
                .thenCompose(Function.identity());
    }

    private CompletableFuture<CallResult> firstOrInstead(
            ProducerWalk claimed,
            @Nullable CallResult result,
            @Nullable Throwable problem,
            Function<IntegryRequest, CompletableFuture<CallResult>> call) {
        Throwable failure = result == null ? problem : result.failure();
        if (failure instanceof IntegryException refused) {
            return instead(claimed, refused, result, call);
        }
        return result != null
                ? CompletableFuture.completedFuture(result)
                : CompletableFuture.failedFuture(Objects.requireNonNull(failure, "no result"));
    }

    /** Another walk's first page in place of one that failed, if that failed by its cursor and another one is wanted. */
    private CompletableFuture<CallResult> instead(
            ProducerWalk claimed,
            IntegryException refused,
            @Nullable CallResult answer,
            Function<IntegryRequest, CompletableFuture<CallResult>> call) {
        WalkPosition again;
        try {
            again = claimed.fallBack(refused);
        } catch (IntegryException e) {
            return answer != null && e == refused
                    ? CompletableFuture.completedFuture(answer)
                    : CompletableFuture.failedFuture(e);
        }
        return first(claimed, again, call);
    }

    @Override
    public void bind(Exchange answered, IntegryRequest request, CallResult first) {
        try {
            ProducerWalk claimed = Objects.requireNonNull(walk, "claimed");
            OpenWalks.Place place = Objects.requireNonNull(turn, "claimed").join();
            OpenWalk open = new OpenWalk(claimed, place, all.settings());
            open.begin(answered, Objects.requireNonNull(begin, "begun"), first, all);
        } catch (RuntimeException | Error e) {
            giveBack();
            throw e;
        }
    }

    private void giveBack() {
        CompletableFuture<OpenWalks.Place> place = turn;
        if (place != null && place.isDone() && !place.isCompletedExceptionally()) {
            place.join().giveBack();
        }
        if (walk != null) {
            walk.giveBackClaim();
        }
    }
}
