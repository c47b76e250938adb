package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import java.util.concurrent.CompletableFuture;

/** Carries one request and brings its answer, or says why there is none. It knows nothing of what they mean. */
public interface Transport {

    /**
     * Sends a request once, without blocking.
     *
     * @return completed on a thread that must not be held up; a failure is a {@link FailedAttempt}, whose row of
     *     the table says whether the request had left
     */
    CompletableFuture<WireAnswer> send(BaseUrl baseUrl, WireRequest request, Signature signature, AttemptLimits limits);

    /** {@return where requests to this service go, for messages} */
    default Target target(BaseUrl baseUrl) {
        return new Target(baseUrl, null);
    }
}
