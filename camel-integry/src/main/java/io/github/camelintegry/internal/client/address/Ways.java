package io.github.camelintegry.internal.client.address;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The ways to a service, the one that worked last first. A name is resolved when a connection must be made, and now and
 * then, beside the calls, while there are connections: they would hide for ever that the service has moved.
 */
public final class Ways {

    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final HostResolver names;
    private final Target target;
    private final Function<InetAddress, Way> toWay;
    private volatile List<Way> known = List.of();
    private volatile long askedAt;

    /**
     * The ways to a service.
     *
     * @param target where they lead
     * @param toWay  makes an address a way
     */
    public Ways(HostResolver names, Target target, Function<InetAddress, Way> toWay) {
        this.names = names;
        this.target = target;
        this.toWay = toWay;
    }

    public Target target() {
        return target;
    }

    /** {@return the way that calls take now, or {@code null} if a connection must be made first} */
    @Nullable
    public Way open() {
        List<Way> ways = known;
        if (ways.isEmpty() || !ways.get(0).isOpen()) {
            return null;
        }
        if (System.nanoTime() - askedAt > FRESH_NANOS) {
            // a name that is not found today has not moved: who asks for a connection hears of it
            all();
        }
        return ways.get(0);
    }

    /** {@return all ways that there are at present, the best first} */
    public Future<List<Way>> all() {
        askedAt = System.nanoTime();
        return names.addresses(target.name()).map(this::learn);
    }

    private synchronized List<Way> learn(List<InetAddress> addresses) {
        List<Way> ways = new ArrayList<>();
        for (InetAddress each : addresses) {
            if (ways.stream().noneMatch(way -> way.isAt(each))) {
                ways.add(
                        known.stream().filter(way -> way.isAt(each)).findFirst().orElseGet(() -> toWay.apply(each)));
            }
        }
        if (!known.isEmpty() && ways.remove(known.get(0))) {
            ways.add(0, known.get(0));
        }
        known = List.copyOf(ways);
        return known;
    }

    /** The others are asked only when it fails. */
    public void works(Way way) {
        if (!known.isEmpty() && known.get(0) != way) {
            move(way, true);
        }
    }

    /** It is asked only when the others have failed. */
    public void fails(Way way) {
        move(way, false);
    }

    private synchronized void move(Way way, boolean first) {
        List<Way> ways = new ArrayList<>(known);
        if (ways.remove(way)) {
            ways.add(first ? 0 : ways.size(), way);
            known = List.copyOf(ways);
        }
    }
}
