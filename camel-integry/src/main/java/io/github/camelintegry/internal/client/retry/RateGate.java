package io.github.camelintegry.internal.client.retry;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Ticker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for which users the service asked to stay away, and until when. Other users' calls are not concerned. */
public final class RateGate {

    private static final int MAX_USERS = 10_000;

    private final Ticker ticker;
    private final Map<User, Closed> closed = new ConcurrentHashMap<>();

    /** A gate that is open for everyone. */
    public RateGate(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Closes the gate for a user from now on, unless it is closed for longer already. */
    public void close(String appKey, String userId, Duration time) {
        User user = new User(appKey, userId);
        Closed asked = new Closed(ticker.read(), ticker.readingIn(time));
        boolean known = closed.containsKey(user);
        if (!known && closed.size() >= MAX_USERS) {
            closed.values().removeIf(each -> ticker.isPast(each.until));
        }
        if (known || closed.size() < MAX_USERS) {
            closed.merge(user, asked, Closed::prolongedBy);
        }
    }

    /**
     * {@return how long the gate stays closed for a user; zero if it is open}
     *
     * @param most for how long at most after the service's last answer who asks here wants to be kept away
     */
    public Duration remaining(String appKey, String userId, Duration most) {
        if (closed.isEmpty()) {
            return Duration.ZERO;
        }
        User user = new User(appKey, userId);
        Closed found = closed.get(user);
        if (found == null) {
            return Duration.ZERO;
        }
        Duration left = ticker.until(found.until);
        if (left.isZero()) {
            closed.remove(user, found);
            return Duration.ZERO;
        }
        // who waits for less time asks sooner, though somebody else with another limit has closed the gate for longer
        Duration own = most.minus(ticker.since(found.since));
        return own.compareTo(left) >= 0 ? left : own.isNegative() ? Duration.ZERO : own;
    }

    /** {@return the failure of a call that cannot wait for so long until the gate opens} */
    public static FailedAttempt closed(String userId, Duration remaining) {
        return Failure.GATE_CLOSED.because(
                "The service asked to stay away from user " + Texts.excerpt(userId) + " for another "
                        + remaining.toSeconds() + " s: nothing was sent",
                0,
                Said.stayAway(remaining));
    }

    private record User(String appKey, String userId) {}

    /** Since the service's last answer about it, until the latest time that any of its answers gave. */
    private record Closed(long since, long until) {
        Closed prolongedBy(Closed later) {
            return new Closed(later.since, until - later.until > 0 ? until : later.until);
        }
    }
}
