package io.github.camelintegry.client;

import io.github.camelintegry.protocol.Signature;
import io.github.camelintegry.protocol.WireRequest;
import java.util.concurrent.CompletableFuture;

/** Carries one request and brings its answer, or says why there is none. It knows nothing of what they mean. */
public interface Transport {

    /**
     * Sends a request once, without blocking.
     *
     * @return completed on a thread that must not be held up; a failure is an {@link IntegryException} whose outcome says
     *     whether the request had left
     */
    CompletableFuture<WireAnswer> send(BaseUrl baseUrl, WireRequest request, Signature signature, AttemptLimits limits);

    /** {@return where requests to this service go, for messages} */
    default Target target(BaseUrl baseUrl) {
        return new Target(baseUrl, null);
    }
}
