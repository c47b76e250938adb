package io.github.camelintegry.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.metrics.Meters;
import io.github.camelintegry.internal.position.Fingerprint;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is measured of a walk is measured by time that passes, not by a clock that is set. */
class WalkMonitorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Fingerprint FINGERPRINT = Fingerprint.of(
            "https://h", "resource", new IntegryRequest(Operation.FUNCTION, "f", "u1", Map.of(), Arguments.NONE, null));

    private Instant clock = NOON;
    private long nanos = Long.MAX_VALUE - 1;
    private final WalkMonitor monitor =
            new WalkMonitor(new WalkSource("r", "function/f", "u1", "key"), () -> clock, () -> nanos, Meters.NONE);

    private void pass(Duration time) {
        clock = clock.plus(time);
        nanos += time.toNanos();
    }

    private void setClock(Duration forward) {
        clock = clock.plus(forward);
    }

    private static WalkPosition begunAt(Instant time) {
        return WalkPosition.begin(null, FINGERPRINT, time);
    }

    @Property
    void countsWhatPassedWhateverTheClockIsSetTo(@ForAll int firstStep, @ForAll int secondStep) {
        clock = NOON;
        monitor.pollBegins();
        WalkPosition walk = begunAt(clock);
        monitor.goesOnFrom(walk);
        setClock(Duration.ofSeconds(firstStep));
        pass(Duration.ofSeconds(10));
        assertThat(monitor.withoutProgress()).hasSeconds(10);
        assertThat(monitor.age()).hasSeconds(10);
        assertThat(monitor.idle()).hasSeconds(10);

        for (int record = 0; record < 20; record++) {
            monitor.recordDone();
        }
        setClock(Duration.ofSeconds(secondStep));
        pass(Duration.ofSeconds(3));
        assertThat(monitor.withoutProgress()).hasSeconds(3);
        assertThat(monitor.idle()).hasSeconds(3);
        assertThat(monitor.sinceProgress()).hasSeconds(3);
        assertThat(monitor.age()).hasSeconds(13);
        assertThat(monitor.status(false, false, null).recordsPerSecond()).isEqualTo(2);

        monitor.pollEnds(null);
        pass(Duration.ofSeconds(2));
        setClock(Duration.ofSeconds(firstStep));
        assertThat(monitor.status(false, false, Duration.ofSeconds(60)).nextPoll())
                .as("58 seconds from now")
                .isEqualTo(clock.plusSeconds(58));
        monitor.goesOnFrom(walk.finished());
        monitor.keptAway(false);
    }

    @Test
    void aWalkFoundAfterARestartIsAsOldAsItSays() {
        monitor.goesOnFrom(begunAt(NOON.minusSeconds(100)));
        pass(Duration.ofSeconds(5));
        assertThat(monitor.age()).hasSeconds(105);
        assertThat(monitor.idle()).hasSeconds(5);
    }

    @Test
    void aStoredTimeThatLiesAheadCountsAsNow() {
        monitor.goesOnFrom(begunAt(NOON.plus(Duration.ofHours(9))));
        assertThat(monitor.age()).isZero();
        pass(Duration.ofSeconds(5));
        assertThat(monitor.age()).hasSeconds(5);
    }
}
