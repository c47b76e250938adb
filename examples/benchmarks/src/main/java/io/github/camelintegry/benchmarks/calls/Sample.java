package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.measure.Usage;

/**
 * One round of one subject.
 *
 * @param usage    what it took of the JVM
 * @param calls    how many calls were made
 * @param p50Nanos what half of the calls did not exceed
 * @param p99Nanos what 99 of 100 calls did not exceed
 */
record Sample(Usage usage, long calls, double p50Nanos, double p99Nanos) {

    double callsPerSecond() {
        return calls * 1e9 / usage.nanos();
    }

    double cpuMicros() {
        return usage.cpuNanos() / 1e3 / calls;
    }

    double allocatedKilobytes() {
        return usage.allocatedBytes() / 1e3 / calls;
    }

    double p50Micros() {
        return p50Nanos / 1e3;
    }

    double p99Micros() {
        return p99Nanos / 1e3;
    }
}
