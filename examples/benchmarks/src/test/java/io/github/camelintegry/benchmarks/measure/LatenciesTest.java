package io.github.camelintegry.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentilesAreWithinABucket() {
        Latencies latencies = new Latencies();
        for (int i = 1; i <= 10_000; i++) {
            latencies.add(i * 1_000L);
        }

        assertThat(latencies.count()).isEqualTo(10_000);
        assertThat(latencies.percentile(0.5)).isCloseTo(5e6, within(0.04 * 5e6));
        assertThat(latencies.percentile(0.99)).isCloseTo(9.9e6, within(0.04 * 9.9e6));
    }
}
