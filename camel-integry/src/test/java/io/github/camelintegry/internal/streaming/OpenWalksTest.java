package io.github.camelintegry.internal.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.streaming.OpenWalks.Place;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a place, when, and that none is ever lost. */
class OpenWalksTest {

    private final Queue<Runnable> steps = new ArrayDeque<>();
    private final OpenWalks walks = new OpenWalks(2, steps::add);

    private Place placed() {
        return walks.enter(null, 9).getNow(null);
    }

    private void goOn() {
        Runnable step;
        while ((step = steps.poll()) != null) {
            step.run();
        }
    }

    @Test
    void whoComesWhenAllAreTakenWaitsAndGetsOneInTheOrderOfComing() {
        Place one = placed();
        Place two = placed();
        CompletableFuture<Place> third = walks.enter(null, 9);
        CompletableFuture<Place> fourth = walks.enter(null, 9);
        two.giveBack();
        assertThat(third).as("on the executor, not on the thread of who gave it back").isNotDone();
        goOn();
        assertThat(third).isCompleted();
        assertThat(fourth).isNotDone();
        one.giveBack();
        goOn();
        assertThat(fourth).isCompleted();
        assertThat(walks.taken()).isEqualTo(2);
    }

    @Test
    void aPlaceIsGivenBackOnce() {
        Place one = placed();
        placed();
        one.giveBack();
        one.giveBack();
        assertThat(walks.taken()).isEqualTo(1);
    }

    @Test
    void oneTooManyWhoWaitIsToldWhatToRaise() {
        placed();
        placed();
        walks.enter(null, 1);
        assertThatThrownBy(() -> walks.enter(null, 1))
                .isInstanceOf(FailedAttempt.class)
                .hasMessageContaining("All 2 walks that may be open at once (maxOpenWalks)")
                .hasMessageContaining("1 exchanges (maxQueuedCalls) wait");
        assertThat(walks.waiting()).isEqualTo(1);
    }

    @Test
    void aWaitThatIsGivenUpEndsAndTakesNoPlace() {
        Place one = placed();
        placed();
        CompletableFuture<Place> third = walks.enter(null, 9);
        CompletableFuture<Place> fourth = walks.enter(null, 9);
        walks.giveUp(third);
        goOn();
        assertThat(third).isCompletedExceptionally();
        one.giveBack();
        goOn();
        assertThat(fourth).isCompleted();
    }

    @Test
    void aPlaceForSomebodyWhoIsGoneGoesToTheNext() {
        Place one = placed();
        placed();
        CompletableFuture<Place> gone = walks.enter(null, 9);
        CompletableFuture<Place> next = walks.enter(null, 9);
        gone.cancel(false);
        one.giveBack();
        goOn();
        assertThat(next).isCompleted();
    }

    @Test
    void aWalkInsideAnOpenOneTakesNoneAndNeitherDoesOneInsideThat() {
        Place outer = placed();
        placed();
        Place inner = walks.enter(outer, 0).getNow(null);
        Place innermost = walks.enter(inner, 0).getNow(null);
        assertThat(walks.taken()).isEqualTo(2);
        inner.giveBack();
        assertThat(walks.enter(inner, 0)).as("the outer one is open still").isCompleted();
        innermost.giveBack();
        outer.giveBack();
        assertThat(walks.taken()).isEqualTo(1);
        assertThat(walks.enter(innermost, 0)).isCompleted();
        assertThat(walks.taken()).as("all around it are closed, so it counts").isEqualTo(2);
    }

    @Test
    void theStopEndsAllWaitsAndNobodyBeginsAnyMore() {
        Place one = placed();
        placed();
        CompletableFuture<Place> third = walks.enter(null, 9);
        walks.stop();
        goOn();
        assertThat(third).isCompletedExceptionally();
        one.giveBack();
        assertThatThrownBy(() -> walks.enter(null, 9)).isInstanceOf(FailedAttempt.class);
    }

    @Test
    void whereNoThreadIsLeftTheWaitEndsAllTheSame() {
        for (Throwable none : new Throwable[] {new RejectedExecutionException(), new OutOfMemoryError("no thread")}) {
            OpenWalks one = new OpenWalks(1, step -> {
                if (none instanceof Error e) {
                    throw e;
                }
                throw (RuntimeException) none;
            });
            Place place = one.enter(null, 9).getNow(null);
            CompletableFuture<Place> next = one.enter(null, 9);
            CompletableFuture<Place> last = one.enter(null, 9);
            place.giveBack();
            assertThat(next).isCompleted();
            one.stop();
            assertThat(last).isCompletedExceptionally();
        }
    }

    @Test
    @Timeout(60)
    void underPressureNoMoreAreOpenThanMayBeAndNoPlaceIsLost() throws Exception {
        int max = 3;
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            OpenWalks open = new OpenWalks(max, executor);
            AtomicInteger now = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            int users = 2000;
            CountDownLatch ended = new CountDownLatch(users);
            List<CompletableFuture<Place>> turns = new ArrayList<>();
            for (int i = 0; i < users; i++) {
                CompletableFuture<Place> turn = open.enter(null, users);
                turns.add(turn);
                turn.whenCompleteAsync(
                        (place, failure) -> {
                            if (place != null) {
                                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                                Thread.yield();
                                now.decrementAndGet();
                                place.giveBack();
                            }
                            ended.countDown();
                        },
                        executor);
                if (i % 3 == 0) {
                    open.giveUp(turns.get(ThreadLocalRandom.current().nextInt(turns.size())));
                }
            }
            assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(most.get()).isBetween(1, max);
            assertThat(open.waiting()).isZero();
            assertThat(open.taken()).isZero();
        } finally {
            executor.shutdown();
            assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aPlaceOfALoopKeepsNoneOfTheRoundsBefore() {
        Place last = placed();
        for (int round = 0; round < 1000; round++) {
            last.giveBack();
            CompletableFuture<Place> next = walks.enter(last, 0);
            assertThat(next).succeedsWithin(Duration.ZERO);
            last = next.join();
        }
        assertThat(walks.taken()).isEqualTo(1);
    }
}
