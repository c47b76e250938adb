package io.github.camelintegry.internal.options;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that options can be. Sizes are texts with ranges of their own, and what Camel's scheduler takes is said by
 * Camel.
 */
public final class Ranges {

    private static final long MAX_PORT = 65_535;

    private static final List<Range> ALL = List.of(
            atLeastOne("connectTimeout"),
            new Range("connectTimeout", Long.MIN_VALUE, Integer.MAX_VALUE, "less than 25 days"),
            atLeastOne("responseTimeout"),
            atLeastOne("retryAfterMax"),
            atLeastOne("retryTimeout"),
            atLeastOne("maxConnections"),
            atLeastOne("maxNestingDepth"),
            atLeastOne("maxOnDemandWalks"),
            atLeastOne("maxOpenWalks"),
            notNegative("schemaCacheTtl"),
            notNegative("retries"),
            notNegative("retryBackoff"),
            notNegative("retryBackoffMax"),
            notNegative("prefetchCount"),
            notNegative("maxPagesPerPoll"),
            notNegative("maxEmptyPages"),
            notNegative("stallTimeout"),
            notNegative("pollThreads"),
            notNegative("maxQueuedCalls"),
            new Range("proxyPort", 0, MAX_PORT, "from 1 to " + MAX_PORT + " where proxyHost is set"));

    private Ranges() {}

    private static Range atLeastOne(String option) {
        return new Range(option, 1, Long.MAX_VALUE, "at least 1");
    }

    private static Range notNegative(String option) {
        return new Range(option, 0, Long.MAX_VALUE, "0 or more");
    }

    /**
     * Refuses a number that its option cannot be.
     *
     * @throws IllegalArgumentException with the name of the option, its range and the number
     */
    public static void check(Function<String, @Nullable Object> options) {
        for (Range range : ALL) {
            if (options.apply(range.option()) instanceof Number number) {
                range.check(number.longValue(), range.least());
            }
        }
    }

    /** Refuses that a proxy has no port: without a proxy, 0 is none. */
    public static void checkPortOfProxy(int port) {
        ALL.stream().filter(range -> range.option().equals("proxyPort")).forEach(range -> range.check(port, 1));
    }

    private record Range(String option, long least, long greatest, String words) {

        void check(long value, long from) {
            if (value < from || value > greatest) {
                throw new IllegalArgumentException(option + " must be " + words + ", not " + value);
            }
        }
    }
}
