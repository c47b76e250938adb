package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.netty.handler.codec.DecoderException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What came over a connection cannot be told to be the answer to its request, or ended the connection before the request
 * was written. It goes through Netty, which passes on its own kind of exception unwrapped, to the call concerned.
 */
final class DisorderException extends DecoderException {

    private static final long serialVersionUID = 1L;

    private final Failure kind;

    private DisorderException(String message, Failure kind) {
        super(message);
        this.kind = kind;
    }

    /** The request may have had its effect, and its answer is not to be had. */
    static DisorderException noAnswer(String message) {
        return new DisorderException(message, Failure.LOST);
    }

    /** Not a byte of the request was written. */
    static DisorderException notSent() {
        return new DisorderException(
                "The service ended the connection, or sent what nobody had asked for over it, before the request was"
                        + " written: nothing was sent",
                Failure.UNSENT);
    }

    /** The connection says nothing at all any more. */
    static DisorderException silent(Duration patience) {
        return noAnswer("The connection was silent after a call had timed out, and did not answer a PING within"
                + " connectTimeout (" + patience.toMillis() + " ms): it was closed");
    }

    /** {@return the one that this failure is, or is caused by; else {@code null}} */
    static @Nullable DisorderException in(Throwable failure) {
        Throwable found = failure instanceof DisorderException ? failure : failure.getCause();
        return found instanceof DisorderException disorder ? disorder : null;
    }

    FailedAttempt asFailure() {
        return kind.because(String.valueOf(getMessage()), this);
    }
}
