package io.github.camelintegry.internal.client;

import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.internal.protocol.IntegryReply;
import org.jspecify.annotations.Nullable;

/**
 * A call that was executed.
 *
 * @param reply    what came of it
 * @param attempts how many requests it took
 * @param failure  why what came counts as failure; only who asks for it by {@link PendingCall#orFailedAnswer()} gets such a
 *     result
 */
public record CallResult(IntegryReply reply, int attempts, @Nullable IntegryOnwardCallException failure) {

    /** A call that went well. */
    public CallResult(IntegryReply reply, int attempts) {
        this(reply, attempts, null);
    }
}
