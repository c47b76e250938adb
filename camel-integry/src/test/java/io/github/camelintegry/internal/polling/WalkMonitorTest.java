package io.github.camelintegry.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.position.Fingerprint;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.walk.FakePages;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Records;
import io.github.camelintegry.status.WalkStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is measured of a walk is measured by time that passes, not by a clock that is set. */
class WalkMonitorTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Fingerprint FINGERPRINT = Fingerprint.of(
            "https://h", "resource", new IntegryRequest(Operation.FUNCTION, "f", "u1", Map.of(), Arguments.NONE, null));

    private Instant clock = NOON;
    private long nanos = Long.MAX_VALUE - 1;
    private final List<String> counted = new ArrayList<>();
    private final WalkMeters meters = new WalkMeters() {
        @Override
        public void page(WalkSource source, long records) {
            counted.add(source.name() + ": " + records);
        }

        @Override
        public void walk(WalkSource source) {
            counted.add(source.name() + ": end");
        }

        @Override
        public Runnable watch(WalkMonitor walk) {
            throw new UnsupportedOperationException();
        }
    };
    private final WalkMonitor monitor =
            new WalkMonitor(new WalkSource("r", "function/f", "u1", "key"), () -> clock, () -> nanos, meters);

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

    private static Page page(long number, int records, @Nullable String cursor) {
        return new Page(
                number, FakePages.page("[]", cursor), new Records(records, () -> null, Collections::emptyIterator));
    }

    private WalkStatus.State state() {
        return monitor.status(false, false, null).state();
    }

    @Test
    void pagesAndWalksAreCountedOnceTheyAreDone() {
        monitor.pollBegins();
        WalkPosition begun = begunAt(NOON);
        monitor.goesOnFrom(begun);
        monitor.recordDone();
        monitor.recordDone();
        assertThat(counted).as("a page whose records are not all done").isEmpty();
        assertThat(monitor.status(false, false, null).records()).isEqualTo(2);

        WalkPosition first = begun.after(page(1, 3, "2"), true);
        monitor.committed(first);
        assertThat(counted).containsExactly("function/f: 3");
        assertThat(monitor.status(false, false, null).records()).isEqualTo(3);

        WalkPosition last = first.after(page(2, 4, null), true);
        monitor.committed(last);
        assertThat(counted).containsExactly("function/f: 3", "function/f: 4");
        monitor.committed(last.finished());
        assertThat(counted).containsExactly("function/f: 3", "function/f: 4", "function/f: end");
        assertThat(monitor.status(false, false, null).pages()).isEqualTo(2);
        assertThat(monitor.status(false, false, null).records()).isEqualTo(7);
    }

    @Test
    void aFailureIsOneUntilAPageIsDoneOrAPollEndsWell() {
        assertThat(state()).isEqualTo(WalkStatus.State.WAITING);
        monitor.pollBegins();
        WalkPosition begun = begunAt(NOON);
        monitor.goesOnFrom(begun);
        assertThat(state()).isEqualTo(WalkStatus.State.WALKING);
        monitor.pollEnds(new IllegalStateException("no database"));
        assertThat(state()).isEqualTo(WalkStatus.State.FAILING);
        assertThat(monitor.status(false, false, null).lastError()).contains("no database");
        assertThat(monitor.status(false, true, null).state()).isEqualTo(WalkStatus.State.THROTTLED);
        assertThat(monitor.status(true, true, null).state()).isEqualTo(WalkStatus.State.PAUSED);

        monitor.pollBegins();
        monitor.goesOnFrom(begun);
        assertThat(monitor.failure()).as("nothing is done yet").hasMessage("no database");
        monitor.committed(begun.after(page(1, 3, null), false));
        assertThat(monitor.failure()).isNull();
        assertThat(state()).isEqualTo(WalkStatus.State.FINISHED);

        monitor.pollEnds(new IllegalStateException("no network"));
        monitor.pollEnds(null);
        assertThat(monitor.failure()).isNull();
    }

    @Test
    void recordsOfAPageThatFailedAreNotDone() {
        monitor.pollBegins();
        monitor.goesOnFrom(begunAt(NOON));
        monitor.recordDone();
        monitor.pollEnds(new IllegalStateException("no database"));
        assertThat(monitor.status(false, false, null).records()).isZero();
        assertThat(counted).isEmpty();
    }

    @Test
    void aWalkThatIsKeptAwayMakesNoProgressAsLongAsThatLasts() {
        monitor.goesOnFrom(begunAt(NOON));
        monitor.pollEnds(null);
        pass(Duration.ofSeconds(50));
        assertThat(monitor.withoutProgress()).as("it rests between two polls").isZero();
        monitor.keptAway(true);
        pass(Duration.ofSeconds(7));
        monitor.keptAway(true);
        pass(Duration.ofSeconds(2));
        assertThat(monitor.withoutProgress()).hasSeconds(9);
        monitor.keptAway(false);
        assertThat(monitor.withoutProgress()).isZero();
    }

    @Test
    void aPollThatGaveWayGoesOnCounting() {
        monitor.pollBegins();
        WalkPosition begun = begunAt(NOON);
        monitor.goesOnFrom(begun);
        pass(Duration.ofSeconds(1));
        WalkPosition first = begun.after(page(1, 3, "2"), false);
        monitor.committed(first);
        monitor.pollEnds(null);
        monitor.pollGoesOn();
        pass(Duration.ofSeconds(1));
        monitor.committed(first.after(page(2, 3, "3"), false));
        assertThat(monitor.status(false, false, null).recordsPerSecond())
                .as("six in two seconds")
                .isEqualTo(3);
        assertThat(monitor.status(false, false, Duration.ZERO).nextPoll())
                .as("one is under way")
                .isNull();
    }
}
