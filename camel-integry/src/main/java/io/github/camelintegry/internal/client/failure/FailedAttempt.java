package io.github.camelintegry.internal.client.failure;

import io.github.camelintegry.exception.CallEnd;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.util.Causes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that failed, while its call goes on: it says how, and not yet whose call it was. It never leaves the client; what
 * does is the exception that it becomes at the end of the call. It is thrown where an answer is read, so it has no trace.
 */
public final class FailedAttempt extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Failure kind;
    private final int status;
    private final transient Said said;

    FailedAttempt(Failure kind, String message, @Nullable Throwable cause, int status, Said said) {
        super(message, cause, false, false);
        this.kind = kind;
        this.status = status;
        this.said = said;
    }

    /** {@return what an attempt that ended so has failed with} Other exceptions than this one are not expected. */
    public static FailedAttempt of(@Nullable Throwable failure) {
        Throwable cause = Causes.unwrapped(failure);
        return cause instanceof FailedAttempt known
                ? known
                : Failure.LOST.because(
                        "The request failed as none should, and may have been executed: " + cause
                                + ". The cause says where; most likely it is a fault of this component, so report it",
                        cause);
    }

    /** {@return which row of the table it is} */
    public Failure kind() {
        return kind;
    }

    /** {@return how long the service asked to stay away; {@code null} if it did not say} */
    public @Nullable Duration retryAfter() {
        return said.retryAfter();
    }

    /** {@return what the app answered, where that is the failure} */
    public @Nullable IntegryReply reply() {
        return said.reply();
    }

    /**
     * {@return the exception of the call that ends with this failure}
     *
     * @param label    names the call in the message, unless that does so anyhow: what is found out at a connection does not
     *     know whose call it carries
     * @param attempts how many were made
     */
    public IntegryException ofCall(String label, int attempts) {
        String text = String.valueOf(getMessage());
        String message = text.contains(label) ? text : label + ": " + text;
        return kind.exception(
                new CallEnd(
                        message, getCause(), status, kind.outcome(), kind.retrySafety(), attempts, said.retryAfter()),
                said);
    }
}
