package io.github.camelintegry.internal.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.body.GivenUp;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {

    private static final Duration DELAY = Duration.ofSeconds(1);

    private final Queue<Runnable> timers = new ArrayDeque<>();
    private final List<Duration> delays = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final WaitingRoom room = new WaitingRoom(
            (delay, task) -> {
                delays.add(delay);
                timers.add(task);
            },
            2);

    private boolean await(String name) {
        return room.await(
                name, DELAY, new GivenUp(), () -> said.add(name + " goes on"), () -> said.add(name + " gives up"));
    }

    @Test
    void letsGoAfterTheDelay() {
        assertThat(await("a")).isTrue();
        assertThat(said).isEmpty();
        assertThat(room.size()).isEqualTo(1);
        assertThat(delays).containsExactly(DELAY);

        timers.remove().run();

        assertThat(said).containsExactly("a goes on");
        assertThat(room.size()).isZero();
    }

    @Test
    void hasSoManySeatsAndNoMore() {
        assertThat(await("a")).isTrue();
        assertThat(await("b")).isTrue();
        assertThat(await("c")).isFalse();
        timers.remove().run();
        assertThat(await("d")).isTrue();
        assertThat(said).containsExactly("a goes on");
    }

    @Test
    void givesOneUserNoMoreThanHalfOfItsSeats() {
        assertThat(await("a")).isTrue();
        assertThat(await("a")).isFalse();
        assertThat(await("b")).isTrue();
        timers.remove().run();
        assertThat(await("a")).isTrue();
    }

    @Test
    void letsAllGiveUpWhenItCloses() {
        await("a");
        await("b");
        room.close();

        assertThat(said).containsExactlyInAnyOrder("a gives up", "b gives up");
        assertThat(room.size()).isZero();
        timers.forEach(Runnable::run);
        assertThat(said).hasSize(2);
        assertThat(await("c")).isFalse();
        room.close();
        assertThat(said).hasSize(2);
    }

    @Test
    void letsOneGiveUpThatNobodyWantsAnyMore() {
        GivenUp unwanted = new GivenUp();
        room.await("a", DELAY, unwanted, () -> said.add("goes on"), () -> said.add("gives up"));
        unwanted.tell();

        assertThat(said).containsExactly("gives up");
        assertThat(room.size()).isZero();
        timers.remove().run();
        room.close();
        assertThat(said).hasSize(1);
    }

    @Test
    void letsOneGiveUpAtOnceThatNobodyWantedBefore() {
        GivenUp unwanted = new GivenUp();
        unwanted.tell();

        assertThat(room.await("a", DELAY, unwanted, () -> said.add("goes on"), () -> said.add("gives up")))
                .isTrue();
        assertThat(said).containsExactly("gives up");
    }

    @Test
    void canBeEnteredAgainByWhatGoesOn() {
        room.await("again", DELAY, new GivenUp(), () -> await("again"), () -> {});
        await("b");
        timers.remove().run();
        assertThat(room.size()).isEqualTo(2);
    }

    @Test
    void letsEachGoExactlyOnceWhenItClosesMeanwhile() {
        for (int round = 0; round < 500; round++) {
            List<Runnable> due = new ArrayList<>();
            WaitingRoom busy = new WaitingRoom((delay, task) -> due.add(task), 100);
            AtomicInteger ended = new AtomicInteger();
            int seated = 0;
            for (int i = 0; i < 20; i++) {
                seated += busy.await("u", DELAY, new GivenUp(), ended::incrementAndGet, ended::incrementAndGet) ? 1 : 0;
            }
            CountDownLatch start = new CountDownLatch(1);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
                awaitQuietly(start);
                busy.close();
            });
            start.countDown();
            due.forEach(Runnable::run);
            closing.join();
            assertThat(ended).hasValue(seated);
        }
    }

    @Test
    void hasNoMoreSeatsForManyThreads() {
        int most = 0;
        for (int round = 0; round < 300; round++) {
            WaitingRoom small = new WaitingRoom((delay, task) -> {}, 1);
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<Boolean>> threads = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                threads.add(CompletableFuture.supplyAsync(() -> {
                    awaitQuietly(start);
                    return small.await("u", DELAY, new GivenUp(), () -> {}, () -> {});
                }));
            }
            start.countDown();
            most = Math.max(
                    most, (int) threads.stream().filter(CompletableFuture::join).count());
        }
        assertThat(most).isEqualTo(1);
    }

    @Test
    void takesNoSeatIfTheTimerCannotBeSet() {
        WaitingRoom broken = new WaitingRoom(
                (delay, task) -> {
                    throw new IllegalStateException("closed");
                },
                1);
        assertThat(broken.await("u", DELAY, new GivenUp(), () -> {}, () -> {})).isFalse();
        assertThat(broken.size()).isZero();
    }

    @Test
    void letsTheOthersGoIfOneFails() {
        for (int i = 0; i < 2; i++) {
            room.await("u" + i, DELAY, new GivenUp(), () -> {}, () -> {
                said.add("gives up");
                throw new IllegalStateException("on purpose");
            });
        }
        room.close();
        assertThat(said).hasSize(2);
        assertThat(room.size()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
