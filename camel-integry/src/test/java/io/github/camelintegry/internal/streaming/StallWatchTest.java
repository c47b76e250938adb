package io.github.camelintegry.internal.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.util.Timers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/** When a walk that nobody reads is closed, by a clock that the test moves. */
class StallWatchTest {

    private static final Duration STALL = Duration.ofMinutes(5);

    /** Near its end, behind which it is negative. */
    private long now = Long.MAX_VALUE - 10;

    private final Ticker ticker = () -> now;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>((one, other) -> Long.signum(one.at - other.at));
    private final StallWatch watch = new StallWatch(ticker, (Timers) this::after, Runnable::run);
    private final List<String> closed = new ArrayList<>();

    private record Timer(long at, Runnable task) {}

    private void after(Duration delay, Runnable task) {
        timers.add(new Timer(now + delay.toNanos(), task));
    }

    private void pass(Duration time) {
        long end = now + time.toNanos();
        while (!timers.isEmpty() && timers.peek().at - end <= 0) {
            Timer next = timers.remove();
            now = next.at;
            next.task.run();
        }
        now = end;
    }

    private final class Walk implements StallWatch.Watched {
        private final String name;
        private final LastUse use;

        Walk(String name, Duration stall) {
            this.name = name;
            this.use = new LastUse(ticker, stall);
            watch.watch(this);
        }

        @Override
        public Duration left() {
            return use.left();
        }

        @Override
        public void stalled() {
            if (use.stall()) {
                closed.add(name);
            } else {
                watch.watch(this);
            }
        }
    }

    @Test
    void closesAWalkThatNobodyReadsAndNoneThatSomebodyDoes() {
        new Walk("a", STALL);
        Walk read = new Walk("b", STALL);
        for (int minute = 1; minute < 5; minute++) {
            pass(Duration.ofMinutes(1));
            read.use.begin();
            read.use.end();
        }
        assertThat(closed).isEmpty();
        pass(Duration.ofMinutes(1));
        assertThat(closed).containsExactly("a");
        pass(Duration.ofMinutes(4));
        assertThat(closed).containsExactly("a", "b");
        assertThat(watch.size()).isZero();
    }

    @Test
    void aPageMayTakeAsLongAsItTakes() {
        Walk walk = new Walk("a", STALL);
        walk.use.begin();
        pass(Duration.ofHours(1));
        assertThat(closed).isEmpty();
        walk.use.end();
        pass(STALL.minusNanos(1));
        assertThat(closed).isEmpty();
        pass(STALL);
        assertThat(closed).containsExactly("a");
    }

    @Test
    void oneThatStallsSoonerIsNotKeptWaitingByTheOthers() {
        new Walk("slow", Duration.ofHours(2));
        new Walk("quick", Duration.ofMinutes(1));
        pass(Duration.ofMinutes(1));
        assertThat(closed).containsExactly("quick");
        pass(Duration.ofHours(2));
        assertThat(closed).containsExactly("quick", "slow");
    }

    @Test
    void manyWalksHaveOneTimer() {
        for (int i = 0; i < 1000; i++) {
            Walk walk = new Walk("a", STALL);
            watch.forget(walk);
            pass(Duration.ofMillis(1));
        }
        assertThat(timers).hasSize(1);
        assertThat(watch.size()).isZero();
        pass(Duration.ofHours(1));
        assertThat(timers).as("where none is open, none runs").isEmpty();
        assertThat(closed).isEmpty();
    }
}
