package io.github.camelintegry.internal.binding;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.output.OutputFormat;
import io.github.camelintegry.internal.output.OutputPlace;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * Puts a reply into a message. A header that this reply does not give is taken away, so that none is an earlier call's.
 *
 * @param format what an output becomes
 */
public record ReplyBinding(OutputFormat format) implements Answer {

    private static final List<String> OF_A_REPLY = List.of(
            IntegryConstants.NETWORK_CODE,
            IntegryConstants.NEXT_CURSOR,
            IntegryConstants.CREDITS,
            IntegryConstants.SESSION_ID);

    @Override
    public void bind(Exchange exchange, IntegryRequest request, CallResult result) {
        answered(exchange, request, result);
        JsonSlice output = result.reply().output();
        exchange.getMessage()
                .setBody(output.isNull() ? null : format.output(output, OutputPlace.whole(request.label())));
    }

    /** Everything but the body. */
    public void answered(Exchange exchange, IntegryRequest request, CallResult result) {
        headers(exchange.getMessage(), result);
        IntegryEvent.answer(exchange, request);
    }

    /** What a reply says, of a page too. */
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

    /** How a call ended that brought no reply to bind. */
    public static void failed(Message message, @Nullable Throwable failure) {
        if (failure instanceof IntegryException integry) {
            withoutReply(message, integry.getOutcome(), integry.getAttempts());
        } else {
            notSent(message);
        }
        if (failure instanceof IntegryOnwardCallException onward) {
            message.setHeader(IntegryConstants.NETWORK_CODE, onward.getNetworkCode());
        }
    }

    /** That nothing was sent. */
    public static void notSent(Message message) {
        withoutReply(message, Outcome.NOT_SENT, 0);
    }

    private static void withoutReply(Message message, Outcome outcome, int attempts) {
        for (String header : OF_A_REPLY) {
            message.removeHeader(header);
        }
        ended(message, outcome, attempts);
    }

    private static void ended(Message message, Outcome outcome, int attempts) {
        message.setHeader(IntegryConstants.OUTCOME, outcome);
        message.setHeader(IntegryConstants.ATTEMPTS, attempts);
    }

    private static void set(Message message, String name, @Nullable Object value) {
        if (value == null) {
            message.removeHeader(name);
        } else {
            message.setHeader(name, value);
        }
    }
}
