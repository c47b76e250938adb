package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.delivery.ExchangeEnd;
import io.github.camelintegry.internal.delivery.UnderWay;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.position.WalkSettings;
import io.github.camelintegry.position.CursorRepository;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.jspecify.annotations.Nullable;

/**
 * A walk whose records an exchange reads, from its first page to the end of the exchange. Its place is free again when nothing more
 * is asked for; its claim when the exchange has ended, and what was taken is kept.
 */
final class OpenWalk implements StallWatch.Watched {

    /** A property, since copies of the exchange have it too, so that a walk in a split's part knows what it is inside. */
    private static final String PROPERTY = "CamelIntegryOpenWalk";

    private enum State {
        OPEN,
        /** Nobody read it, or nobody waits for it: somebody else may have the walk. */
        STALLED,
        ENDED
    }

    private final ProducerWalk walk;
    private final OpenWalks.Place place;
    private final StallWatch stalls;
    private final WalkSettings settings;
    private final LastUse use;
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);
    private volatile boolean nothingMore;
    private volatile @Nullable Exchange owner;
    private @Nullable TakenPages taken;
    private @Nullable RecordIterator records;

    OpenWalk(ProducerWalk walk, OpenWalks.Place place, WalkSettings settings) {
        this.walk = walk;
        this.place = place;
        this.stalls = walk.shared().stalls();
        this.settings = settings;
        this.use = new LastUse(walk.shared().ticker(), settings.stallTimeout());
    }

    /** {@return the place of the walk inside which an exchange is; {@code null} if there is none} */
    static OpenWalks.@Nullable Place placeAround(Exchange exchange) {
        return exchange.getProperty(PROPERTY, OpenWalks.Place.class);
    }

    /** Takes away what the last walk of an exchange said about its end. */
    static void forgetLast(Exchange exchange) {
        exchange.removeProperty(IntegryConstants.MORE_PAGES);
        ProducerWalk.forgetLast(exchange);
        exchange.getMessage().removeHeader(IntegryConstants.MORE_PAGES);
    }

    /** Makes the records the body of the exchange. */
    void begin(Exchange exchange, WalkPosition from, CallResult first, ProducerWalks all) {
        TakenPages pages =
                new TakenPages(walk.progress()::after, from, settings.limits().maxPages(), this::lastPageTaken);
        RecordIterator made = new RecordIterator(walk.walker(from, first), pages, use, this::nothingMoreIsAsked);
        taken = pages;
        records = made;
        belongsTo(exchange);
        exchange.setProperty(PROPERTY, place);
        UnderWay.Work reading = all.underWay().begin(exchange);
        reading.canBeStoppedBy(() -> stopped(made));
        if (isKept()) {
            followToItsEnd(exchange);
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                reading.ended();
                made.close();
            }

            @Override
            public void beforeHandover(Exchange target) {
                // from here on it is a matter of another route
                reading.ended();
                belongsTo(target);
            }
        });
        all.binding().answered(exchange, walk.request(), first);
        exchange.getMessage().removeHeader(IntegryConstants.NEXT_CURSOR);
        exchange.getMessage().setBody(made);
        if (!settings.stallTimeout().isZero()) {
            watch();
        }
    }

    /** Nobody waits for the exchange any more: it may hang for ever, and others must not wait for its walk. */
    private void stopped(RecordIterator unread) {
        unread.stop();
        if (state.compareAndSet(State.OPEN, State.STALLED)) {
            walk.giveBackClaim();
        }
    }

    private void watch() {
        stalls.watch(this);
        if (nothingMore) {
            // it ended meanwhile, before it was watched
            stalls.forget(this);
        }
    }

    private void followToItsEnd(Exchange exchange) {
        ExchangeEnd end = new ExchangeEnd(this::succeeded, failure -> ended());
        // of a consumer perhaps, whose page this exchange is
        end.within(exchange);
        end.of(exchange);
        if (exchange.getUnitOfWork() != null) {
            // of which a transaction may have begun already
            end.watch(exchange);
        }
    }

    private boolean isKept() {
        return settings.repository() != null;
    }

    private void belongsTo(Exchange exchange) {
        owner = exchange;
        if (records != null) {
            records.belongsTo(exchange);
        }
    }

    private void lastPageTaken(boolean more) {
        Exchange exchange = owner;
        if (isKept() && exchange != null) {
            exchange.setProperty(IntegryConstants.MORE_PAGES, more);
            exchange.getMessage().setHeader(IntegryConstants.MORE_PAGES, more);
            walk.describe(
                    exchange,
                    Objects.requireNonNull(Objects.requireNonNull(taken).position()));
        }
        nothingMoreIsAsked();
    }

    private void nothingMoreIsAsked() {
        nothingMore = true;
        stalls.forget(this);
        place.giveBack();
    }

    /** On the thread on which the exchange has ended well. */
    private void succeeded() {
        boolean claimed = state.compareAndSet(State.OPEN, State.ENDED);
        try {
            WalkPosition position = taken == null ? null : taken.position();
            // of a walk that had stalled only a fence can tell whether somebody else has walked on meanwhile
            if (position != null && (claimed || settings.repository() instanceof CursorRepository)) {
                walk.commit(position, claimed);
            }
        } finally {
            ended();
        }
    }

    private void ended() {
        state.set(State.ENDED);
        nothingMoreIsAsked();
        walk.giveBackClaim();
    }

    @Override
    public Duration left() {
        return use.left();
    }

    @Override
    public void stalled() {
        RecordIterator unread = records;
        if (unread == null || nothingMore) {
            return;
        }
        if (!use.stall()) {
            watch();
        } else if (state.compareAndSet(State.OPEN, State.STALLED)) {
            walk.tellStalled(use.stallTimeout().toMillis());
            unread.stall(use.stallTimeout());
            walk.giveBackClaim();
        }
    }
}
