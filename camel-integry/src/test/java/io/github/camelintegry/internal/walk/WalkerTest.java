package io.github.camelintegry.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.internal.protocol.Cursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class WalkerTest {

    private static final Duration NO_TIME = Duration.ZERO;
    private static final ItemsPath ITEMS = ItemsPath.of(null);

    private final FakePages pages = new FakePages();
    private final CursorGuard guard = new CursorGuard();

    private Walker walker(int prefetch, long maxPages, int maxEmptyPages) {
        return walker(pages, FakePages.BEGINNING, new WalkLimits(prefetch, maxPages, maxEmptyPages));
    }

    private Walker walker(PageSource source, WalkPoint start, WalkLimits limits) {
        return new Walker(source, FakePages.reader(ITEMS), start, guard, limits);
    }

    /** Takes a page that is there already, or asks for it. */
    private static @Nullable Page poll(Walker walker) throws InterruptedException {
        return walker.next(NO_TIME);
    }

    private static Thread taker(Walker walker, CompletableFuture<Page> taken) {
        Thread thread = new Thread(() -> {
            try {
                taken.complete(walker.next(null));
            } catch (Exception e) {
                taken.completeExceptionally(e);
            }
        });
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    @Test
    void asksForNothingBeforeItIsAsked() {
        walker(5, 0, 10);
        assertThat(pages.asked).isEmpty();
    }

    @Test
    void givesPagesInOrderToTheirEnd() throws Exception {
        Walker walker = walker(0, 0, 10);
        assertThat(poll(walker)).isNull();
        pages.answer("[1,2]", "\"c2\"");
        Page first = poll(walker);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.isLast()).isFalse();
        assertThat(walker.isComplete()).isFalse();

        assertThat(poll(walker)).isNull();
        pages.answer("{\"data\":[3]}", null);
        Page second = poll(walker);
        assertThat(second.number()).isEqualTo(2);
        assertThat(FakePages.tree(second).get(0).intValue()).isEqualTo(3);
        assertThat(second.isLast()).isTrue();
        assertThat(walker.isComplete()).isTrue();

        assertThat(walker.next(null)).isNull();
        assertThat(pages.asked).containsExactly("first", "\"c2\"");
    }

    @Test
    void waitsForAPageThatComesOnAnotherThread() throws Exception {
        Walker walker = walker(1, 0, 10);
        CompletableFuture<Page> taken = new CompletableFuture<>();
        taker(walker, taken);
        pages.answer("[1]", null);
        assertThat(taken.get(5, TimeUnit.SECONDS).number()).isEqualTo(1);
    }

    @Test
    void fetchesNothingAheadWithoutPrefetch() throws Exception {
        Walker walker = walker(0, 0, 10);
        poll(walker);
        pages.answer("[1]", "2");
        poll(walker);
        assertThat(pages.asked).hasSize(1);
    }

    @Test
    void fetchesSoFarAheadAndNoFurther() throws Exception {
        Walker walker = walker(2, 0, 10);
        poll(walker);
        pages.answer("[1]", "2");
        assertThat(pages.asked).hasSize(2);
        pages.answer("[2]", "3");
        assertThat(pages.asked).as("two are ready, none is in use").hasSize(2);
        assertThat(poll(walker).number()).isEqualTo(1);
        assertThat(pages.asked).as("one in use, one ready, one on its way").hasSize(3);
        pages.answer("[3]", "4");
        assertThat(pages.asked).hasSize(3);
    }

    @Test
    void neverPassesMaxPagesEvenByReadAhead() throws Exception {
        Walker walker = walker(3, 2, 10);
        poll(walker);
        pages.answer("[1]", "2");
        pages.answer("[]", "3");
        assertThat(pages.asked).hasSize(2);
        assertThat(poll(walker).number()).isEqualTo(1);
        assertThat(poll(walker).number()).isEqualTo(2);
        assertThat(walker.next(null)).isNull();
        assertThat(walker.next(null)).isNull();
        assertThat(pages.asked).hasSize(2);
        assertThat(walker.isComplete()).as("pages are left").isFalse();
    }

    @Test
    void throwsAnErrorWhenItsPagesTurnComesAndAgain() throws Exception {
        Walker walker = walker(2, 0, 10);
        poll(walker);
        pages.answer("[1]", "2");
        IntegryException failure = new IntegryCursorException("no");
        pages.fail(new CompletionException(failure));

        assertThat(poll(walker).number()).isEqualTo(1);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> poll(walker)).isSameAs(failure);
        }
        assertThat(pages.asked).hasSize(2);
        assertThat(walker.isComplete()).isFalse();
    }

    @Test
    void throwsTheFailureOfASourceThatCannotEvenAsk() {
        Walker walker = walker(
                (cursor, helper) -> {
                    throw new IllegalArgumentException("bad name");
                },
                FakePages.BEGINNING,
                new WalkLimits(1, 0, 10));
        assertThatThrownBy(() -> walker.next(null)).hasMessage("bad name");
        assertThatThrownBy(() -> walker.next(null)).hasMessage("bad name");
    }

    @Test
    void throwsForAnOutputWithoutRecordsInItsTurn() throws Exception {
        Walker walker = walker(1, 0, 10);
        poll(walker);
        pages.answer("[1]", "2");
        assertThat(poll(walker).number()).isEqualTo(1);
        pages.answer("\"text\"", "3");
        assertThatThrownBy(() -> poll(walker)).isInstanceOf(IntegryProtocolException.class);
        assertThat(pages.asked).hasSize(2);
    }

    @Test
    void givesUpWhatIsBeingFetchedWhenItCloses() throws Exception {
        Walker walker = walker(1, 0, 10);
        poll(walker);
        walker.close();
        assertThat(pages.isGivenUp()).as("the fetch is given up").isTrue();
        assertThat(walker.next(null)).isNull();
        assertThat(pages.asked).hasSize(1);
        assertThat(walker.isComplete()).isFalse();
    }

    @Test
    void dropsReadyPagesAndFailuresOnClose() throws Exception {
        Walker walker = walker(2, 0, 10);
        poll(walker);
        pages.answer("[1]", "2");
        pages.fail(new IllegalStateException("x"));
        walker.close();
        assertThat(walker.next(null)).isNull();
    }

    @Test
    void wakesAWaiterOnClose() throws Exception {
        Walker walker = walker(1, 0, 10);
        CompletableFuture<Page> taken = new CompletableFuture<>();
        Thread thread = taker(walker, taken);
        walker.close();
        assertThat(taken.get(5, TimeUnit.SECONDS)).isNull();
        thread.join(5_000);
    }

    @Test
    void canBeInterruptedAndGoesOn() throws Exception {
        Walker walker = walker(1, 0, 10);
        CompletableFuture<Page> taken = new CompletableFuture<>();
        taker(walker, taken).interrupt();
        assertThatThrownBy(() -> taken.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        pages.answer("[1]", null);
        assertThat(walker.next(null).number()).isEqualTo(1);
    }

    @Test
    void letsWhoWaitsReadTheAnswer() throws Exception {
        Walker walker = walker(1, 0, 10);
        CompletableFuture<Page> taken = new CompletableFuture<>();
        CompletableFuture<Thread> reader = new CompletableFuture<>();
        Thread taker = taker(walker, taken);
        assertThat(pages.leave(() -> reader.complete(Thread.currentThread()))).isTrue();
        assertThat(reader.get(5, TimeUnit.SECONDS)).isSameAs(taker);
        await().until(() -> taker.getState() == Thread.State.TIMED_WAITING);
        assertThat(pages.leaveAnswer("[1]", null)).isTrue();
        assertThat(taken.get(5, TimeUnit.SECONDS).number()).isEqualTo(1);
    }

    @Test
    void leavesTheAnswerToOthersWhileNobodyWaits() throws Exception {
        Walker walker = walker(1, 0, 10);
        poll(walker);
        assertThat(pages.leaveAnswer("[1]", null)).isFalse();
    }

    @Test
    void doesAllThatItTookOnThoughItsTimeIsOver() throws Exception {
        Walker walker = walker(1, 0, 10);
        AtomicInteger done = new AtomicInteger();
        AtomicBoolean waits = new AtomicBoolean(true);
        CompletableFuture<Integer> takenOn = CompletableFuture.supplyAsync(() -> {
            int taken = 0;
            while (waits.get()) {
                taken += pages.leave(done::incrementAndGet) ? 1 : 0;
            }
            return taken;
        });
        for (int i = 0; i < 3000; i++) {
            walker.next(Duration.ofNanos(i % 50 * 1000));
        }
        waits.set(false);
        assertThat(takenOn.get(5, TimeUnit.SECONDS)).isPositive().isEqualTo(done.get());
    }

    @Test
    void doesNotFailWithWhatAStepFailsWith() throws Exception {
        Walker walker = walker(1, 0, 10);
        CompletableFuture<Page> taken = new CompletableFuture<>();
        CompletableFuture<Throwable> reported = new CompletableFuture<>();
        Thread taker = taker(walker, taken);
        taker.setUncaughtExceptionHandler((thread, failure) -> reported.complete(failure));
        Error failure = new NoSuchMethodError("of a meter");
        pages.leave(() -> {
            throw failure;
        });
        assertThat(reported.get(5, TimeUnit.SECONDS)).isSameAs(failure);
        await().until(() -> pages.leaveAnswer("[1]", null));
        assertThat(taken.get(5, TimeUnit.SECONDS).number()).isEqualTo(1);
    }

    @Test
    void waitsNoLongerThoughThereIsAlwaysAStepToDo() {
        Walker walker = walker(1, 0, 10);
        CompletableFuture<Page> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return walker.next(Duration.ofMillis(50));
            } catch (InterruptedException e) {
                throw new CompletionException(e);
            }
        });
        while (!taken.isDone()) {
            pages.leave(() -> LockSupport.parkNanos(5_000_000));
            LockSupport.parkNanos(100_000);
        }
        assertThat(taken).isCompletedWithValue(null);
    }

    @Test
    void givesUpWaitingInTimeAndKeepsThePage() throws Exception {
        Walker walker = walker(1, 0, 10);
        assertThat(walker.next(Duration.ofMillis(20))).isNull();
        assertThat(walker.next(Duration.ofMillis(-5))).isNull();
        assertThat(pages.asked).as("asked once, however often one waits").hasSize(1);
        pages.answer("[1]", null);
        assertThat(poll(walker).number()).isEqualTo(1);
    }

    @Test
    void givesEmptyPagesAndGoesOn() throws Exception {
        Walker walker = walker(0, 0, 2);
        List<Integer> sizes = new ArrayList<>();
        String[] outputs = {"[]", "[]", "[7]", "[]", "null", "[]"};
        for (int i = 0; i < outputs.length; i++) {
            poll(walker);
            pages.answer(outputs[i], i == outputs.length - 1 ? null : String.valueOf(i + 2));
            sizes.add(poll(walker).size());
        }
        assertThat(sizes).containsExactly(0, 0, 1, 0, 0, 0);
        assertThat(walker.isComplete()).isTrue();
    }

    @Test
    void refusesMoreEmptyPagesInARowThanAllowed() throws Exception {
        Walker walker = walker(0, 0, 2);
        for (int i = 1; i <= 3; i++) {
            poll(walker);
            pages.answer("[]", String.valueOf(i));
            assertThat(poll(walker).isEmpty()).isTrue();
        }
        assertThatThrownBy(() -> poll(walker))
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContaining("3 empty pages")
                .hasMessageContaining("maxEmptyPages (2)");
    }

    @Test
    void countsEmptyPagesOfTheRunBefore() throws Exception {
        WalkPoint resumed = new WalkPoint(new Cursor("9", "next_page"), 8, 2, true);
        Walker walker = walker(pages, resumed, new WalkLimits(0, 0, 2));
        poll(walker);
        assertThat(pages.asked).containsExactly("9");
        pages.answer("[]", "10");
        assertThat(poll(walker).number()).isEqualTo(9);
        assertThatThrownBy(() -> poll(walker)).isInstanceOf(IntegryCursorException.class);
    }

    @Test
    void stopsBeforeItFollowsARepeatedCursor() throws Exception {
        Walker walker = walker(1, 0, 10);
        poll(walker);
        pages.answer("[1]", "2");
        assertThat(poll(walker).number()).isEqualTo(1);
        pages.answer("[2]", "3");
        assertThat(poll(walker)).extracting(Page::number).isEqualTo(2L);
        pages.answer("[3]", "2");
        assertThat(poll(walker)).extracting(Page::number).isEqualTo(3L);
        assertThatThrownBy(() -> poll(walker)).isInstanceOf(IntegryCursorException.class);
        assertThat(pages.asked).containsExactly("first", "2", "3");
    }

    @Test
    void takesAPageThatIsFetchedAgainForNoRepetition() throws Exception {
        Walker broken = walker(2, 0, 10);
        poll(broken);
        pages.answer("[1]", "2");
        pages.answer("[2]", "3");
        broken.close();
        Walker again = walker(2, 0, 10);
        poll(again);
        pages.answer("[1]", "2");
        pages.answer("[2]", "3");
        assertThat(poll(again).number()).isEqualTo(1);
        assertThat(poll(again).number()).isEqualTo(2);
    }

    /**
     * Poll after poll: each of them commits the page whose cursor came before, and the next one follows that cursor.
     */
    @Test
    void deliversNothingOfACircleTwice() throws Exception {
        WalkPoint stored = FakePages.BEGINNING;
        List<Integer> delivered = new ArrayList<>();
        for (int pollNumber = 0; pollNumber < 4; pollNumber++) {
            PageSource circle = (cursor, helper) -> CompletableFuture.completedFuture(
                    cursor == null || cursor.json().equals("1")
                            ? FakePages.page("[1]", "2")
                            : FakePages.page("[2]", "1"));
            Walker walker = walker(circle, stored, new WalkLimits(0, 0, 10));
            try {
                Page page;
                while ((page = walker.next(null)) != null) {
                    delivered.add(FakePages.tree(page).get(0).intValue());
                    stored = new WalkPoint(page.nextCursor(), page.number(), 0, true);
                }
            } catch (IntegryCursorException e) {
                // the poll ends
            }
        }
        assertThat(delivered)
                .as("page 1 comes again once, before its cursor shows the circle")
                .containsExactly(1, 2, 1);
    }

    @Test
    void tellsOutputThatMakesNoTreeAsAFailureOfTheFamily() throws Exception {
        Walker walker = walker(0, 0, 10);
        poll(walker);
        pages.answer("[1e99999999999]", null);
        assertThatThrownBy(() -> poll(walker)).isInstanceOf(IntegryException.class);
    }

    @Test
    void waitsForAnyTime() throws Exception {
        Walker walker = walker(
                (cursor, helper) -> CompletableFuture.completedFuture(FakePages.page("[1]", null)),
                FakePages.BEGINNING,
                new WalkLimits(0, 0, 10));
        assertThat(walker.next(Duration.ofMillis(Long.MAX_VALUE))).isNotNull();
    }

    @Test
    void survivesASourceThatAnswersAtOnce() throws Exception {
        Walker walker = walker(
                (cursor, helper) -> {
                    int page = cursor == null ? 1 : Integer.parseInt(cursor.json());
                    return CompletableFuture.completedFuture(
                            FakePages.page("[" + page + "]", page == 5000 ? null : String.valueOf(page + 1)));
                },
                FakePages.BEGINNING,
                new WalkLimits(50, 0, 10));
        long expected = 0;
        for (Page page = walker.next(null); page != null; page = walker.next(null)) {
            assertThat(page.number()).isEqualTo(++expected);
        }
        assertThat(expected).isEqualTo(5000);
    }

    @Test
    void aPageThatCannotEvenBeAskedForFailsAndIsNotWaitedForForEver() {
        Walker walker = walker(
                (cursor, helper) -> {
                    throw new OutOfMemoryError("on purpose");
                },
                FakePages.BEGINNING,
                new WalkLimits(1, 0, 10));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> walker.next(null))
                    .hasMessage("A page could not be fetched: java.lang.OutOfMemoryError: on purpose")
                    .hasRootCauseMessage("on purpose");
        }
    }
}
