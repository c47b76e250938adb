package io.github.camelintegry.benchmarks.measure;

/**
 * Counts times in buckets that are 3 % wide, so that a percentile costs no memory by the call. For one thread at a time.
 */
public final class Latencies {

    private static final int MANTISSA_BITS = 5;

    private final long[] counts = new long[(Long.SIZE + 1) << MANTISSA_BITS];
    private long total;

    /** Without any time. */
    public Latencies() {}

    /** Counts a time. */
    public void add(long nanos) {
        counts[bucket(Math.max(1, nanos))]++;
        total++;
    }

    /** Counts the times of another one. */
    public void add(Latencies others) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += others.counts[i];
        }
        total += others.total;
    }

    /** {@return how many times were counted} */
    public long count() {
        return total;
    }

    /** {@return the time that this share of all does not exceed, in nanoseconds} */
    public double percentile(double share) {
        long wanted = (long) Math.ceil(share * total);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted && seen > 0) {
                return upperEnd(i);
            }
        }
        return 0;
    }

    private static int bucket(long nanos) {
        int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos);
        long mantissa =
                exponent >= MANTISSA_BITS ? nanos >>> (exponent - MANTISSA_BITS) : nanos << (MANTISSA_BITS - exponent);
        return (exponent << MANTISSA_BITS) + (int) (mantissa & ((1 << MANTISSA_BITS) - 1));
    }

    private static double upperEnd(int bucket) {
        int exponent = bucket >> MANTISSA_BITS;
        int mantissa = bucket & ((1 << MANTISSA_BITS) - 1);
        return Math.scalb(1 + (mantissa + 1.0) / (1 << MANTISSA_BITS), exponent);
    }
}
