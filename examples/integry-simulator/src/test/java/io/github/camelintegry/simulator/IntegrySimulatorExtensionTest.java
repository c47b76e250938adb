package io.github.camelintegry.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.simulator.wire.RawAnswer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntegrySimulatorExtensionTest {

    @RegisterExtension
    static final IntegrySimulatorExtension SHARED =
            new IntegrySimulatorExtension(IntegrySimulator.builder().persons(3));

    @RepeatedTest(2)
    void beginsEveryTestWithACleanJournal() {
        assertThat(SHARED.simulator().journal().size()).isZero();
        assertThat(SHARED.simulator().persons().size()).isEqualTo(3);

        SHARED.simulator().answerNext(RawAnswer.of(500, "text/plain", ""), RawAnswer.of(500, "text/plain", ""));
        assertThat(TestClient.of(SHARED.simulator()).get("/apps").status()).isEqualTo(500);
    }

    @Nested
    class Inner {

        @Test
        void sharesTheSimulatorOfTheOuterClass() {
            assertThat(SHARED.simulator().persons().size()).isEqualTo(3);
            assertThat(SHARED.simulator().journal().size()).isZero();
        }
    }

    @Test
    void endsWithItsTestOrItsLastClass() {
        IntegrySimulatorExtension extension = new IntegrySimulatorExtension();
        extension.beforeEach(null);
        int first = extension.simulator().port();
        extension.afterEach(null);
        assertThat(first).isPositive();
        assertThatThrownBy(extension::simulator).isInstanceOf(IllegalStateException.class);

        extension.beforeAll(null);
        IntegrySimulator simulator = extension.simulator();
        extension.beforeAll(null);
        extension.afterAll(null);
        extension.beforeEach(null);
        extension.afterEach(null);
        assertThat(extension.simulator()).isSameAs(simulator);
        extension.afterAll(null);
        assertThatThrownBy(extension::simulator).isInstanceOf(IllegalStateException.class);
    }
}
