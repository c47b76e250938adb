package io.github.camelintegry.internal.delivery;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.StatefulService;
import org.apache.camel.support.ExchangeHelper;

/**
 * What a producer has begun for exchanges that are still in their routes. A producer is stopped with its route, which has
 * waited for these exchanges as long as it was to; what is left then, nobody waits for. It is also stopped when Camel needs
 * its place in a cache; then its exchanges go on, whatever became of other routes meanwhile.
 */
public final class UnderWay {

    private final CamelContext context;
    private final Set<Work> all = ConcurrentHashMap.newKeySet();

    public UnderWay(CamelContext context) {
        this.context = context;
    }

    /** Something begins for an exchange; whoever begins it says when it has ended. */
    public Work begin(Exchange exchange) {
        Work work = new Work(exchange);
        all.add(work);
        return work;
    }

    /** Ends what is under way for exchanges that nobody is going to wait for. */
    public void stop() {
        for (Work each : all) {
            if (isAbandoned(each.exchange)) {
                each.stopped.complete(null);
            }
        }
    }

    private boolean isAbandoned(Exchange exchange) {
        String route = ExchangeHelper.getRouteId(exchange);
        if (route == null) {
            // a template's: a step of a route may wait for it
            return context.isStopping() && context.getRoutes().stream().allMatch(this::isOver);
        }
        Route known = context.getRoute(route);
        return known == null || isOver(known);
    }

    /**
     * Whether nobody waits for a route's exchanges any more. That its consumer is stopped does not say so, which some are
     * before the waiting begins, and their steps with them; that a stop waited in vain does not either, which it may have
     * done for another route.
     */
    private boolean isOver(Route route) {
        ServiceStatus status = context.getRouteController().getRouteStatus(route.getRouteId());
        return status == null
                || status.isStopping()
                || status.isStopped()
                || context.getShutdownStrategy().isTimeoutOccurred() && isStopped(route.getConsumer());
    }

    private static boolean isStopped(Consumer consumer) {
        // it stops its route's steps while it is stopping itself
        return consumer instanceof StatefulService service && (service.isStopping() || service.isStopped());
    }

    /** What is under way for one exchange. */
    public final class Work {

        private final Exchange exchange;
        private final CompletableFuture<Void> stopped = new CompletableFuture<>();

        private Work(Exchange exchange) {
            this.exchange = exchange;
        }

        /** How it can be ended from now on; runs at once if it was ended already. */
        public void canBeStoppedBy(Runnable how) {
            stopped.thenRun(how);
        }

        public void ended() {
            all.remove(this);
        }
    }
}
