package io.github.camelintegry;

import io.github.camelintegry.protocol.IntegryRequest;
import java.util.concurrent.CompletableFuture;

/** Looks at the parameters of a call before it is made. */
interface ParameterValidator {

    /** Looks at nothing. */
    ParameterValidator NONE = request -> CompletableFuture.completedFuture(null);

    /**
     * {@return completed when the call may be made}
     * Fails with an {@link io.github.camelintegry.client.IntegryInvalidCallException} if it must not.
     */
    CompletableFuture<Void> check(IntegryRequest request);
}
