package io.github.camelintegry.internal.validation;

import io.github.camelintegry.internal.protocol.IntegryRequest;
import java.util.concurrent.CompletableFuture;

/** Looks at the parameters of a call before it is made. */
public interface ParameterValidator {

    /** Looks at nothing. */
    ParameterValidator NONE = new ParameterValidator() {
        @Override
        public CompletableFuture<Void> check(IntegryRequest request) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void checkLiterals(IntegryRequest request) {}
    };

    /**
     * {@return completed when the call may be made}
     * Fails with an {@link io.github.camelintegry.exception.IntegryInvalidCallException} if it must not.
     */
    CompletableFuture<Void> check(IntegryRequest request);

    /**
     * Looks at the parameters that the options hold, when an endpoint starts; what is missing may come with a message.
     *
     * @throws io.github.camelintegry.exception.IntegryInvalidCallException if no call with them could be made
     */
    void checkLiterals(IntegryRequest request) throws InterruptedException;
}
