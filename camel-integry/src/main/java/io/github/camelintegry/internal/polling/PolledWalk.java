package io.github.camelintegry.internal.polling;

import io.github.camelintegry.internal.binding.PageBinding;
import io.github.camelintegry.internal.delivery.FailureReports;
import io.github.camelintegry.internal.delivery.PageDelivery;
import io.github.camelintegry.internal.position.StoredWalks;
import io.github.camelintegry.internal.position.WalkClaim;
import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.ActionCheck;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** The walk of a consumer between a start and a stop: nobody else has it meanwhile, and it is watched. */
final class PolledWalk {

    private final WalkClaim claim;
    private final WalkMonitor monitor;
    private final StayAway stayAway;
    private final PollLoop polls;
    private final Runnable unwatch;

    /**
     * Takes the walk for a consumer.
     *
     * @param errorHandler has the pages that cannot be given to the route's steps
     * @throws IllegalArgumentException if somebody else has it
     */
    PolledWalk(
            PollSettings settings,
            DefaultConsumer consumer,
            Processor errorHandler,
            FailureReports reports,
            PollHost host) {
        StoredWalks walks = settings.walks();
        WalkSettings options = walks.settings();
        WalkIdentity walk = settings.walk();
        IntegryRequest request = walk.request();
        WalkLog log = walks.log(walk, settings.store(), options.startFrom());
        walks.startRepository();
        claim = walks.claim(walk, consumer);
        claim.take();
        WalkSource source = new WalkSource(consumer.getRouteId(), request.subject(), request.userId(), walk.key());
        monitor = new WalkMonitor(source, walks.clock(), settings.ticker(), settings.meters());
        stayAway = new StayAway(settings.ticker(), settings.throttled());
        PageDelivery delivery = new PageDelivery(
                consumer,
                errorHandler,
                new PageBinding(settings.replies(), request, walk.key()),
                reports,
                monitor::recordDone,
                settings.splits());
        polls = new PollLoop(
                walks.progress(walk, log),
                walks.factory().walkers(request, new WalkGuards(), options.limits()),
                new ActionCheck(settings.catalogue(), options.functionType(), request),
                stayAway,
                delivery,
                monitor,
                host);
        unwatch = settings.meters().watch(monitor);
    }

    /** Its polls. */
    PollLoop polls() {
        return polls;
    }

    WalkMonitor monitor() {
        return monitor;
    }

    StayAway stayAway() {
        return stayAway;
    }

    /** {@return whether a poll may begin now, as far as the service is asked} */
    boolean mayBePolled() {
        boolean away = !stayAway.left().isZero();
        monitor.keptAway(away);
        return !away;
    }

    /** Lets others walk. */
    void giveBack() {
        unwatch.run();
        claim.giveBack();
    }
}
