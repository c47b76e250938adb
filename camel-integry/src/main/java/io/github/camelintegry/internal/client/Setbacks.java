package io.github.camelintegry.internal.client;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.exception.RetrySafety;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.retry.Effect;
import io.github.camelintegry.internal.client.retry.RetryPolicy;
import io.github.camelintegry.internal.util.Causes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** What the failed attempts of one call mean together: whether another may follow, and what is known at the end. */
final class Setbacks {

    private final RetryPolicy policy;
    private final EffectSource source;
    private @Nullable Effect effect;
    private @Nullable Throwable untold;
    private boolean mayHaveHadEffect;

    Setbacks(RetryPolicy policy, EffectSource source) {
        this.policy = policy;
        this.source = source;
    }

    /** Runs the decision as soon as it is known whether the call reads, if what follows this failure depends on that. */
    void whenDecidable(FailedAttempt failure, int attempts, Runnable decision) {
        if (effect != null || failure.kind().retrySafety() != RetrySafety.READS || !policy.mayRetry(attempts)) {
            decision.run();
            return;
        }
        ask().whenComplete((answer, problem) -> {
            // what nobody can tell to be a read may write; why it could not be told goes with the failure
            effect = answer == null ? Effect.WRITE : answer;
            untold = Causes.unwrapped(problem);
            decision.run();
        });
    }

    private CompletableFuture<Effect> ask() {
        try {
            return source.effect();
        } catch (RuntimeException e) {
            // nobody can be asked, for want of credentials perhaps, which may be replaced at any time
            return CompletableFuture.failedFuture(e);
        }
    }

    /** {@return how long to wait before the next attempt; empty if there is to be none} */
    Optional<Duration> waitAfter(FailedAttempt failure, int attempts, Duration elapsed, DoubleSupplier random) {
        Optional<Duration> wait =
                policy.waitAfter(failure, effect == null ? Effect.WRITE : effect, attempts, elapsed, random);
        mayHaveHadEffect |= wait.isPresent() && failure.kind().retrySafety() != RetrySafety.ALL;
        return wait;
    }

    /** {@return the end} What a later attempt says is no answer to what an earlier one may have done (retryMode=all). */
    IntegryException end(FailedAttempt failure, String label, int attempts) {
        IntegryException own = failure.ofCall(label, attempts);
        if (untold != null) {
            own.addSuppressed(untold);
        }
        boolean unknown = mayHaveHadEffect || own.getOutcome() == Outcome.UNKNOWN;
        return unknown && writes()
                ? Failure.OUTCOME_UNKNOWN
                        .because(
                                "It is not known whether the call was executed: " + own.getMessage(),
                                own,
                                own.getStatus())
                        .ofCall(label, attempts)
                : own;
    }

    /** Where nobody had to be asked, the answer counts only if it is there: what is not known to read may write. */
    private boolean writes() {
        return (effect == null ? source.known() : effect) == Effect.WRITE;
    }
}
