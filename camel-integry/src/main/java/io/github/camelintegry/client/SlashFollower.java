package io.github.camelintegry.client;

import io.github.camelintegry.protocol.Operation;
import io.github.camelintegry.protocol.Signature;
import io.github.camelintegry.protocol.WireRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Sends the requests of a call to the paths that the service wants. The vendor's own clients write some paths with a slash
 * at their end and some without, so a service may redirect from the one to the other: that is followed, once, and remembered.
 * Who redirects has executed nothing, so a request that writes may follow too. It stays one attempt, within its bounds.
 */
final class SlashFollower {

    private final Transport transport;
    private final Ticker ticker;
    private final Slashes slashes;
    private final BaseUrl service;
    private final Slashes.Kind kind;

    SlashFollower(ClientRuntime runtime, CallSettings settings, Operation operation) {
        this.transport = runtime.transport();
        this.ticker = runtime.ticker();
        this.slashes = runtime.slashes();
        this.service = settings.baseUrl();
        this.kind = new Slashes.Kind(service, settings.style().name(), operation);
    }

    /** {@return the request as it is sent, by what is known of the service} */
    WireRequest written(WireRequest documented) {
        return slashes.areTurned(kind) ? documented.withOtherEnding() : documented;
    }

    /** Sends it once, or twice where the first path leads to the second; see {@link Transport#send}. */
    CompletableFuture<WireAnswer> send(WireRequest documented, Signature signature, AttemptLimits limits) {
        long begun = ticker.read();
        WireRequest sent = written(documented);
        return transport.send(service, sent, signature, limits).thenCompose(answer -> {
            boolean turned = !sent.equals(documented);
            if (!SlashRedirect.is(answer, service, sent)) {
                return CompletableFuture.completedFuture(noted(answer, turned));
            }
            // before it is followed, so that the retries of what follows go there at once
            slashes.turn(kind, !turned);
            // of an answer that nobody reads
            limits.memory().close();
            return follow(sent.withOtherEnding(), signature, rest(limits, ticker.since(begun)))
                    .thenApply(next -> noted(next, !turned));
        });
    }

    private CompletionStage<WireAnswer> follow(WireRequest request, Signature signature, AttemptLimits limits) {
        if (limits.givenUp().isTold()) {
            throw IntegryTransportException.givenUpUnsent();
        }
        try {
            return transport.send(service, request, signature, limits);
        } catch (RuntimeException e) {
            // a transport that was closed meanwhile refuses at once
            throw IntegryTransportException.unsent(e);
        }
    }

    /** What leads nowhere, or back, is not remembered: it may have been another service for a while. */
    private WireAnswer noted(WireAnswer answer, boolean turned) {
        int status = answer.status();
        if (turned && (status >= 300 && status < 400 || status == 404 || status == 405)) {
            slashes.turn(kind, false);
        }
        return answer;
    }

    private static AttemptLimits rest(AttemptLimits limits, Duration spent) {
        Duration response = limits.responseTimeout().minus(spent);
        if (response.toMillis() < 1) {
            throw new IntegryTransportException(
                    "The service redirected the request to the same path but for its last slash, when responseTimeout ("
                            + limits.responseTimeout().toMillis() + " ms) was over: it was not executed. Raise"
                            + " responseTimeout if it may take longer",
                    null,
                    Outcome.REJECTED);
        }
        Duration queue = limits.queueTimeout().minus(spent);
        return new AttemptLimits(
                queue.toMillis() < 1 ? Duration.ofMillis(1) : queue,
                response,
                limits.maxResponseSize(),
                limits.memory(),
                limits.givenUp());
    }
}
