package io.github.camelintegry.internal.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A page that could not be made what the options ask for. Its exchange holds the output as it came, for the route's error
 * handler and nobody else: that is asked as soon as the exchange is in the route, and the route's steps are left out. Steps
 * are not relied on for that, since not each has an error handler before it: those of {@code noErrorHandler()}, of a
 * {@code doTry} and of a {@code multicast} have none.
 */
final class MisfitPage extends SynchronizationAdapter implements SynchronizationRouteAware {

    private final Processor errorHandler;
    private final AtomicBoolean handled = new AtomicBoolean();

    private MisfitPage(Processor errorHandler) {
        this.errorHandler = errorHandler;
    }

    /** Gives an exchange, which is not in its route yet, the page as it came, and this failure. */
    static void put(Exchange exchange, String output, Exception failure, Processor errorHandler) {
        exchange.getIn().setBody(output);
        exchange.setException(failure);
        exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, failure);
        // or the error handler would not look at an exchange that comes with its failure
        exchange.setProperty(ExchangePropertyKey.ERRORHANDLER_BRIDGE, true);
        exchange.getExchangeExtension().setRedeliveryExhausted(true);
        exchange.getExchangeExtension().addOnCompletion(new MisfitPage(errorHandler));
    }

    @Override
    public SynchronizationRouteAware getRouteSynchronization() {
        return this;
    }

    /** Of the consumer's own route; the error handler may send the exchange through others. */
    @Override
    public void onBeforeRoute(Route route, Exchange exchange) {
        if (!handled.compareAndSet(false, true)) {
            return;
        }
        try {
            errorHandler.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        } catch (Error e) {
            // Camel gives it to no error handler, and would call no step back
            exchange.setException(new RouteBrokenOffException(e));
        } finally {
            exchange.setRouteStop(true);
        }
    }

    @Override
    public void onAfterRoute(Route route, Exchange exchange) {}

    /** A copy that goes on elsewhere has been through the error handler already. */
    @Override
    public boolean allowHandover() {
        return false;
    }
}
