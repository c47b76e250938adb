package io.github.camelintegry.internal.ondemand;

import io.github.camelintegry.internal.position.WalkKey;
import io.github.camelintegry.internal.position.WalkPosition;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page, or the end of a walk, that was given to a receiver. It is done when its exchange has ended well.
 *
 * @param place     the receiver's turn with the walk
 * @param after     where the walk stands once it is done
 * @param endUntold whether the end of the walk, if that is it, has yet to be told then
 */
record OnDemandPage(Place place, WalkPosition after, boolean endUntold) {

    private static final Logger LOG = LoggerFactory.getLogger(OnDemandPage.class);

    boolean give(Duration stallTimeout) {
        return place.walk()
                .give(place.turn(), stallTimeout.toNanos(), place.view().claim()::giveBack);
    }

    /**
     * Comes from the exchange's end, on whichever thread that is, and maybe when the page is somebody else's.
     *
     * @param done whether it ended well
     */
    void end(boolean done) {
        if (!place.walk().beginEnding(place.turn())) {
            return;
        }
        try {
            if (done) {
                place.commit(after, endUntold);
            }
        } catch (RuntimeException e) {
            // the exchange has ended: whoever it is thrown at can do nothing but log it, with a stack trace each time
            LOG.warn(
                    "Page {} of {} was dealt with, but that is not stored, so it may be received again: {}",
                    after.page(),
                    place.view().pages().request().label(),
                    e.getMessage());
            LOG.debug("It is not stored because of this", e);
        } finally {
            place.leave();
        }
    }

    /** One receiver's turn with one walk. */
    record Place(OnDemandWalks open, WalkKey key, OnDemandWalk walk, OnDemandTurn turn, OnDemandView view) {

        /**
         * Writes how far the walk came, and forgets it if it is over.
         *
         * @return whether it is over
         */
        boolean commit(WalkPosition after, boolean endUntold) {
            view.progress().commit(after);
            walk.touch();
            boolean over = after.state() == WalkPosition.State.FINISHED;
            if (over) {
                open.end(key, walk, endUntold);
            }
            return over;
        }

        /** Lets the next receiver have its turn. */
        void leave() {
            view.claim().giveBack();
            walk.release(turn);
            open.forgetIfBlank(key, walk);
        }
    }
}
