package io.github.camelintegry.benchmarks.walks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.benchmarks.service.ServerProcess;
import org.junit.jupiter.api.Test;

/** All subjects see every page, and the ideal is what the issue says it is. */
class WalkSubjectsTest {

    @Test
    void seesEveryPage() throws Exception {
        WalkCase pages = new WalkCase(7, 1, 1);
        try (ServerProcess server = new ServerProcess()) {
            for (WalkKind kind : WalkKind.values()) {
                try (WalkSubject subject = kind.open(server.service())) {
                    assertThat(subject.walk(pages).pages()).as(kind.label()).isEqualTo(7);
                    assertThat(subject.walk(pages).pages())
                            .as(kind.label() + " again")
                            .isEqualTo(7);
                }
            }
        }
    }

    @Test
    void idealIsTheSlowerHalf() {
        WalkTime tenPagesOfTwoNanosWork = new WalkTime(70, 20, 10);

        assertThat(tenPagesOfTwoNanosWork.fetchNanosPerPage()).isEqualTo(5);
        assertThat(tenPagesOfTwoNanosWork.idealNanos(5)).isEqualTo(10 * 5 + 2);
        assertThat(tenPagesOfTwoNanosWork.idealNanos(1)).isEqualTo(10 * 2 + 1);
    }
}
