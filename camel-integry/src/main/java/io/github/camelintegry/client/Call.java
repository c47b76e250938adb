package io.github.camelintegry.client;

import io.github.camelintegry.protocol.IntegryReply;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.Signature;
import io.github.camelintegry.protocol.Signer;
import io.github.camelintegry.protocol.Texts;
import io.github.camelintegry.protocol.WireRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One call from its first attempt to its end. At any time exactly one thing is under way: an attempt, the reading of its
 * answer, or a wait; each ends in the next or in the result, so the result comes once.
 */
final class Call {

    private final ClientRuntime runtime;
    private final CallSettings settings;
    private final AnswerReader answers;
    private final IntegryRequest request;
    private final EffectSource effectSource;
    private final Helper helper;
    private final Signature signature;
    private final WireRequest wire;
    private final Instant begun;
    private final CompletableFuture<CallResult> result = new CompletableFuture<>();
    private int attempts;
    private boolean mayHaveHadEffect;
    private @Nullable IntegryException lastFailure;
    private Effect effect = Effect.WRITE;
    private boolean effectKnown;

    Call(
            ClientRuntime runtime,
            CallSettings settings,
            AnswerReader answers,
            Signer signer,
            IntegryRequest request,
            EffectSource effectSource,
            Helper helper) {
        this.runtime = runtime;
        this.settings = settings;
        this.answers = answers;
        this.request = request;
        this.effectSource = effectSource;
        this.helper = helper;
        this.signature = signer.sign(request.userId());
        this.wire = settings.encode(request);
        this.begun = runtime.clock().instant();
    }

    CompletableFuture<CallResult> start() {
        attempt();
        return result;
    }

    /** Runs where it may work: in the caller's thread, on the helper's, or on the executor. */
    private void attempt() {
        if (result.isDone()) {
            // given up by whoever asked
            return;
        }
        Duration closed = runtime.gate().remaining(signature.appKey(), signature.userId());
        if (!closed.isZero()) {
            waitForGate(closed);
            return;
        }
        attempts++;
        try {
            runtime.admission().enter();
        } catch (IntegryTransportException e) {
            end(e);
            return;
        }
        try {
            runtime.transport()
                    .send(settings.baseUrl(), wire, signature, limits())
                    .whenComplete((answer, failure) -> handOver(() -> answered(answer, failure)));
        } catch (RuntimeException e) {
            // a transport that is closed refuses at once
            runtime.admission().leave();
            end(new IntegryTransportException("Nothing was sent: " + e.getMessage(), e, Outcome.NOT_SENT));
        }
    }

    private AttemptLimits limits() {
        Duration left = settings.retry().timeout().minus(elapsed());
        Duration response =
                attempts == 1 || left.compareTo(settings.responseTimeout()) > 0 ? settings.responseTimeout() : left;
        return new AttemptLimits(positive(left), positive(response), settings.maxResponseSize());
    }

    private void waitForGate(Duration closed) {
        IntegryException otherwise = lastFailure != null ? lastFailure : gateClosed(closed);
        if (elapsed().plus(closed).compareTo(settings.retry().timeout()) > 0) {
            end(otherwise);
        } else {
            runtime.observer().throttled(request, closed);
            await(closed, otherwise);
        }
    }

    private IntegryThrottledException gateClosed(Duration closed) {
        return IntegryThrottledException.gateClosed(
                "The service asked to stay away from user " + Texts.excerpt(signature.userId()) + " for another "
                        + closed.toSeconds() + " s: nothing was sent",
                closed);
    }

    private void await(Duration wait, IntegryException otherwise) {
        Runnable goOn = () -> handOver(this::attempt);
        Runnable giveUp = () -> handOver(() -> end(otherwise));
        if (!runtime.waitingRoom().await(signature.userId(), wait, goOn, giveUp)) {
            end(otherwise);
        }
    }

    /** From the event loop or a timer to a thread that may work; at shutdown there is none, and this one must do. */
    private void handOver(Runnable step) {
        if (helper.takesOn(step)) {
            return;
        }
        try {
            runtime.executor().execute(step);
        } catch (RejectedExecutionException e) {
            step.run();
        }
    }

    private void answered(@Nullable WireAnswer answer, @Nullable Throwable failure) {
        runtime.admission().leave();
        IntegryReply reply;
        try {
            if (answer == null) {
                throw asIntegryException(failure);
            }
            reply = answers.read(request, signature, answer);
        } catch (IntegryException e) {
            failed(e);
            return;
        } catch (RuntimeException | Error e) {
            failed(IntegryProtocolException.unreadable("The answer could not be read: " + e, e, 0));
            return;
        }
        CallResult executed = new CallResult(reply, attempts);
        try {
            if (isObserved()) {
                runtime.observer().executed(request, executed, elapsed());
            }
        } finally {
            result.complete(executed);
        }
    }

    private void failed(IntegryException failure) {
        if (effectKnown
                || failure.retrySafety() != RetrySafety.READS
                || !settings.retry().mayRetry(attempts)) {
            decide(failure);
            return;
        }
        effectSource.effect().whenComplete((answer, problem) -> {
            effectKnown = true;
            effect = answer == null ? Effect.WRITE : answer;
            decide(failure);
        });
    }

    private void decide(IntegryException failure) {
        Optional<Duration> wait = settings.retry().waitAfter(failure, effect, attempts, elapsed(), runtime.random());
        if (failure instanceof IntegryThrottledException throttled) {
            Duration asked = throttled.getRetryAfter();
            Duration closed = asked != null ? asked : wait.orElse(Duration.ZERO);
            runtime.gate().close(signature.appKey(), signature.userId(), closed);
        }
        if (wait.isEmpty()) {
            end(failure);
        } else {
            mayHaveHadEffect |= failure.retrySafety() != RetrySafety.ALL;
            lastFailure = failure;
            if (failure.isThrottled()) {
                runtime.observer().throttled(request, wait.get());
            }
            await(wait.get(), failure);
        }
    }

    /** What a later attempt says is no answer to what an earlier one may have done (retryMode=all). */
    private void end(IntegryException failure) {
        boolean unknown = mayHaveHadEffect || failure.getOutcome() == Outcome.UNKNOWN;
        IntegryException last = unknown && writes() ? new IntegryOutcomeUnknownException(failure) : failure;
        try {
            if (isObserved()) {
                runtime.observer().failed(request, last.afterAttempts(attempts), elapsed());
            }
        } finally {
            result.completeExceptionally(last.afterAttempts(attempts));
        }
    }

    /** Asked first, so that a call that nobody observes pays nothing for it. */
    private boolean isObserved() {
        return runtime.observer() != CallObserver.NONE;
    }

    /** Where nobody had to be asked, the answer counts only if it is there: what is not known to read may write. */
    private boolean writes() {
        if (effectKnown) {
            return effect == Effect.WRITE;
        }
        return effectSource != EffectSource.READ;
    }

    private Duration elapsed() {
        return Duration.between(begun, runtime.clock().instant());
    }

    private static Duration positive(Duration duration) {
        return duration.toMillis() < 1 ? Duration.ofMillis(1) : duration;
    }

    private static IntegryException asIntegryException(@Nullable Throwable failure) {
        Throwable cause = Causes.unwrapped(failure);
        return cause instanceof IntegryException integry
                ? integry
                : new IntegryTransportException("The request failed: " + cause, cause, Outcome.UNKNOWN);
    }
}
