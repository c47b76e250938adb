package io.github.camelintegry.internal.client;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.internal.client.body.GivenUp;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A call under way. When it is given up, its request is ended at once: over HTTP/1.1 by the end of its connection, over
 * HTTP/2 by a reset of its stream. Who cancels it is told nothing more; who breaks it off is told what became of it.
 */
public final class PendingCall extends CompletableFuture<CallResult> {

    private final GivenUp givenUp = new GivenUp();
    private final CallObserver observer;
    private final IntegryRequest request;
    private final Ticker ticker;
    /** A reading of the ticker. */
    private final long begun;

    private volatile @Nullable CallResult failedAnswer;

    PendingCall(CallObserver observer, IntegryRequest request, Ticker ticker) {
        this.observer = observer;
        this.request = request;
        this.ticker = ticker;
        this.begun = ticker.read();
    }

    Duration elapsed() {
        return ticker.since(begun);
    }

    /** Ends it now. It fails with what is known of it: that it may have been executed, or that nothing was sent. */
    public void breakOff() {
        givenUp.tell();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        breakOff();
        return cancelled;
    }

    /** {@return the same, where an answer of the app that counts as failure is a result as well, and tells the failure} */
    public CompletableFuture<CallResult> orFailedAnswer() {
        return exceptionallyCompose(failure -> {
            CallResult answer = failedAnswer;
            return answer == null ? failedFuture(failure) : completedFuture(answer);
        });
    }

    void succeed(CallResult executed) {
        try {
            if (isObserved()) {
                observer.executed(request, executed, elapsed());
            }
        } finally {
            complete(executed);
        }
    }

    /** With what the app answered, where that is the failure. */
    void fail(IntegryException failure, @Nullable IntegryReply reply) {
        if (reply != null && failure instanceof IntegryOnwardCallException onward) {
            failedAnswer = new CallResult(reply, failure.getAttempts(), onward);
        }
        try {
            if (isObserved()) {
                observer.failed(request, failure, reply, elapsed());
            }
        } finally {
            completeExceptionally(failure);
        }
    }

    /** Asked first, so that a call that nobody observes pays nothing for it. */
    private boolean isObserved() {
        return observer != CallObserver.NONE;
    }

    boolean isGivenUp() {
        return givenUp.isTold();
    }

    /** Told when nobody wants the call any more. */
    GivenUp givenUp() {
        return givenUp;
    }
}
