package io.github.camelintegry.internal.client;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.IntegryThrottledException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.exception.RetrySafety;
import io.github.camelintegry.internal.client.answer.AnswerReader;
import io.github.camelintegry.internal.client.body.AnswerShare;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.retry.Effect;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import io.github.camelintegry.internal.util.Causes;
import io.github.camelintegry.internal.util.Texts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call from its first attempt to its end. At any time exactly one thing is under way: an attempt, the reading of its
 * answer, or a wait; each ends in the next or in the result, so the result comes once.
 */
final class Call {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    private final ClientRuntime runtime;
    private final CallSettings settings;
    private final AnswerReader answers;
    private final IntegryRequest request;
    private final EffectSource effectSource;
    private final Helper helper;
    private final Signature signature;
    private final WireRequest wire;
    private final SlashFollower follower;
    private final AnswerShare memory;
    /** A reading of the ticker. */
    private final long begun;

    private final PendingCall result = new PendingCall();
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
        this.follower = new SlashFollower(runtime, settings, request.operation());
        this.memory = runtime.memory().share();
        this.begun = runtime.ticker().read();
    }

    PendingCall start() {
        attempt();
        return result;
    }

    /** Runs where it may work: in the caller's thread, on the helper's, or on the executor. */
    private void attempt() {
        if (result.isDone()) {
            // cancelled by whoever asked
            return;
        }
        if (result.isGivenUp()) {
            end(lastFailure != null ? lastFailure : IntegryTransportException.givenUpUnsent());
            return;
        }
        Duration closed = runtime.gate()
                .remaining(
                        signature.appKey(), signature.userId(), settings.retry().afterMax());
        if (!closed.isZero()) {
            waitForGate(closed);
            return;
        }
        try {
            runtime.admission().enter();
        } catch (IntegryTransportException e) {
            end(e);
            return;
        }
        attempts++;
        try {
            follower.send(wire, signature, limits()).whenComplete(this::arrived);
        } catch (RuntimeException e) {
            // a transport that is closed refuses at once
            runtime.admission().leave();
            end(IntegryTransportException.unsent(e));
        } catch (Error e) {
            runtime.admission().leave();
            broken(e);
        }
    }

    private AttemptLimits limits() {
        Duration left = settings.retry().timeout().minus(elapsed());
        Duration response =
                attempts == 1 || left.compareTo(settings.responseTimeout()) > 0 ? settings.responseTimeout() : left;
        return new AttemptLimits(
                positive(left), positive(response), settings.maxResponseSize(), memory, result.givenUp());
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
        AtomicBoolean over = new AtomicBoolean();
        Runnable goOn = once(over, () -> handOver(this::attempt));
        Runnable giveUp = once(over, () -> handOver(() -> end(otherwise)));
        if (!runtime.waitingRoom().await(signature.userId(), wait, goOn, giveUp)) {
            end(otherwise);
        } else {
            result.givenUp().endsBy(giveUp);
        }
    }

    /** A wait ends in one way only. */
    private Runnable once(AtomicBoolean over, Runnable step) {
        return guarded(() -> {
            if (over.compareAndSet(false, true)) {
                step.run();
            }
        });
    }

    /** From the event loop or a timer to a thread that may work; at shutdown there is none, and this one must do. */
    private void handOver(Runnable step) {
        Runnable guarded = guarded(step);
        if (helper.takesOn(guarded)) {
            return;
        }
        try {
            runtime.executor().execute(guarded);
        } catch (RejectedExecutionException e) {
            guarded.run();
        }
    }

    /**
     * A step that fails as no step should ends the call: on an event loop, on a timer's thread and in what a future calls
     * back, nobody else would hear of it, and the call would be under way for ever.
     */
    private Runnable guarded(Runnable step) {
        return () -> {
            try {
                step.run();
            } catch (Throwable e) {
                broken(e);
            }
        };
    }

    private void broken(Throwable failure) {
        if (result.isDone()) {
            LOG.warn("The end of a call of {} was told, but what follows it failed", request.label(), failure);
            return;
        }
        try {
            end(IntegryProtocolException.unreadable("The call could not go on: " + failure, failure, 0));
        } finally {
            // if there is not even memory for that
            result.completeExceptionally(failure);
        }
    }

    /** On an event loop. */
    private void arrived(@Nullable WireAnswer answer, @Nullable Throwable failure) {
        try {
            handOver(() -> answered(answer, failure));
        } catch (Throwable e) {
            // no thread can be had: without one the answer cannot be read
            guarded(() -> answered(null, e)).run();
        }
    }

    private void answered(@Nullable WireAnswer answer, @Nullable Throwable failure) {
        runtime.admission().leave();
        IntegryReply reply;
        try {
            reply = read(answer, failure);
        } catch (IntegryException e) {
            failed(e);
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

    /** The one place that every attempt comes by, however it ended: from here on the answer takes none of our memory. */
    private IntegryReply read(@Nullable WireAnswer answer, @Nullable Throwable failure) {
        try {
            if (answer == null) {
                throw asIntegryException(failure);
            }
            return answers.read(request, signature, answer);
        } catch (IntegryException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw IntegryProtocolException.unreadable("The answer could not be read: " + e, e, 0);
        } finally {
            memory.close();
            // nor does what could have ended the attempt keep the answer
            result.givenUp().endsByNothing();
        }
    }

    private void failed(IntegryException failure) {
        if (effectKnown
                || result.isGivenUp()
                || failure.retrySafety() != RetrySafety.READS
                || !settings.retry().mayRetry(attempts)) {
            decide(failure);
            return;
        }
        CompletableFuture<Effect> asked;
        try {
            asked = effectSource.effect();
        } catch (RuntimeException e) {
            // nobody can be asked, for want of credentials perhaps, which may be replaced at any time
            asked = CompletableFuture.failedFuture(e);
        }
        asked.whenComplete((answer, problem) ->
                guarded(() -> decide(failure, answer, problem)).run());
    }

    /** What nobody can tell to be a read may write; why it could not be told goes with the failure. */
    private void decide(IntegryException failure, @Nullable Effect answer, @Nullable Throwable problem) {
        effectKnown = true;
        effect = answer == null ? Effect.WRITE : answer;
        Throwable untold = Causes.unwrapped(problem);
        if (untold != null && untold != failure) {
            failure.addSuppressed(untold);
        }
        decide(failure);
    }

    private void decide(IntegryException failure) {
        Optional<Duration> wait = result.isGivenUp()
                ? Optional.empty()
                : settings.retry().waitAfter(failure, effect, attempts, elapsed(), runtime.random());
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
        if (result.isDone()) {
            // cancelled, so that nobody wants to know
            return;
        }
        // before it is told in the words of another one
        failure.endOf(request.label(), attempts);
        boolean unknown = mayHaveHadEffect || failure.getOutcome() == Outcome.UNKNOWN;
        IntegryException last = unknown && writes() ? new IntegryOutcomeUnknownException(failure) : failure;
        last.endOf(request.label(), attempts);
        try {
            if (isObserved()) {
                runtime.observer().failed(request, last, elapsed());
            }
        } finally {
            result.completeExceptionally(last);
        }
    }

    /** Asked first, so that a call that nobody observes pays nothing for it. */
    private boolean isObserved() {
        return runtime.observer() != CallObserver.NONE;
    }

    /** Where nobody had to be asked, the answer counts only if it is there: what is not known to read may write. */
    private boolean writes() {
        return (effectKnown ? effect : effectSource.known()) == Effect.WRITE;
    }

    private Duration elapsed() {
        return runtime.ticker().since(begun);
    }

    private static Duration positive(Duration duration) {
        return duration.toMillis() < 1 ? Duration.ofMillis(1) : duration;
    }

    private static IntegryException asIntegryException(@Nullable Throwable failure) {
        Throwable cause = Causes.unwrapped(failure);
        return cause instanceof IntegryException integry
                ? integry
                : new IntegryTransportException(
                        "The request failed as none should, and may have been executed: " + cause
                                + ". The cause says where; most likely it is a fault of this component, so report it",
                        cause,
                        Outcome.UNKNOWN);
    }
}
