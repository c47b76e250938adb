package io.github.camelintegry.benchmarks.starts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.benchmarks.measure.Rounds;
import org.junit.jupiter.api.Test;

/** Every peer gets its answer over HTTPS. */
class HttpsStartsTest {

    @Test
    void measuresEveryPeer() throws Exception {
        Rounds<Peer, Start> starts =
                HttpsStarts.measure(1, ClassPath.component().toString());

        assertThat(starts.subjects()).containsExactly(Peer.values());
        assertThat(starts.subjects()).allSatisfy(peer -> {
            assertThat(starts.median(peer, Start::millis)).isPositive();
            assertThat(starts.median(peer, Start::cpuMillis)).isPositive();
        });
    }
}
