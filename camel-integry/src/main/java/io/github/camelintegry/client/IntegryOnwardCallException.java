package io.github.camelintegry.client;

import io.github.camelintegry.protocol.IntegryReply;
import org.jspecify.annotations.Nullable;

/** Integry executed the call, and the app behind it answered with a status outside {@code okStatusCodeRange}. */
public final class IntegryOnwardCallException extends IntegryException {

    private static final long serialVersionUID = 1L;
    private static final int TOO_MANY = 429;

    private final transient @Nullable IntegryReply reply;
    private final String output;
    private final int networkCode;

    IntegryOnwardCallException(String message, int networkCode, IntegryReply reply) {
        super(message, null, 200, Outcome.EXECUTED, retrySafety(networkCode));
        this.networkCode = networkCode;
        this.reply = reply;
        this.output = reply.output().text();
    }

    /** {@return the status with which the app answered} */
    public int getNetworkCode() {
        return networkCode;
    }

    /** {@return what the app answered, as JSON text} */
    public String getOutput() {
        return output;
    }

    /** {@return the whole reply; {@code null} once the exception was serialized} */
    public @Nullable IntegryReply getReply() {
        return reply;
    }

    @Override
    boolean isThrottled() {
        return networkCode == TOO_MANY;
    }

    /** An app that was asked too often did nothing; one that failed may have done its work before. */
    private static RetrySafety retrySafety(int networkCode) {
        if (networkCode == TOO_MANY) {
            return RetrySafety.ALL;
        }
        return networkCode >= 500 && networkCode < 600 ? RetrySafety.READS : RetrySafety.NEVER;
    }
}
