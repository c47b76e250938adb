package io.github.camelintegry.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The longer of two times counts: what the walk was told, and what all calls of its user were. */
class StayAwayTest {

    private long nanos = Long.MAX_VALUE - 1;
    private Duration ofUser = Duration.ZERO;
    private final StayAway stayAway = new StayAway(() -> nanos, () -> ofUser);

    @Test
    void isOverWhenTheTimeHasPassed() {
        assertThat(stayAway.left()).isZero();
        stayAway.asked(null);
        assertThat(stayAway.left()).isZero();
        stayAway.asked(Duration.ofSeconds(9));
        assertThat(stayAway.left()).hasSeconds(9);
        nanos += Duration.ofSeconds(8).toNanos();
        assertThat(stayAway.left()).hasSeconds(1);
        nanos += Duration.ofSeconds(8).toNanos();
        assertThat(stayAway.left()).isZero();
    }

    @Test
    void isAsLongAsTheUsersIfThatIsLonger() {
        stayAway.asked(Duration.ofSeconds(9));
        ofUser = Duration.ofSeconds(5);
        assertThat(stayAway.left()).hasSeconds(9);
        ofUser = Duration.ofSeconds(20);
        assertThat(stayAway.left()).hasSeconds(20);
    }
}
