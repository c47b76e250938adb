package io.github.camelintegry.internal.polling;

import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.IntegryEndpoint;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.binding.CursorArguments;
import io.github.camelintegry.internal.binding.PageBinding;
import io.github.camelintegry.internal.binding.ReplyBinding;
import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.output.PageReader;
import io.github.camelintegry.internal.position.CursorStore;
import io.github.camelintegry.internal.position.Repositories;
import io.github.camelintegry.internal.position.UnseenItems;
import io.github.camelintegry.internal.position.WalkGuards;
import io.github.camelintegry.internal.position.WalkIdentity;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.walk.ActionCheck;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.RecordReader;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;
import io.github.camelintegry.option.FallBack;
import io.github.camelintegry.option.StartFrom;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.camel.spi.StateRepository;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The walks of one consumer: where they are kept, where they begin, how they go on, and when they must wait. */
public final class Walks {

    private static final Logger LOG = LoggerFactory.getLogger(Walks.class);

    private final IntegryEndpoint endpoint;
    private final Ticker ticker;
    /** A reading of the ticker. */
    private volatile long awayUntil;

    private final IntegryRequest request;
    private final RecordReader reader;
    private final PageBinding pages;
    private final WalkLog log;
    private final String key;
    private final Object owner;
    private final Repositories repositories;
    private final UnseenItems unseenItems;
    private final boolean tellEnd;
    private final FallBack fallBack;
    private final ActionCheck actionCheck;
    private final WalkGuards guards;
    private boolean taken;

    /**
     * The walks of an endpoint.
     *
     * @param tellEnd whether the end of a walk is told by an exchange of its own
     */
    public Walks(IntegryEndpoint endpoint, boolean tellEnd) {
        this(
                endpoint,
                tellEnd,
                WalkIdentity.ofOptions(endpoint, endpoint.requests().walk()));
    }

    private Walks(IntegryEndpoint endpoint, boolean tellEnd, WalkIdentity identity) {
        this(
                endpoint,
                tellEnd,
                identity,
                log(
                        endpoint,
                        identity,
                        endpoint.cursorStores().of(endpoint.getConfiguration().getCursorRepository(), identity.key()),
                        endpoint.getStartFrom()),
                new WalkGuards(),
                Repositories.of(endpoint.getCamelContext()));
        endpoint.checkSendable(request);
        StateRepository<String, String> repository = endpoint.getConfiguration().getCursorRepository();
        if (repository != null) {
            repositories.start(repository, endpoint.getCamelContext());
        }
    }

    /**
     * A walk that is known already.
     *
     * @param log    where it stands
     * @param guards keep it from circles
     */
    public Walks(
            IntegryEndpoint endpoint,
            boolean tellEnd,
            WalkIdentity identity,
            WalkLog log,
            WalkGuards guards,
            Repositories repositories) {
        IntegryConfiguration options = endpoint.getConfiguration();
        this.endpoint = endpoint;
        this.request = identity.request();
        this.key = identity.key();
        this.ticker = endpoint.getComponent().runtimes().ticker();
        this.awayUntil = ticker.read();
        PageReader records = endpoint.settings().records();
        this.reader = records.of(request);
        this.pages = new PageBinding(new ReplyBinding(records.format()), request, key);
        this.actionCheck = new ActionCheck(endpoint);
        this.unseenItems = new UnseenItems(endpoint.getItemsPath(), request);
        this.tellEnd = tellEnd;
        this.fallBack = options.getFallBackCursor();
        this.repositories = repositories;
        StateRepository<String, String> repository = options.getCursorRepository();
        this.owner = repository == null ? endpoint : repository;
        this.log = log;
        this.guards = guards;
    }

    /** A log of a walk that is kept there. */
    public static WalkLog log(IntegryEndpoint endpoint, WalkIdentity identity, CursorStore store, StartFrom startFrom) {
        return new WalkLog(
                store,
                identity.fingerprint(),
                endpoint.getComponent().runtimes().clock(),
                startFrom,
                startCursor(endpoint));
    }

