package io.github.camelintegry.internal.runtime;

import io.github.camelintegry.internal.ondemand.OnDemandWalks;
import io.github.camelintegry.internal.polling.SharedPolls;
import io.github.camelintegry.internal.streaming.SharedWalks;
import io.github.camelintegry.internal.util.Ticker;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/** What the endpoints of one component share: connections, the walks on demand and of producers, and threads that poll. */
public final class ComponentServices {

    /** Read by the threads of all routes, also while the component is stopped and started. */
    private volatile @Nullable Started started;

    private @Nullable SharedPolls polls;

    /**
     * Makes what keeps walks, and starts what makes connections.
     *
     * @param maxOnDemandWalks how many walks on demand may be unfinished
     * @param maxOpenWalks     how many walks of producers may be open
     */
    public void start(ClientRuntimes runtimes, int maxOnDemandWalks, int maxOpenWalks) {
        ServiceHelper.startService(runtimes);
        started = new Started(
                runtimes,
                new OnDemandWalks(maxOnDemandWalks, runtimes.ticker()),
                SharedWalks.of(
                        maxOpenWalks,
                        runtimes::execute,
                        runtimes::after,
                        runtimes.ticker(),
                        request -> runtimes.meters().commitFailed(request)));
    }

    /** Ends all of it. */
    public void stop() {
        Started now = started;
        if (now != null) {
            now.onDemandWalks().stop();
            // while there are threads on which those who wait can hear of it
            now.producerWalks().open().stop();
        }
        ServiceHelper.stopService(pollsIfAny());
        if (now != null) {
            ServiceHelper.stopAndShutdownService(now.runtimes());
            started = null;
        }
    }

    /** What makes connections. */
    public ClientRuntimes runtimes() {
        return started().runtimes();
    }

    /** The walks that are open on demand. */
    public OnDemandWalks onDemandWalks() {
        return started().onDemandWalks();
    }

    /** The walks that are open in producers. */
    public SharedWalks producerWalks() {
        return started().producerWalks();
    }

    private Started started() {
        Started now = started;
        if (now == null) {
            throw new IllegalStateException("The component is not started: start its Camel context first");
        }
        return now;
    }

    /** So many threads for all consumers, which may ask before the component is started; {@code null} for 0. */
    public synchronized @Nullable SharedPolls polls(CamelContext context, int threads) {
        if (polls == null && threads > 0) {
            polls = new SharedPolls(context, threads, Ticker.SYSTEM);
        }
        return polls;
    }

    private synchronized @Nullable SharedPolls pollsIfAny() {
        return polls;
    }

    private record Started(ClientRuntimes runtimes, OnDemandWalks onDemandWalks, SharedWalks producerWalks) {}
}
