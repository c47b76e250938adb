package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.answer.AnswerReader;
import io.github.camelintegry.internal.client.body.AnswerShare;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.retry.RateGate;
import io.github.camelintegry.internal.client.transport.Stopped;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import java.time.Duration;
import java.util.Optional;
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
    private final SlashFollower follower;
    private final AnswerReader answers;
    private final IntegryRequest request;
    private final EffectSource effectSource;
    private final Helper helper;
    private final Signature signature;
    private final WireRequest wire;
    private final AnswerShare memory;
    private final PendingCall result;
    private int attempts;
    private @Nullable FailedAttempt lastFailure;
    /** Made when something fails, which is rare. */
    private @Nullable Setbacks setbacks;

    Call(
            ClientRuntime runtime,
            CallSettings settings,
            SlashFollower follower,
            AnswerReader answers,
            Signer signer,
            IntegryRequest request,
            EffectSource effectSource,
            Helper helper) {
        this.runtime = runtime;
        this.settings = settings;
        this.follower = follower;
        this.answers = answers;
        this.request = request;
        this.effectSource = effectSource;
        this.helper = helper;
        this.signature = signer.sign(request.userId());
        this.wire = settings.encode(request);
        this.memory = runtime.memory().share();
        this.result = new PendingCall(runtime.observer(), request, runtime.ticker());
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
            end(lastFailure != null ? lastFailure : Stopped.unsent());
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
        } catch (FailedAttempt e) {
            end(e);
            return;
        }
        attempts++;
        try {
            follower.send(request.operation(), wire, signature, limits()).whenComplete(this::arrived);
        } catch (RuntimeException e) {
            // a transport that is closed refuses at once
            runtime.admission().leave();
            end(Stopped.unsent(e));
        } catch (Error e) {
            runtime.admission().leave();
            broken(e);
        }
    }

    private AttemptLimits limits() {
        return settings.limits(attempts == 1, result.elapsed(), memory, result.givenUp());
    }

    private void waitForGate(Duration closed) {
        FailedAttempt otherwise = lastFailure != null ? lastFailure : RateGate.closed(signature.userId(), closed);
        if (result.elapsed().plus(closed).compareTo(settings.retry().timeout()) > 0) {
            end(otherwise);
        } else {
            runtime.observer().throttled(request, closed);
            await(closed, otherwise);
        }
    }

    private void await(Duration wait, FailedAttempt otherwise) {
        boolean seated = runtime.waitingRoom()
                .await(
                        signature.userId(),
                        wait,
                        result.givenUp(),
                        guarded(() -> handOver(this::attempt)),
                        guarded(() -> handOver(() -> end(otherwise))));
        if (!seated) {
            end(otherwise);
        }
    }

    private void handOver(Runnable step) {
        runtime.handOver(helper, guarded(step));
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
            end(Failure.UNREADABLE.because("The call could not go on: " + failure, failure));
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
        } catch (FailedAttempt e) {
            failed(e);
            return;
        }
        result.succeed(new CallResult(reply, attempts));
    }

    /** The one place that every attempt comes by, however it ended: from here on the answer takes none of our memory. */
    private IntegryReply read(@Nullable WireAnswer answer, @Nullable Throwable failure) {
        try {
            if (answer == null) {
                throw FailedAttempt.of(failure);
            }
            return answers.read(request, signature, answer);
        } catch (FailedAttempt e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw Failure.UNREADABLE.because("The answer could not be read: " + e, e);
        } finally {
            memory.close();
            // nor does what could have ended the attempt keep the answer
            result.givenUp().endsByNothing();
        }
    }

    private void failed(FailedAttempt failure) {
        Runnable decision = guarded(() -> decide(failure));
        if (result.isGivenUp()) {
            decision.run();
        } else {
            setbacks().whenDecidable(failure, attempts, decision);
        }
    }

    private void decide(FailedAttempt failure) {
        Optional<Duration> wait = result.isGivenUp()
                ? Optional.empty()
                : setbacks().waitAfter(failure, attempts, result.elapsed(), runtime.random());
        if (failure.kind() == Failure.THROTTLED) {
            Duration asked = failure.retryAfter();
            Duration closed = asked != null ? asked : wait.orElse(Duration.ZERO);
            runtime.gate().close(signature.appKey(), signature.userId(), closed);
        }
        if (wait.isEmpty()) {
            end(failure);
        } else {
            lastFailure = failure;
            if (failure.kind().isThrottled()) {
                runtime.observer().throttled(request, wait.get());
            }
            await(wait.get(), failure);
        }
    }

    private void end(FailedAttempt failure) {
        if (result.isDone()) {
            // cancelled, so that nobody wants to know
            return;
        }
        result.fail(setbacks().end(failure, request.label(), attempts), failure.reply());
    }

    private Setbacks setbacks() {
        if (setbacks == null) {
            setbacks = new Setbacks(settings.retry(), effectSource);
        }
        return setbacks;
    }
}
