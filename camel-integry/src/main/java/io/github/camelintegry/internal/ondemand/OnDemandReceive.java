package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.binding.PageBinding;
import io.github.camelintegry.internal.delivery.ExchangeEnd;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkKey;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.WalkProgress;
import io.github.camelintegry.internal.util.TimeLeft;
import io.github.camelintegry.internal.walk.Page;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One receive: waits for its turn with a walk, then for the page. */
public final class OnDemandReceive {

    private static final Logger LOG = LoggerFactory.getLogger(OnDemandReceive.class);

    private final OnDemandSource source;
    private final @Nullable Exchange asking;
    private final Object receiver;
    private final TimeLeft left;
    private volatile boolean stopped;
    private volatile @Nullable Runnable stop;

    /**
     * A receive of this source.
     *
     * @param asking the exchange that wants a page, if there is one
     */
    public OnDemandReceive(OnDemandSource source, @Nullable Exchange asking, TimeLeft left) {
        this.source = source;
        this.asking = asking;
        this.receiver = asking == null ? this : asking.getExchangeId();
        this.left = left;
    }

    /**
     * Waits for the next page, or for the end of the walk where that is wanted.
     *
     * @return {@code null} if there is nothing now
     * @throws RejectedExecutionException if this was stopped
     */
    @Nullable
    public Exchange run() throws InterruptedException {
        OnDemandWalks open = source.open();
        WalkIdentity identity = source.walkOf(asking == null ? null : asking.getIn());
        WalkKey key = source.key(identity);
        while (true) {
            OnDemandWalk walk = open.open(
                    key,
                    later -> new OnDemandWalk(
                            source.log(identity, later), source.settings().tellsEnd(), open.ticker()));
            if (walk == null) {
                return null;
            }
            if (walk.tellsEnd() != source.settings().tellsEnd()) {
                throw new IllegalStateException("The walk on demand under cursorKey=" + key.key()
                        + " is shared with receivers for which sendEndOfWalk is " + walk.tellsEnd()
                        + ", so that its end would be lost: set the same for all of them, or a cursorKey of its own");
            }
            OnDemandView view = source.view(identity, walk);
            stop = () -> {
                view.actionCheck().stop();
                walk.stop(receiver);
            };
            OnDemandTurn turn = walk.await(receiver, left, this::isStopped);
            if (turn != null) {
                return take(new OnDemandPage.Place(open, key, walk, turn, view));
            }
            open.forgetIfBlank(key, walk);
            refuseIfStopped();
            if (!walk.isOver()) {
                return null;
            }
        }
    }

    private @Nullable Exchange take(OnDemandPage.Place place) throws InterruptedException {
        boolean given = false;
        try {
            place.view().claim().take();
            Exchange exchange = source.refuseActions(place.view().actionCheck(), left.duration(), () -> !stopped)
                    ? next(place)
                    : null;
            given = exchange != null;
            if (!given) {
                refuseIfStopped();
            }
            return exchange;
        } finally {
            if (!given) {
                place.leave();
            }
        }
    }

    /** That another one has walked on under it is no failure of a receive: nothing of its caller's is lost. */
    private @Nullable Exchange next(OnDemandPage.Place place) throws InterruptedException {
        while (true) {
            try {
                return nextFromWhereItStands(place);
            } catch (IntegryWalkTakenOverException e) {
                LOG.debug("The walk is read anew, as somebody else has written where it stands", e);
            }
        }
    }

    private @Nullable Exchange nextFromWhereItStands(OnDemandPage.Place place) throws InterruptedException {
        WalkProgress progress = place.view().progress();
        PageBinding pages = place.view().pages();
        while (true) {
            WalkPosition position = progress.position();
            if (position.state() == WalkPosition.State.END_PENDING) {
                Exchange exchange = source.createExchange();
                WalkPosition finished = progress.finished(position);
                pages.fillEnd(exchange, finished);
                return give(exchange, new OnDemandPage(place, finished, false));
            }
            Page page;
            try {
                page = place.walk().next(position, place.view().walkers(), left, this::isStopped);
            } catch (IntegryException e) {
                progress.fallBack(e);
                place.walk().touch();
                continue;
            }
            if (page == null) {
                if (place.walk().isOver()) {
                    // the turn is this receiver's, so that nothing else can have ended it but a stop of the component
                    throw stoppedException();
                }
                return null;
            }
            WalkPosition after = progress.after(position, page);
            if (!page.isEmpty()) {
                Exchange exchange = source.createExchange();
                pages.fill(exchange, page, after);
                return give(exchange, new OnDemandPage(place, after, true));
            }
            if (place.commit(after, false)) {
                return null;
            }
        }
    }

    private Exchange give(Exchange exchange, OnDemandPage page) {
        if (!page.give(source.settings().stallTimeout())) {
            throw stoppedException();
        }
        ExchangeEnd end = new ExchangeEnd(() -> page.end(true), failure -> page.end(false)).of(exchange);
        if (asking != null) {
            end.within(asking);
            // a strategy of the route may fail, or throw the page's exchange away: then nobody else would end it
            asking.getExchangeExtension().addOnCompletion(end);
            if (asking.getUnitOfWork() != null) {
                // of which a transaction may have begun before the page came
                end.watch(asking);
            }
        }
        return exchange;
    }

    /** Ends the wait. */
    public void stop() {
        stopped = true;
        Runnable wait = stop;
        if (wait != null) {
            wait.run();
        }
    }

    private boolean isStopped() {
        return stopped;
    }

    private void refuseIfStopped() {
        if (stopped) {
            throw stoppedException();
        }
    }

    private RejectedExecutionException stoppedException() {
        return new RejectedExecutionException("The polling consumer of " + source
                + " was stopped while it waited: its page comes with a later receive");
    }
}
