package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.retry.Effect;
import java.util.concurrent.CompletableFuture;

/** Tells whether a call changes something. It is asked only when that decides whether the call is tried again. */
@FunctionalInterface
public interface EffectSource {

    /** For what is known to read. */
    EffectSource READ = () -> CompletableFuture.completedFuture(Effect.READ);

    /** For what changes something, or may. */
    EffectSource WRITE = () -> CompletableFuture.completedFuture(Effect.WRITE);

    /** {@return the answer, without blocking; a failure counts as {@link Effect#WRITE}} */
    CompletableFuture<Effect> effect();

    /** {@return what is known already, so that nobody is asked for it; {@link Effect#WRITE} if that is nothing} */
    default Effect known() {
        CompletableFuture<Effect> answer = effect();
        return answer.isDone() && !answer.isCompletedExceptionally() ? answer.join() : Effect.WRITE;
    }
}
