package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.transport.Stopped;
import io.github.camelintegry.internal.client.transport.Transport;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Sends requests to the paths that the service wants. The vendor's own clients write some paths with a slash
 * at their end and some without, so a service may redirect from the one to the other: that is followed, once, and remembered.
 * Who redirects has executed nothing, so a request that writes may follow too. It stays one attempt, within its bounds.
 */
record SlashFollower(Transport transport, Ticker ticker, Slashes slashes, BaseUrl service, String style) {

    SlashFollower(ClientRuntime runtime, CallSettings settings) {
        this(
                runtime.transport(),
                runtime.ticker(),
                runtime.slashes(),
                settings.baseUrl(),
                settings.style().name());
    }

    /** {@return the request as it is sent, by what is known of the service} */
    WireRequest written(Operation operation, WireRequest documented) {
        return written(kind(operation), documented);
    }

    private Slashes.Kind kind(Operation operation) {
        return new Slashes.Kind(service, style, operation);
    }

    private WireRequest written(Slashes.Kind kind, WireRequest documented) {
        return slashes.areTurned(kind) ? documented.withOtherEnding() : documented;
    }

    /**
     * Sends it once, twice where the first path leads to the second, and three times at most, where what was remembered is
     * no longer so; see {@link Transport#send}.
     */
    CompletableFuture<WireAnswer> send(
            Operation operation, WireRequest documented, Signature signature, AttemptLimits limits) {
        Slashes.Kind kind = kind(operation);
        WireRequest sent = written(kind, documented);
        return send(kind, sent, !sent.equals(documented), signature, limits);
    }

    private CompletableFuture<WireAnswer> send(
            Slashes.Kind kind, WireRequest sent, boolean turned, Signature signature, AttemptLimits limits) {
        long begun = ticker.read();
        return transport.send(service, sent, signature, limits).thenCompose(answer -> {
            Duration spent = ticker.since(begun);
            if (SlashRedirect.is(answer, service, sent)) {
                // before it is followed, so that the retries of what follows go there at once
                slashes.turn(kind, !turned);
                return next(rest(limits, spent), rest -> transport
                        .send(service, sent.withOtherEnding(), signature, rest)
                        .thenApply(followed -> noted(kind, followed, !turned)));
            }
            noted(kind, answer, turned);
            if (turned && isNotThere(answer) && hasRest(limits, spent)) {
                // learnt of another path perhaps, so that this one would be told not to be there though it is
                return next(rest(limits, spent), rest -> send(kind, sent.withOtherEnding(), false, signature, rest));
            }
            return CompletableFuture.completedFuture(answer);
        });
    }

    private static CompletableFuture<WireAnswer> next(
            AttemptLimits limits, Function<AttemptLimits, CompletableFuture<WireAnswer>> step) {
        // of an answer that nobody reads
        limits.memory().close();
        if (limits.givenUp().isTold()) {
            throw Stopped.unsent();
        }
        try {
            return step.apply(limits);
        } catch (RuntimeException e) {
            // a transport that was closed meanwhile refuses at once
            throw Stopped.unsent(e);
        }
    }

    /** What leads nowhere, or back, is not remembered: it may have been another service for a while. */
    private WireAnswer noted(Slashes.Kind kind, WireAnswer answer, boolean turned) {
        if (turned && (answer.status() / 100 == 3 || isNotThere(answer))) {
            slashes.turn(kind, false);
        }
        return answer;
    }

    private static boolean isNotThere(WireAnswer answer) {
        return answer.status() == 404 || answer.status() == 405;
    }

    private static boolean hasRest(AttemptLimits limits, Duration spent) {
        return limits.responseTimeout().minus(spent).toMillis() >= 1;
    }

    private static AttemptLimits rest(AttemptLimits limits, Duration spent) {
        if (!hasRest(limits, spent)) {
            throw Failure.NOT_BEGUN.because(
                    "The service redirected the request to the same path but for its last slash, when responseTimeout ("
                            + limits.responseTimeout().toMillis() + " ms) was over: it was not executed. Raise"
                            + " responseTimeout if it may take longer");
        }
        return limits.after(spent);
    }
}