    /** Where the first walk begins, if not where it stands or at the beginning. */
    public static @Nullable Cursor startCursor(IntegryEndpoint endpoint) {
        CursorArguments.refuseInWalk(endpoint.settings().request());
        String text = endpoint.getStartCursor();
        if ((endpoint.getStartFrom() == StartFrom.CURSOR) != (text != null)) {
            throw new IllegalArgumentException("startFrom=cursor and startCursor go together: "
                    + (text == null ? "startCursor is missing" : "set startFrom=cursor, or leave startCursor out"));
        }
        return text == null ? null : Cursor.parse(text);
    }

    /** Takes these walks for a consumer, or for what shares them; fails if another has them. */
    public void take(Object claimant) {
        repositories.take(owner, key, claimant);
        taken = true;
    }

    /** Gives them back, if they were taken. */
    public void giveBack() {
        if (taken) {
            repositories.giveBack(owner, key);
            taken = false;
        }
    }

    /**
     * Refuses to walk what the catalogue knows to be an action, which every page would execute.
     *
     * @return whether that is settled; not if the time to wait for an answer is over
     * @throws IllegalStateException if it is one, or if the catalogue could not be asked
     */
    public boolean refuseActions(@Nullable Duration timeout, BooleanSupplier goOn) throws InterruptedException {
        try {
            return actionCheck.check(request, timeout, goOn);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IntegryException unanswered) {
                stayAway(unanswered.getRetryAfter());
            }
            throw e;
        }
    }

    /** Ends a wait for the catalogue's answer. */
    public void stopAsking() {
        actionCheck.stop();
    }

    /** Where the walk stands, read anew. */
    public WalkPosition position() {
        try {
            return log.open(tellEnd);
        } catch (IntegryCursorException e) {
            return startOver(e);
        }
    }

    /**
     * A walk from the beginning in place of one that cannot go on, since its cursor was refused.
     *
     * @throws IntegryException the failure, if it refuses no cursor, or another walk is not wanted, or the present one came no
     *     further than the one in whose place it is
     */
    public WalkPosition fallBack(IntegryException failure) {
        if (!refusesCursor(failure)) {
            throw failure;
        }
        return startOver(failure);
    }

    /** The service's refusals, and those that come from the app behind it. */
    private static boolean refusesCursor(IntegryException failure) {
        return failure instanceof IntegryCursorException && failure.getOutcome() == Outcome.REJECTED
                || failure instanceof IntegryOnwardCallException onward && onward.isCursorRefusal();
    }

    private WalkPosition startOver(IntegryException failure) {
        if (fallBack == FallBack.FAIL || !log.mayFallBack()) {
            throw failure;
        }
        LOG.warn(
                "The walk of {} under cursorKey={} starts over (fallBackCursor=beginning): {}",
                request.label(),
                Texts.excerpt(key),
                failure.getMessage());
        return log.beginAgain();
    }

    /** Goes on from there. */
    public Walker walker(WalkPosition position, WalkLimits limits) {
        return new Walker(
                (cursor, helper) -> endpoint.client().call(request.withCursor(cursor), EffectSource.READ, helper),
                reader,
                position,
                guards.of(position),
                limits);
    }

    /** The same page, as these walks read it. */
    public Page read(Page page) {
        return new Page(
                page.number(), page.result(), reader.read(page.result().reply().output(), page.number()));
    }

    /** Writes how far the walk came. */
    public void commit(WalkPosition progress) {
        log.commit(progress);
    }

    /** Remembers that the service asked to stay away for a while. */
    void stayAway(@Nullable Duration time) {
        if (time != null) {
            awayUntil = ticker.readingIn(time);
        }
    }

    /** How long the service asked to stay away from the user. */
    Duration throttled() {
        Duration away = ticker.until(awayUntil);
        Duration gate = endpoint.client().throttledFor(request.userId());
        return away.compareTo(gate) > 0 ? away : gate;
    }

    /** Where the walk stands once this page is done. Says so if that is its end, and no place of records was ever found. */
    public WalkPosition after(WalkPosition position, Page page) {
        WalkPosition after = position.after(page, tellEnd);
        unseenItems.lookAt(after, page);
        return after;
    }

    /** What is walked, by a consumer of this route. */
    public WalkSource source(@Nullable String routeId) {
        return new WalkSource(routeId, request.subject(), request.userId(), key);
    }

    /** A walk from the beginning, whatever was stored; it is written at once. */
    WalkPosition beginAnew() {
        return log.beginAnew();
    }

    /** Makes exchanges of pages. */
    public PageBinding pages() {
        return pages;
    }
}
