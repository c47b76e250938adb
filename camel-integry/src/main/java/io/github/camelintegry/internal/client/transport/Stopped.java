package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import java.util.concurrent.RejectedExecutionException;

/** What is known of a request that was ended, or not even made, on this side of the network. */
public final class Stopped {

    private Stopped() {}

    /** For a call whose route was stopped while its answer was awaited. */
    static FailedAttempt sent() {
        return Failure.LOST.because(
                "The route was stopped before the answer was there, and the request was ended: it may have been executed all"
                        + " the same");
    }

    /** For a call whose route was stopped before its request was sent. */
    public static FailedAttempt unsent() {
        return Failure.UNSENT.because("The route was stopped before the request was sent: nothing was sent");
    }

    /** For a call whose request did not come as far as a connection, for a reason that is not the network's. */
    public static FailedAttempt unsent(Throwable reason) {
        String text = String.valueOf(reason.getMessage());
        boolean closed = reason instanceof RejectedExecutionException
                || reason instanceof IllegalStateException && text.contains("closed");
        return Failure.UNSENT.because(
                closed
                        ? "Nothing was sent, since the connections are closed (" + text
                                + "): the component, the Camel context"
                                + " or the Vert.x in the registry has been stopped. Make calls only while they run"
                        : "Nothing was sent, since no request could be made (" + reason
                                + "). That is no fault of the network: the cause says where it arose",
                reason);
    }
}
