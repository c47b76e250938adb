package io.github.camelintegry.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateGateTest {

    private final TestClock clock = new TestClock();
    private final RateGate gate = new RateGate(clock);

    @Test
    void closesForOneUserUntilTheTimeIsOver() {
        gate.close("app", "u1", Duration.ofSeconds(10));

        assertThat(gate.remaining("app", "u1")).isEqualTo(Duration.ofSeconds(10));
        assertThat(gate.remaining("app", "u2")).isZero();
        assertThat(gate.remaining("other", "u1")).isZero();
        clock.advance(Duration.ofMillis(9_999));
        assertThat(gate.remaining("app", "u1")).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(gate.remaining("app", "u1")).isZero();
        clock.advance(Duration.ofDays(-1));
        assertThat(gate.remaining("app", "u1"))
                .as("a clock set back closes no gate that was open")
                .isZero();
    }

    @Test
    void neverOpensSooner() {
        gate.close("app", "u1", Duration.ofSeconds(10));
        gate.close("app", "u1", Duration.ofSeconds(1));
        assertThat(gate.remaining("app", "u1")).isEqualTo(Duration.ofSeconds(10));
        gate.close("app", "u1", Duration.ofSeconds(20));
        assertThat(gate.remaining("app", "u1")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void isNotClosedByAWaitOfNothing() {
        gate.close("app", "u1", Duration.ZERO);
        assertThat(gate.remaining("app", "u1")).isZero();
    }

    @Test
    void makesRoomForNewUsersByForgettingPastOnes() {
        for (int user = 0; user <= 10_000; user++) {
            gate.close("app", "old-" + user, Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofSeconds(2));
        gate.close("app", "new", Duration.ofSeconds(5));
        assertThat(gate.remaining("app", "new")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void prolongsForAUserWhomItKnowsThoughItIsFull() {
        for (int user = 0; user < 10_000; user++) {
            gate.close("app", "u" + user, Duration.ofSeconds(10));
        }
        gate.close("app", "u7", Duration.ofSeconds(60));
        assertThat(gate.remaining("app", "u7")).isEqualTo(Duration.ofSeconds(60));
    }
}
