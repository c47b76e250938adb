package io.github.camelintegry.internal.delivery;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.spi.UnitOfWork;

/**
 * A unit of work that notices transactions which are rolled back because the exchange was marked for it. The error handler
 * of a {@code transacted} route takes such a mark away as soon as its transaction has ended, so that at the end of the
 * exchange it cannot be seen any more. All else is left to Camel's own unit of work.
 */
final class WatchedUnitOfWork implements UnitOfWork {

    private final UnitOfWork camels;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile Exchange exchange;

    private WatchedUnitOfWork(UnitOfWork camels, Exchange exchange) {
        this.camels = camels;
        this.exchange = exchange;
    }

    /** {@return the unit of work of an exchange that is in a route, which is watched from now on} */
    static WatchedUnitOfWork of(Exchange exchange) {
        UnitOfWork present = exchange.getUnitOfWork();
        if (present instanceof WatchedUnitOfWork watched) {
            return watched;
        }
        if (present == null) {
            throw new IllegalStateException("An exchange that is in no route has no unit of work");
        }
        WatchedUnitOfWork watched = new WatchedUnitOfWork(present, exchange);
        exchange.getExchangeExtension().setUnitOfWork(watched);
        return watched;
    }

    /** Runs this at each rollback; once, though it be said for each route that the exchange enters. */
    void onRollback(Runnable listener) {
        if (!listeners.contains(listener)) {
            listeners.add(listener);
        }
    }

    @Override
    public void endTransactedBy(Object key) {
        if (exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
            listeners.forEach(Runnable::run);
        }
        camels.endTransactedBy(key);
    }

    /** Of a split that shares the unit of work: a transaction of a part is one of the whole. */
    @Override
    public UnitOfWork createChildUnitOfWork(Exchange child) {
        WatchedUnitOfWork watched = new WatchedUnitOfWork(camels.createChildUnitOfWork(child), child);
        watched.listeners.addAll(listeners);
        return watched;
    }

    /** An exchange of a pool, and all that belongs to it, serves anew. */
    @Override
    public void reset() {
        listeners.clear();
        camels.reset();
    }

    @Override
    public boolean onPrepare(Exchange next) {
        exchange = next;
        return camels.onPrepare(next);
    }

    // ---- the rest as it is

    @Override
    public void addSynchronization(Synchronization synchronization) {
        camels.addSynchronization(synchronization);
    }

    @Override
    public void removeSynchronization(Synchronization synchronization) {
        camels.removeSynchronization(synchronization);
    }

    @Override
    public boolean containsSynchronization(Synchronization synchronization) {
        return camels.containsSynchronization(synchronization);
    }

    @Override
    public void handoverSynchronization(Exchange target) {
        camels.handoverSynchronization(target);
    }

    @Override
    public void handoverSynchronization(Exchange target, Predicate<Synchronization> filter) {
        camels.handoverSynchronization(target, filter);
    }

    @Override
    public void done(Exchange ended) {
        camels.done(ended);
    }

    @Override
    public void beforeRoute(Exchange entering, Route route) {
        camels.beforeRoute(entering, route);
    }

    @Override
    public void afterRoute(Exchange leaving, Route route) {
        camels.afterRoute(leaving, route);
    }

    @Override
    public Message getOriginalInMessage() {
        return camels.getOriginalInMessage();
    }

    @Override
    public boolean isTransacted() {
        return camels.isTransacted();
    }

    @Override
    public boolean isTransactedBy(Object key) {
        return camels.isTransactedBy(key);
    }

    @Override
    public void beginTransactedBy(Object key) {
        camels.beginTransactedBy(key);
    }

    @Override
    public Route getRoute() {
        return camels.getRoute();
    }

    @Override
    public void pushRoute(Route route) {
        camels.pushRoute(route);
    }

    @Override
    public Route popRoute() {
        return camels.popRoute();
    }

    @Override
    public int routeStackLevel() {
        return camels.routeStackLevel();
    }

    @Override
    public int routeStackLevel(boolean includeRouteTemplate, boolean includeKamelet) {
        return camels.routeStackLevel(includeRouteTemplate, includeKamelet);
    }

    @Override
    public boolean isBeforeAfterProcess() {
        return camels.isBeforeAfterProcess();
    }

    @Override
    public AsyncCallback beforeProcess(Processor processor, Exchange processed, AsyncCallback callback) {
        return camels.beforeProcess(processor, processed, callback);
    }

    @Override
    public void afterProcess(Processor processor, Exchange processed, AsyncCallback callback, boolean doneSync) {
        camels.afterProcess(processor, processed, callback, doneSync);
    }

    @Override
    public void setParentUnitOfWork(UnitOfWork parent) {
        camels.setParentUnitOfWork(parent);
    }
}
