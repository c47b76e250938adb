package io.github.camelintegry.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.internal.util.Timers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** How many threads work, and what becomes of tasks when threads or memory cannot be had for a while. */
class ReplyThreadsTest {

    private static final int FEW = 4;

    private final Queue<Runnable> workers = new ArrayDeque<>();
    private final Queue<Runnable> timers = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private Executor pool = workers::add;
    private Timers later = (delay, task) -> timers.add(task);
    private final ReplyThreads threads =
            new ReplyThreads(work -> pool.execute(work), FEW, (delay, task) -> later.after(delay, task));

    private void pass(int moments) {
        for (int i = 0; i < moments; i++) {
            timers.remove().run();
        }
    }

    private void runLater(String... tasks) {
        for (String task : tasks) {
            threads.execute(() -> done.add(task));
        }
    }

    @Test
    void oneThreadIsEnoughWhileItKeepsUp() {
        runLater("first", "second", "third");
        assertThat(workers).hasSize(1);
        runAll();
        assertThat(done).containsExactly("first", "second", "third");
        pass(1);
        assertThat(workers).isEmpty();
        assertThat(timers).as("nobody looks after threads that are idle").isEmpty();
    }

    @Test
    void anotherJoinsForEachMillisecondOfWaitingUpToAFew() {
        List<Duration> delays = new ArrayList<>();
        later = (delay, task) -> {
            delays.add(delay);
            timers.add(task);
        };
        runLater("first");
        pass(timers.size());
        assertThat(workers).as("nothing had to wait yet").hasSize(1);
        runLater("second");
        for (int moment = 1; moment <= 3; moment++) {
            pass(1);
            assertThat(workers).hasSize(1 + moment);
        }
        pass(10);
        assertThat(workers).hasSize(FEW);
        assertThat(delays).hasSize(14).containsOnly(Duration.ofMillis(1));
        runAll();
        assertThat(done).containsExactly("first", "second");
    }

    @Test
    void moreThanAFewJoinOnlyWhenNothingGotDoneForLong() {
        runLater("first", "second", "third");
        pass(49);
        assertThat(workers).hasSize(FEW);
        pass(1);
        assertThat(workers).as("one for each task that waits").hasSize(FEW + 3);
        pass(49);
        assertThat(workers).as("patience begins anew").hasSize(FEW + 3);
        pass(1);
        assertThat(workers).hasSize(FEW + 6);
    }

    @Test
    void noMoreThanAFewJoinAsLongAsSomethingGetsDone() {
        for (int i = 0; i < 100; i++) {
            threads.execute(() -> pass(1));
        }
        workers.remove().run();
        assertThat(workers).hasSize(FEW - 1);
    }

    @Test
    void thereIsAnEndToThreads() {
        for (int i = 0; i <= ReplyThreads.MAX_THREADS; i++) {
            runLater("any");
        }
        pass(200);
        assertThat(workers).hasSize(ReplyThreads.MAX_THREADS);
        runAll();
        assertThat(done).hasSize(ReplyThreads.MAX_THREADS + 1);
    }

    @Test
    void aPoolThatIsShutDownTakesNoTask() {
        pool = work -> {
            throw new RejectedExecutionException("shut down");
        };
        assertThatThrownBy(() -> threads.execute(() -> done.add("refused")))
                .isInstanceOf(RejectedExecutionException.class);
        pool = workers::add;
        runLater("taken");
        runAll();
        assertThat(done).containsExactly("taken");
    }

    private void loseThreads() {
        pool = work -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
    }

    @Test
    void goesOnWhenThreadsCanBeHadAgain() {
        loseThreads();
        assertThatThrownBy(() -> threads.execute(() -> done.add("refused"))).isInstanceOf(OutOfMemoryError.class);
        pool = workers::add;
        threads.execute(() -> done.add("taken"));
        workers.remove().run();
        assertThat(done).containsExactly("taken");
    }

    @Test
    void goesOnIfNoFurtherThreadCanJoin() {
        threads.execute(() -> done.add("first"));
        threads.execute(() -> done.add("second"));
        loseThreads();
        timers.remove().run();
        workers.remove().run();
        assertThat(done).containsExactly("first", "second");
        pool = workers::add;
        while (!timers.isEmpty()) {
            timers.remove().run();
        }
        threads.execute(() -> done.add("third"));
        workers.remove().run();
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void aTaskThatFailsKeepsNoOtherFromItsTurn() {
        threads.execute(() -> {
            throw new OutOfMemoryError("on purpose");
        });
        threads.execute(() -> done.add("second"));
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
            throw new OutOfMemoryError("again");
        });
        try {
            workers.remove().run();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertThat(done).containsExactly("second");
    }

    /** As those of a Vert.x that is closed. */
    private void closeTimers() {
        later = (delay, task) -> {
            throw new RejectedExecutionException("closed");
        };
    }

    private void runAll() {
        while (!workers.isEmpty()) {
            workers.remove().run();
        }
    }

    @Test
    void whatIsNotTakenIsNotQueuedEither() {
        threads.execute(() -> done.add("first"));
        closeTimers();
        loseThreads();
        assertThatThrownBy(() -> threads.execute(() -> done.add("refused")))
                .isInstanceOf(RejectedExecutionException.class);
        runAll();
        assertThat(done).containsExactly("first");
    }

    @Test
    void takesATaskOnceThoughNobodyCanLookAfterIt() {
        threads.execute(() -> done.add("first"));
        closeTimers();
        threads.execute(() -> done.add("second"));
        threads.execute(() -> done.add("third"));
        assertThat(workers)
                .as("one for each, since nobody will see whether the first keeps up")
                .hasSize(3);
        runAll();
        assertThat(done).containsExactly("first", "second", "third");
    }

    @Test
    void doesWhatWaitsWhenTheTimersCloseMeanwhile() {
        threads.execute(() -> done.add("first"));
        threads.execute(() -> done.add("second"));
        Runnable held = workers.remove();
        closeTimers();
        Runnable look = timers.remove();
        assertThatThrownBy(look::run).isInstanceOf(RejectedExecutionException.class);
        runAll();
        assertThat(done).as("though the first thread is held up").containsExactly("first", "second");
        held.run();
        later = (delay, task) -> timers.add(task);
        threads.execute(() -> done.add("third"));
        runAll();
        assertThat(done).containsExactly("first", "second", "third");
    }
}
