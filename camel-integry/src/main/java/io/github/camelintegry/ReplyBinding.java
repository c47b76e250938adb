package io.github.camelintegry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.client.CallResult;
import io.github.camelintegry.client.IntegryException;
import io.github.camelintegry.client.IntegryProtocolException;
import io.github.camelintegry.client.Outcome;
import io.github.camelintegry.protocol.Cursor;
import io.github.camelintegry.protocol.IntegryReply;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonSlice;
import io.github.camelintegry.protocol.MalformedJsonException;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Puts a reply into a message. A header that this reply does not give is taken away, so that none is an earlier call's. */
final class ReplyBinding {

    private final JsonCodec codec;

    ReplyBinding(JsonCodec codec) {
        this.codec = codec;
    }

    void bind(Message message, CallResult result) {
        headers(message, result);
        message.setBody(body(result.reply().output()));
    }

    /** Everything but the body. */
    void headers(Message message, CallResult result) {
        IntegryReply reply = result.reply();
        Cursor next = reply.nextCursor();
        set(
                message,
                IntegryConstants.NETWORK_CODE,
                reply.networkCode().isPresent() ? reply.networkCode().getAsInt() : null);
        set(message, IntegryConstants.NEXT_CURSOR, next == null ? null : next.json());
        set(message, IntegryConstants.CREDITS, reply.credits());
        set(message, IntegryConstants.SESSION_ID, reply.sessionId());
        ended(message, Outcome.EXECUTED, result.attempts());
    }

    /** How a call ended that brought no reply. */
    static void failed(Message message, IntegryException failure) {
        ended(message, failure.getOutcome(), failure.getAttempts());
    }

    private static void ended(Message message, Outcome outcome, int attempts) {
        message.setHeader(IntegryConstants.OUTCOME, outcome);
        message.setHeader(IntegryConstants.ATTEMPTS, attempts);
    }

    private @Nullable JsonNode body(JsonSlice output) {
        try {
            return output.isNull() ? null : output.tree(codec);
        } catch (MalformedJsonException e) {
            throw IntegryProtocolException.badOutput(e);
        }
    }

    private static void set(Message message, String name, @Nullable Object value) {
        if (value == null) {
            message.removeHeader(name);
        } else {
            message.setHeader(name, value);
        }
    }
}
