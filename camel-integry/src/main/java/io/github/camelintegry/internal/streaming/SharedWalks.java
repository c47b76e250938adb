package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.util.Timers;
import java.util.concurrent.Executor;

/**
 * What the walks of a component's producers share.
 *
 * @param open       their places
 * @param stalls     closes those that nobody reads
 * @param unfinished those that go on in a later exchange
 * @param executor   where positions are read, and where exchanges go on that have waited
 * @param ticker     what times are counted by
 * @param failures   is told of positions that could not be written
 */
public record SharedWalks(
        OpenWalks open,
        StallWatch stalls,
        UnfinishedWalks unfinished,
        Executor executor,
        Ticker ticker,
        CommitFailures failures) {

    /** No walks yet, of which so many may be open at once. */
    public static SharedWalks of(
            int maxOpenWalks, Executor executor, Timers timers, Ticker ticker, CommitFailures failures) {
        return new SharedWalks(
                new OpenWalks(maxOpenWalks, executor),
                new StallWatch(ticker, timers, executor),
                new UnfinishedWalks(),
                executor,
                ticker,
                failures);
    }
}
