package io.github.camelintegry.internal.ondemand;

/**
 * One receiver's turn with a walk: it fetches a page, has it, and ends with it. Guarded by the monitor of the walk.
 */
final class OnDemandTurn {

    private enum State {
        FETCHING,
        GIVEN,
        ENDING,
        LOST
    }

    private final Object receiver;
    private State state = State.FETCHING;
    private long givenAt;
    private long stallNanos;
    private Runnable lost = () -> {};

    OnDemandTurn(Object receiver) {
        this.receiver = receiver;
    }

    /**
     * For how many more nanoseconds nobody else may have the walk. A receiver that asks while it has a page has
     * it no longer: what it did with it, it will not finish.
     */
    long heldFor(Object asking, long now) {
        if (state != State.GIVEN) {
            return Long.MAX_VALUE;
        }
        if (receiver.equals(asking)) {
            return 0;
        }
        return stallNanos == 0 ? Long.MAX_VALUE : stallNanos - (now - givenAt);
    }

    boolean isFetching(Object asking) {
        return state == State.FETCHING && receiver.equals(asking);
    }

    void give(long now, long stall, Runnable whenLost) {
        state = State.GIVEN;
        givenAt = now;
        stallNanos = stall;
        lost = whenLost;
    }

    boolean beginEnding() {
        if (state != State.GIVEN) {
            return false;
        }
        state = State.ENDING;
        return true;
    }

    /** The page is not this receiver's any more. */
    void lose() {
        if (state == State.GIVEN) {
            state = State.LOST;
            lost.run();
        }
    }
}
