package io.github.camelintegry.internal.binding;

import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange last got of Integry. It is a property of the exchange: the headers may still be those of a page when
 * the body is a later call's answer, and an endpoint of many functions does not know which one a message called.
 *
 * @param kind      whether it belongs to a walk, and what it is of that
 * @param operation what was asked
 * @param name      the function or app, where the operation is about one
 * @param id        tells it from all others; a page or record that comes again has the same
 */
public record IntegryEvent(Kind kind, Operation operation, @Nullable String name, String id) {

    private static final String PROPERTY = "CamelIntegryEvent";

    /** What it is. */
    public enum Kind {
        /** A page of a walk. */
        PAGE,
        /** A record of such a page. */
        RECORD,
        /** The end of a walk. */
        END_OF_WALK,
        /** The answer to a call. */
        ANSWER
    }

    /** {@return what this exchange last got; {@code null} for nothing} */
    public static @Nullable IntegryEvent of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, IntegryEvent.class);
    }

    /** Leaves word of an answer. */
    static void answer(Exchange exchange, IntegryRequest request) {
        String id = exchange.getContext().getUuidGenerator().generateExchangeUuid();
        leave(exchange, Kind.ANSWER, request, id);
    }

    /** Leaves word of what is of a walk. */
    static void leave(Exchange exchange, Kind kind, IntegryRequest request, String id) {
        exchange.setProperty(PROPERTY, new IntegryEvent(kind, request.operation(), request.name(), id));
    }
}
