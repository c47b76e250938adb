package io.github.camelintegry.internal.polling;

import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For how long the service asked to stay away: from a walk that it refused a page, or from all calls of a user. */
final class StayAway {

    private final Ticker ticker;
    private final Supplier<Duration> ofUser;
    /** A reading of the ticker. */
    private volatile long until;

    /**
     * For no time yet.
     *
     * @param ofUser for how long it asked to stay away from the user
     */
    StayAway(Ticker ticker, Supplier<Duration> ofUser) {
        this.ticker = ticker;
        this.ofUser = ofUser;
        this.until = ticker.read();
    }

    /** Remembers that the service asked for it, if it did. */
    void asked(@Nullable Duration time) {
        if (time != null) {
            until = ticker.readingIn(time);
        }
    }

    /** {@return what is left of that; zero for nothing} */
    Duration left() {
        Duration away = ticker.until(until);
        Duration user = ofUser.get();
        return away.compareTo(user) > 0 ? away : user;
    }
}
