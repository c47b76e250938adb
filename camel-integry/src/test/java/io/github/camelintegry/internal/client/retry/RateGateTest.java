package io.github.camelintegry.internal.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateGateTest {

    private final TestClock clock = new TestClock();
    private final RateGate gate = new RateGate(clock);

    private Duration remaining(String appKey, String userId) {
        return gate.remaining(appKey, userId, Duration.ofHours(1));
    }

    @Test
    void closesForOneUserUntilTheTimeIsOver() {
        gate.close("app", "u1", Duration.ofSeconds(10));

        assertThat(remaining("app", "u1")).isEqualTo(Duration.ofSeconds(10));
        assertThat(remaining("app", "u2")).isZero();
        assertThat(remaining("other", "u1")).isZero();
        clock.advance(Duration.ofMillis(9_999));
        assertThat(remaining("app", "u1")).isEqualTo(Duration.ofMillis(1));
        clock.advance(Duration.ofMillis(1));
        assertThat(remaining("app", "u1")).isZero();
    }

    @Test
    void isClosedForAsLongAsAskedWhateverTheClockOnTheWallIsSetTo() {
        for (int hours : new int[] {-1, 1, -100_000, 100_000}) {
            String user = "u" + hours;
            gate.close("app", user, Duration.ofSeconds(3));
            clock.set(Duration.ofHours(hours));
            assertThat(remaining("app", user)).isEqualTo(Duration.ofSeconds(3));
            clock.advance(Duration.ofSeconds(2));
            assertThat(remaining("app", user)).isEqualTo(Duration.ofSeconds(1));
            clock.advance(Duration.ofSeconds(1));
            assertThat(remaining("app", user)).isZero();
        }
    }

    @Test
    void keepsNobodyAwayForLongerThanHeWantsThoughAnotherDoes() {
        gate.close("app", "u1", Duration.ofHours(24));
        assertThat(gate.remaining("app", "u1", Duration.ofDays(2))).isEqualTo(Duration.ofHours(24));
        clock.advance(Duration.ofHours(1));
        assertThat(remaining("app", "u1")).as("he asks again").isZero();
        gate.close("app", "u1", Duration.ofHours(1));
        assertThat(remaining("app", "u1")).as("and is refused again").isEqualTo(Duration.ofHours(1));
        assertThat(gate.remaining("app", "u1", Duration.ofDays(2)))
                .as("the other one waits on")
                .isEqualTo(Duration.ofHours(23));
    }

    @Test
    void neverOpensSooner() {
        gate.close("app", "u1", Duration.ofSeconds(10));
        gate.close("app", "u1", Duration.ofSeconds(1));
        assertThat(remaining("app", "u1")).isEqualTo(Duration.ofSeconds(10));
        gate.close("app", "u1", Duration.ofSeconds(20));
        assertThat(remaining("app", "u1")).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void isNotClosedByAWaitOfNothing() {
        gate.close("app", "u1", Duration.ZERO);
        assertThat(remaining("app", "u1")).isZero();
    }

    @Test
    void makesRoomForNewUsersByForgettingPastOnes() {
        for (int user = 0; user <= 10_000; user++) {
            gate.close("app", "old-" + user, Duration.ofSeconds(1));
        }
        clock.advance(Duration.ofSeconds(2));
        gate.close("app", "new", Duration.ofSeconds(5));
        assertThat(remaining("app", "new")).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void prolongsForAUserWhomItKnowsThoughItIsFull() {
        for (int user = 0; user < 10_000; user++) {
            gate.close("app", "u" + user, Duration.ofSeconds(10));
        }
        gate.close("app", "u7", Duration.ofSeconds(60));
        assertThat(remaining("app", "u7")).isEqualTo(Duration.ofSeconds(60));
    }
}
