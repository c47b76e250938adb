package io.github.camelintegry.client;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers for which users the service asked to stay away, and until when. Other users' calls are not concerned. */
public final class RateGate {

    private static final int MOST_USERS = 10_000;

    private final InstantSource clock;
    private final Map<User, Instant> closedUntil = new ConcurrentHashMap<>();

    /** A gate that is open for everyone. */
    public RateGate(InstantSource clock) {
        this.clock = clock;
    }

    /** Closes the gate for a user, unless it is closed for longer already. */
    void close(String appKey, String userId, Duration time) {
        Instant now = clock.instant();
        User user = new User(appKey, userId);
        boolean known = closedUntil.containsKey(user);
        if (!known && closedUntil.size() >= MOST_USERS) {
            closedUntil.values().removeIf(until -> !until.isAfter(now));
        }
        if (known || closedUntil.size() < MOST_USERS) {
            closedUntil.merge(user, now.plus(time), (a, b) -> a.isAfter(b) ? a : b);
        }
    }

    /** {@return how long the gate stays closed for a user; zero if it is open} */
    public Duration remaining(String appKey, String userId) {
        if (closedUntil.isEmpty()) {
            return Duration.ZERO;
        }
        User user = new User(appKey, userId);
        Instant until = closedUntil.get(user);
        if (until == null) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            closedUntil.remove(user, until);
            return Duration.ZERO;
        }
        return left;
    }

    private record User(String appKey, String userId) {}
}
