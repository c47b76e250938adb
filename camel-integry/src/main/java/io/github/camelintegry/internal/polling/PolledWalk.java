package io.github.camelintegry.internal.polling;

import io.github.camelintegry.internal.binding.PageBinding;
import io.github.camelintegry.internal.delivery.FailureReports;
import io.github.camelintegry.internal.delivery.PageDelivery;
import io.github.camelintegry.internal.position.StoredWalks;
import io.github.camelintegry.internal.position.WalkClaim;
import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkProgress;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.walk.ActionCheck;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/**
 * The walk of a consumer between a start and a stop: nobody else has it meanwhile, and it is watched.
 *
 * @param claim    keeps others from it
 * @param polls    poll it
 * @param monitor  knows what they do
 * @param stayAway knows when they must wait
 * @param unwatch  ends what watches it
 */
record PolledWalk(WalkClaim claim, PollLoop polls, WalkMonitor monitor, StayAway stayAway, Runnable unwatch) {

    /** Takes the walk for a consumer; fails if somebody else has it. */
    static PolledWalk of(
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
        WalkClaim claim = walks.claim(walk, consumer);
        claim.take();
        WalkSource source = new WalkSource(consumer.getRouteId(), request.subject(), request.userId(), walk.key());
        WalkMonitor monitor = new WalkMonitor(source, walks.clock(), settings.ticker(), settings.meters());
        StayAway stayAway = new StayAway(settings.ticker(), settings.throttled());
        WalkProgress progress = walks.progress(walk, log);
        PageBinding pages = new PageBinding(settings.replies(), request, walk.key(), progress::before);
        PollLoop polls = new PollLoop(
                progress,
                walks.factory().walkers(request, new WalkGuards(), options.limits()),
                new ActionCheck(settings.catalogue(), options.functionType(), request),
                stayAway,
                new PageDelivery(consumer, errorHandler, pages, reports, monitor::recordDone, settings.splits()),
                monitor,
                host);
        return new PolledWalk(claim, polls, monitor, stayAway, settings.meters().watch(monitor));
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
