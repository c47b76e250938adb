package io.github.camelintegry.internal.ondemand;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.position.Fingerprint;
import io.github.camelintegry.internal.position.PositionStores;
import io.github.camelintegry.internal.position.WalkLog;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.util.TimeLeft;
import io.github.camelintegry.option.StartFrom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose turn it is with a walk, by a clock that the test moves. */
class OnDemandWalkTest {

    private static final long STALL = TimeUnit.MINUTES.toNanos(5);

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final AtomicInteger lost = new AtomicInteger();
    private final OnDemandWalk walk = new OnDemandWalk(
            new WalkLog(
                    PositionStores.apart(null, "k"),
                    Fingerprint.of(
                            "https://h:443",
                            "resource",
                            new IntegryRequest(Operation.FUNCTION, "f", "u", Map.of(), Arguments.NONE, null)),
                    InstantSource.system(),
                    StartFrom.RESUME,
                    null),
            false,
            now::get);

    private @Nullable OnDemandTurn turn(Object receiver) throws InterruptedException {
        return walk.await(receiver, TimeLeft.ofMillis(0), () -> false);
    }

    private OnDemandTurn given(Object receiver, long stall) throws InterruptedException {
        OnDemandTurn turn = turn(receiver);
        assertThat(walk.give(turn, stall, lost::incrementAndGet)).isTrue();
        return turn;
    }

    @Test
    void aPageIsOneReceiversUntilItHasHadItForStallTimeout() throws Exception {
        OnDemandTurn first = given("a", STALL);
        assertThat(turn("b")).isNull();
        now.addAndGet(STALL - 1);
        assertThat(turn("b")).isNull();
        now.addAndGet(1);
        assertThat(turn("b")).isNotNull();
        assertThat(lost).hasValue(1);
        assertThat(walk.beginEnding(first)).as("too late").isFalse();
    }

    @Test
    void aLateEndTakesTheTurnFromNobody() throws Exception {
        OnDemandTurn late = given("a", STALL);
        now.addAndGet(STALL);
        OnDemandTurn second = given("b", STALL);
        assertThat(walk.beginEnding(late)).isFalse();
        walk.release(late);
        assertThat(turn("c")).isNull();
        assertThat(walk.beginEnding(second)).isTrue();
        assertThat(walk.beginEnding(second)).as("it ends once").isFalse();
    }

    @Test
    void whatEndsInTimeIsNotTakenAwayThoughItsPositionIsWrittenSlowly() throws Exception {
        OnDemandTurn slow = given("a", STALL);
        assertThat(walk.beginEnding(slow)).isTrue();
        now.addAndGet(2 * STALL);
        assertThat(turn("b")).isNull();
        walk.release(slow);
        assertThat(turn("b")).isNotNull();
        assertThat(lost).hasValue(0);
    }

    @Test
    void aFetchIsNotTakenAwayHoweverLongItTakes() throws Exception {
        turn("a");
        now.addAndGet(2 * STALL);
        assertThat(turn("b")).isNull();
    }

    @Test
    void withoutStallTimeoutAPageIsNeverGivenToAnother() throws Exception {
        given("a", 0);
        now.addAndGet(Duration.ofDays(365).toNanos());
        assertThat(turn("b")).isNull();
    }

    @Test
    void theSameReceiverGetsItsPageAgainAtOnce() throws Exception {
        OnDemandTurn first = given("a", STALL);
        assertThat(turn("a")).isNotNull();
        assertThat(walk.beginEnding(first)).isFalse();
    }

    @Test
    void aWalkThatIsClosedEndsAllWaitsAndTakesNoteOfNothingMore() throws Exception {
        OnDemandTurn out = given("a", STALL);
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return walk.await("b", TimeLeft.ofMillis(-1), () -> false) == null;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        walk.close();
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        assertThat(walk.beginEnding(out)).isFalse();
        assertThat(lost).hasValue(1);
    }

    @Test
    void whoWaitsGoesOnWhenTheStallTimeIsOver() throws Exception {
        OnDemandWalk real = new OnDemandWalk(walk.log(), false, System::nanoTime);
        OnDemandTurn out = real.await("a", TimeLeft.ofMillis(0), () -> false);
        real.give(out, TimeUnit.MILLISECONDS.toNanos(30), lost::incrementAndGet);
        assertThat(real.await("b", TimeLeft.ofMillis(10_000), () -> false)).isNotNull();
        assertThat(lost).hasValue(1);
    }
}
