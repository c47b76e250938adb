package io.github.camelintegry.internal.client;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Is told how calls go, on the threads that they go on in: it must be quick, and must not wait. */
public interface CallObserver {

    /** Is told nothing, and costs nothing. */
    CallObserver NONE = new CallObserver() {};

    /** A call begins to wait for so long because there were too many. */
    default void throttled(IntegryRequest request, Duration wait) {}

    /** A call brought a reply; the time is that of all its attempts and waits. */
    default void executed(IntegryRequest request, CallResult result, Duration took) {}

    /**
     * A call failed for good; the time is that of all its attempts and waits.
     *
     * @param reply what the app answered, where that is the failure
     */
    default void failed(
            IntegryRequest request, IntegryException failure, @Nullable IntegryReply reply, Duration took) {}
}
