package io.github.camelintegry.internal.position;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.option.FallBack;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How a walk goes on as somebody's options want it: from page to page, and past a cursor that cannot be used. */
public final class WalkProgress {

    private static final Logger LOG = LoggerFactory.getLogger(WalkProgress.class);

    private final WalkIdentity walk;
    private final WalkLog log;
    private final WalkSettings settings;
    private final UnseenItems unseenItems;

    WalkProgress(WalkIdentity walk, WalkLog log, WalkSettings settings) {
        this.walk = walk;
        this.log = log;
        this.settings = settings;
        this.unseenItems = new UnseenItems(settings.itemsPath(), walk.request());
    }

    /** Where the walk stands, read anew. */
    public WalkPosition position() {
        try {
            return log.open(settings.tellsEnd());
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
        if (settings.fallBack() == FallBack.FAIL || !log.mayFallBack()) {
            throw failure;
        }
        WalkPosition again = log.beginAgain();
        LOG.warn(
                "The walk of {} under cursorKey={} starts over (fallBackCursor=beginning): {}",
                walk.request().label(),
                Texts.excerpt(walk.key()),
                failure.getMessage());
        return again;
    }

    /** Where the walk stands once this page is done. Says so if that is its end, and no place of records was ever found. */
    public WalkPosition after(WalkPosition position, Page page) {
        WalkPosition after = log.stamped(position.after(page, settings.tellsEnd()));
        unseenItems.lookAt(after, page);
        return after;
    }

    /** Where a walk stands of which only the end was left to be told, once that is done. */
    public WalkPosition finished(WalkPosition position) {
        return log.stamped(position.finished());
    }

    /** {@return the text that the next position takes the place of, where that is compared; else {@code null}} */
    public @Nullable String before() {
        return log.before();
    }

    /**
     * Writes how far the walk came.
     *
     * @throws io.github.camelintegry.exception.IntegryWalkTakenOverException if somebody else has written since
     */
    public void commit(WalkPosition position) {
        log.commit(position);
    }

    /** A walk from the beginning, whatever was stored; it is written at once. */
    public WalkPosition beginAnew() {
        return log.beginAnew();
    }
}
