package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.Way;
import io.github.camelintegry.internal.client.address.Ways;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.trouble.ConnectTrouble;
import io.github.camelintegry.internal.client.trouble.Trouble;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one call comes by a connection. Where there is one, it takes it or waits for it. Else the ways to the service are
 * tried in turn, and all of that, the name, the proxy and the encryption included, has {@code connectTimeout}; a way gets
 * its share of what is left of it, since a dead one says nothing.
 */
final class Approach {

    /** A slow way is none that is dead, however many there are. */
    private static final long MIN_SHARE_MILLIS = 2_000;

    private final HttpClient client;
    private final Ways ways;
    private final RequestOptions options;
    private final Duration connectTimeout;
    private final Duration queueTimeout;
    private final Handler<AsyncResult<HttpClientRequest>> arrival;
    private final long begun = System.nanoTime();
    private final List<Way> tried = new ArrayList<>(1);
    private List<Way> ahead = List.of();

    /**
     * An approach that has not begun.
     *
     * @param queueTimeout how long to wait for a connection where there are some, but busy ones
     * @param arrival      is told once
     */
    Approach(
            HttpClient client,
            Ways ways,
            RequestOptions options,
            Duration connectTimeout,
            Duration queueTimeout,
            Handler<AsyncResult<HttpClientRequest>> arrival) {
        this.client = client;
        this.ways = ways;
        this.options = options;
        this.connectTimeout = connectTimeout;
        this.queueTimeout = queueTimeout;
        this.arrival = arrival;
    }

    void begin() {
        Way open = ways.open();
        if (open != null) {
            take(open);
        } else {
            lookAround(null);
        }
    }

    private void lookAround(@Nullable Throwable failure) {
        long left = left(shorter());
        if (left <= 0) {
            fail(failure);
            return;
        }
        ways.all().timeout(left, TimeUnit.MILLISECONDS).onComplete(guarded(found -> {
            if (found.succeeded()) {
                ahead = new ArrayList<>(found.result());
                ahead.removeAll(tried);
                next(failure);
            } else if (failure != null) {
                fail(failure);
            } else {
                Throwable cause = found.cause();
                fail("", ConnectTrouble.unresolved(cause, ways.target(), shorter()), cause);
            }
        }));
    }

    private void next(@Nullable Throwable failure) {
        if (ahead.isEmpty() || left(shorter()) <= 0) {
            fail(failure);
        } else {
            take(ahead.remove(0));
        }
    }

    private void take(Way way) {
        boolean open = way.isOpen();
        long patience = open ? left(queueTimeout) : share();
        client.request(way.guide(options).setConnectTimeout(Math.max(1, patience)))
                .onComplete(guarded(connected -> {
                    if (connected.succeeded()) {
                        note(way, connected.result());
                        arrival.handle(connected);
                    } else {
                        refused(way, open, connected.cause());
                    }
                }));
    }

    private void note(Way way, HttpClientRequest request) {
        // should nobody want it any more: a request that is reset without a handler is an ERROR in Vert.x's log
        request.exceptionHandler(failure -> {});
        try {
            ConnectionGuard.link(request.connection()).serves(way);
            ways.works(way);
        } catch (RuntimeException | Error e) {
            // or its place in the pool would be nobody's
            request.reset();
            throw e;
        }
    }

    private void refused(Way way, boolean wasOpen, Throwable failure) {
        boolean late = failure instanceof TimeoutException;
        if (late && wasOpen) {
            fail("", busy(), failure);
        } else if (late && way.isOpen() && left(queueTimeout) > 0) {
            // others were served meanwhile, so what this one waits for is not the network
            take(way);
        } else {
            tried.add(way);
            ways.fails(way);
            if (wasOpen) {
                lookAround(failure);
            } else {
                next(failure);
            }
        }
    }

    private void fail(@Nullable Throwable failure) {
        Throwable cause = failure != null ? failure : new TimeoutException();
        String where = tried.stream().map(Way::toString).collect(Collectors.joining(" and "));
        fail(where.isEmpty() ? "" : "tried " + where + ": ", ConnectTrouble.of(cause, ways.target(), shorter()), cause);
    }

    private void fail(String tries, Trouble trouble, Throwable cause) {
        String message = "Could not connect to " + ways.target() + " (" + tries + trouble.why()
                + "): nothing was sent. " + trouble.cure();
        arrival.handle(
                Future.failedFuture((trouble.lasting() ? Failure.BARRED : Failure.UNSENT).because(message, cause)));
    }

    private Trouble busy() {
        return Trouble.passing(
                "all connections (maxConnections) were busy for " + queueTimeout.toMillis() + " ms",
                "Allow more of them by maxConnections, or make fewer calls at once");
    }

    /** What fails where nobody would hear of it ends the approach. */
    private <T> Handler<T> guarded(Handler<T> step) {
        return event -> {
            try {
                step.handle(event);
            } catch (Throwable e) {
                arrival.handle(Future.failedFuture(e));
            }
        };
    }

    private long share() {
        long left = left(shorter());
        return ahead.isEmpty() ? left : Math.max(left / (ahead.size() + 1), Math.min(left / 2, MIN_SHARE_MILLIS));
    }

    private Duration shorter() {
        return connectTimeout.compareTo(queueTimeout) < 0 ? connectTimeout : queueTimeout;
    }

    private long left(Duration whole) {
        return whole.minusNanos(System.nanoTime() - begun).toMillis();
    }
}
