package io.github.camelintegry.benchmarks.calls;

import java.util.function.BiConsumer;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.jspecify.annotations.Nullable;

/** Calls through a route: all routes are driven the same way, without a thread of their own. */
final class RouteSubject implements Subject {

    /** Where a route begins. */
    static final String START = "direct:start";

    private final CamelContext context;
    private final Endpoint start;
    private final AsyncProducer producer;
    private final byte[] body = RequestBody.json();

    private RouteSubject(CamelContext context) throws Exception {
        this.context = context;
        this.start = context.getEndpoint(START);
        this.producer = start.createAsyncProducer();
        producer.start();
    }

    /** Starts a context with this route. */
    static RouteSubject start(CamelContext context, RouteBuilder route) throws Exception {
        context.addRoutes(route);
        context.start();
        return new RouteSubject(context);
    }

    @Override
    public void call(BiConsumer<@Nullable Object, @Nullable Throwable> done) {
        Exchange exchange = start.createExchange();
        exchange.getMessage().setBody(body);
        producer.process(exchange, doneSync -> done.accept(exchange.getMessage().getBody(), exchange.getException()));
    }

    @Override
    public void close() {
        context.stop();
    }
}
