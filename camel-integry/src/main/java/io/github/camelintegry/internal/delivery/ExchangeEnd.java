package io.github.camelintegry.internal.delivery;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.RollbackExchangeException;
import org.apache.camel.Route;
import org.apache.camel.spi.ReactiveExecutor;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.UnitOfWorkHelper;
import org.jspecify.annotations.Nullable;

/**
 * Tells once how an exchange ended, which may be on another thread: where a route hands the exchange over, it hands this
 * over with it. An exchange that failed, that is to be rolled back, or of which a transaction was rolled back on the way, did
 * not succeed; one whose failure a route has handled, or that it has stopped, did.
 */
public final class ExchangeEnd implements Synchronization, SynchronizationRouteAware {

    /** A property, since copies of the exchange have it too: those of a split's parts, and of what an enrich asks. */
    private static final String PROPERTY = "CamelIntegryExchangeEnd";

    private final Runnable succeeded;
    private final Consumer<Exception> failed;
    private final AtomicBoolean told = new AtomicBoolean();
    private final Runnable onRollback = this::rolledBack;
    private volatile boolean rolledBack;
    private volatile @Nullable ExchangeEnd outer;

    /** Runs one of the two, on the thread on which the exchange ends. */
    public ExchangeEnd(Runnable succeeded, Consumer<Exception> failed) {
        this.succeeded = succeeded;
        this.failed = failed;
    }

    /** Follows an exchange to its end. */
    public ExchangeEnd of(Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(this);
        exchange.setProperty(PROPERTY, this);
        return this;
    }

    /**
     * Notices transactions of an exchange, which may be one that this was handed over to in the middle of a route. Those of
     * the routes that it enters later are noticed anyway.
     */
    public void watch(Exchange exchange) {
        WatchedUnitOfWork.of(exchange).onRollback(onRollback);
    }

    /**
     * Follows this exchange on behalf of another one, which asked for it: what it brings takes the place of what that one
     * has, its properties included.
     */
    public void within(Exchange asking) {
        outer = asking.getProperty(PROPERTY, ExchangeEnd.class);
    }

    private void rolledBack() {
        rolledBack = true;
    }

    @Override
    public void onComplete(Exchange exchange) {
        if (rolledBack || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            onFailure(exchange);
        } else if (told.compareAndSet(false, true)) {
            succeeded.run();
        }
    }

    @Override
    public void onFailure(Exchange exchange) {
        if (told.compareAndSet(false, true)) {
            Exception cause = exchange.getException();
            failed.accept(
                    cause != null
                            ? cause
                            : new RollbackExchangeException("The exchange was marked for rollback", exchange));
        }
    }

    @Override
    public SynchronizationRouteAware getRouteSynchronization() {
        return this;
    }

    @Override
    public void onBeforeRoute(Route route, Exchange exchange) {
        watch(exchange);
    }

    @Override
    public void onAfterRoute(Route route, Exchange exchange) {}

    /**
     * Ends an exchange whose route threw an {@link Error}: Camel gives that to no error handler, and neither ends the exchange
     * nor wakes who waits for it.
     */
    public static void breakOff(Exchange exchange, Throwable failure) {
        exchange.setException(new RouteBrokenOffException(failure));
        ExchangeEnd followed = exchange.getProperty(PROPERTY, ExchangeEnd.class);
        while (followed != null) {
            // first: what is left of the route may end the exchange that this is a copy of, as if nothing had happened
            followed.onFailure(exchange);
            followed = followed.outer;
        }
        // steps that wait on this thread, which would end some of it later: they see the exception, and do no more than
        // that
        ReactiveExecutor steps =
                exchange.getContext().getCamelContextExtension().getReactiveExecutor();
        boolean more;
        do {
            more = steps.executeFromQueue();
        } while (more);
        UnitOfWork open = exchange.getUnitOfWork();
        if (open != null) {
            leaveRoutes(exchange, open);
            UnitOfWorkHelper.doneUow(open, exchange);
        }
        PluginHelper.getAsyncProcessorAwaitManager(exchange.getContext()).interrupt(exchange);
    }

    /** Or a stop of one of these routes would wait for the exchange. */
    private static void leaveRoutes(Exchange exchange, UnitOfWork open) {
        Route route;
        while ((route = open.popRoute()) != null) {
            exchange.getContext().getInflightRepository().remove(exchange, route.getRouteId());
        }
    }
}
