package io.github.camelintegry.internal.client;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.client.answer.AnswerReader;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Signer;
import java.time.Duration;
import java.util.function.Supplier;

/** A small Integry client: signs and sends calls, reads their answers, and tries again what may be tried again. */
public final class IntegryClient {

    private final ClientRuntime runtime;
    private final CallSettings settings;
    private final Supplier<Signer> signer;
    private final AnswerReader answers;
    private final SlashFollower follower;

    /** A client whose signer is asked for at every call, so that credentials can be replaced while it is in use. */
    public IntegryClient(ClientRuntime runtime, CallSettings settings, Supplier<Signer> signer) {
        this.runtime = runtime;
        this.settings = settings;
        this.signer = signer;
        this.answers = new AnswerReader(
                settings.codec(),
                settings.okCodes(),
                runtime.transport().target(settings.baseUrl()),
                runtime.retryAfter(),
                settings.retry().afterMax());
        this.follower = new SlashFollower(runtime, settings);
    }

    /**
     * Makes a call without blocking.
     *
     * @param effect whether the call may be repeated when it is not known whether it was executed
     * @return the reply, or an {@link IntegryException}; completed on the executor. Who cancels it, or breaks it off, ends the
     *     request that is under way, and the call's retries
     * @throws IllegalArgumentException if the request cannot be sent: bad name, User-ID or credentials
     */
    public PendingCall call(IntegryRequest request, EffectSource effect) {
        return call(request, effect, Helper.NONE);
    }

    /** The same, with somebody who may do the steps of the call; the result may be completed by him. */
    public PendingCall call(IntegryRequest request, EffectSource effect, Helper helper) {
        return new Call(runtime, settings, follower, answers, signer.get(), request, effect, helper).start();
    }

    /** {@return a client that shares everything with this one, but makes its calls in another way} */
    public IntegryClient with(CallSettings others) {
        return new IntegryClient(runtime, others, signer);
    }

    /**
     * {@return what would be sent, with the secrets masked}
     *
     * @throws IllegalArgumentException if the request cannot be sent: bad name, User-ID or credentials
     */
    public DryRun dryRun(IntegryRequest request) {
        return DryRun.of(
                settings.baseUrl(),
                signer.get().sign(request.userId()),
                follower.written(request.operation(), settings.encode(request)));
    }

    /** {@return the App-Key that calls are signed with now} */
    public String appKey() {
        return signer.get().credentials().appKey();
    }

    /** {@return how long the service asked to stay away from this user; zero if it did not} */
    public Duration throttledFor(String userId) {
        return runtime.gate().remaining(appKey(), userId, settings.retry().afterMax());
    }
}
