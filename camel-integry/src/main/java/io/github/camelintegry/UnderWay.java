package io.github.camelintegry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.spi.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * What a producer has begun for exchanges that are still in their routes. When such a route is stopped by force, nobody
 * waits for it any more. A producer is also stopped when Camel evicts it from a cache; then its exchanges go on.
 */
final class UnderWay {

    private final CamelContext context;
    private final Set<Work> all = ConcurrentHashMap.newKeySet();

    UnderWay(CamelContext context) {
        this.context = context;
    }

    /** Something begins for this exchange; whoever begins it says when it has ended. */
    Work begin(Exchange exchange) {
        UnitOfWork unit = exchange.getUnitOfWork();
        Route route = unit == null ? null : unit.getRoute();
        Work work = new Work(route == null ? null : route.getRouteId());
        all.add(work);
        return work;
    }

    /** Ends what is under way for routes that are being stopped. */
    void stop() {
        all.stream().filter(this::isStopped).forEach(Work::stop);
    }

    private boolean isStopped(Work work) {
        if (context.isStopping() || context.isStopped()) {
            return true;
        }
        if (work.routeId == null) {
            return false;
        }
        ServiceStatus status = context.getRouteController().getRouteStatus(work.routeId);
        return status == null || status.isStopping() || status.isStopped();
    }

    /** What is under way for one exchange. */
    final class Work {

        private final @Nullable String routeId;
        private @Nullable Runnable stop;
        private boolean stopped;

        private Work(@Nullable String routeId) {
            this.routeId = routeId;
        }

        /** How it can be ended from now on; runs at once if it was ended already. */
        void canBeStoppedBy(Runnable how) {
            boolean late;
            synchronized (this) {
                stop = how;
                late = stopped;
            }
            if (late) {
                how.run();
            }
        }

        private void stop() {
            Runnable how;
            synchronized (this) {
                how = stopped ? null : stop;
                stopped = true;
            }
            if (how != null) {
                how.run();
            }
        }

        void ended() {
            all.remove(this);
        }
    }
}
