package io.github.camelintegry.client;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Failures of futures, without what futures wrap around them. */
public final class Causes {

    private Causes() {}

    /** {@return the failure itself} */
    public static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
