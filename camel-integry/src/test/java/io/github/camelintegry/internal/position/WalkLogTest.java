package io.github.camelintegry.internal.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.walk.FakePages;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Records;
import io.github.camelintegry.option.StartFrom;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkLogTest {

    /** What the place itself finds to be damaged, as by a hash. */
    private static final String DAMAGED = "damaged in its place";

    private static final Cursor START = new Cursor("\"start\"", null);

    /** What is stored. */
    private @Nullable String stored;

    private boolean broken;
    private boolean fenced;
    private boolean silent;

    private final PositionStore store = new PositionStore() {
        @Override
        public @Nullable String read() {
            if (silent) {
                throw new IllegalStateException("the disk does not answer");
            }
            if (DAMAGED.equals(stored)) {
                throw new IntegryCursorException("damaged");
            }
            return stored;
        }

        @Override
        public void replace(@Nullable String before, String position) {
            if (fenced && !Objects.equals(before, stored) && !position.equals(stored)) {
                throw new IntegryWalkTakenOverException("taken over");
            }
            write(position);
        }

        @Override
        public boolean isFenced() {
            return fenced;
        }

        @Override
        public void write(String position) {
            if (broken) {
                throw new IllegalStateException("disk full");
            }
            stored = position;
        }

        @Override
        public String place() {
            return "the test";
        }
    };

    private WalkLog log(StartFrom from) {
        return new WalkLog(
                store, Positions.FINGERPRINT, () -> Positions.NOW, from, from == StartFrom.CURSOR ? START : null);
    }

    /** Whoever wrote it. */
    private static WalkPosition unwritten(WalkPosition position) {
        return position.by("");
    }

    private static WalkPosition inTheMiddle() {
        return Positions.walking(8, 0, new Cursor("9", "next_page"));
    }

    /** One that has looked, whatever it found. */
    private WalkLog opened() {
        WalkLog log = log(StartFrom.RESUME);
        try {
            log.open(true);
        } catch (IntegryCursorException e) {
            assertThat(e).hasMessageContaining("the test");
        }
        return log;
    }

    @Test
    void beginsWhereNothingIsStored() {
        WalkPosition position = log(StartFrom.RESUME).open(true);
        assertThat(position.at().cursor()).isNull();
        assertThat(position.page()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "damaged", "{\"version\":3}"})
    void takesNothingDamagedForNoPosition(String text) {
        stored = text;
        assertThatThrownBy(() -> log(StartFrom.RESUME).open(true))
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContainingAll("stored position", "damaged", "the test", "fallBackCursor", "resetCursor");
    }

    @Test
    void goesOnWithTheStoredWalk() {
        stored = inTheMiddle().text();
        assertThat(unwritten(log(StartFrom.RESUME).open(true))).isEqualTo(unwritten(WalkPosition.parse(stored)));
    }

    @Test
    void readsThePositionAnewEachTime() {
        WalkLog log = log(StartFrom.RESUME);
        log.open(true);
        stored = inTheMiddle().text();
        assertThat(log.open(true).page()).isEqualTo(8);
    }

    @Test
    void beginsAnewAfterAFinishedWalk() {
        stored = inTheMiddle().finished().text();
        WalkPosition position = log(StartFrom.RESUME).open(true);
        assertThat(position.page()).isZero();
        assertThat(position.walkId()).isNotEqualTo(WalkPosition.parse(stored).walkId());
    }

    @ParameterizedTest
    @EnumSource(
            value = StartFrom.class,
            names = {"BEGINNING", "CURSOR"})
    void startsElsewhereOnceAndThenResumes(StartFrom from) {
        stored = inTheMiddle().text();
        WalkLog log = log(from);

        WalkPosition position = log.open(true);
        assertThat(position.at().cursor()).isEqualTo(from == StartFrom.CURSOR ? START : null);
        assertThat(position.origin().whole()).isEqualTo(from == StartFrom.BEGINNING);
        assertThat(log.open(true))
                .as("the same walk until its first page is done")
                .isEqualTo(position);

        log.commit(inTheMiddle());
        assertThat(log.open(true).page()).isEqualTo(8);
        log.commit(inTheMiddle().finished());
        assertThat(log.open(true).at().cursor())
                .as("later walks begin at the beginning")
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = StartFrom.class,
            names = {"BEGINNING", "CURSOR"})
    void passesOverADamagedPositionWhenItStartsElsewhere(StartFrom from) {
        stored = "damaged";
        assertThat(log(from).open(true).page()).isZero();
    }

    @Test
    void tellsAnEndThatIsPendingOnlyIfSomebodyWantsIt() {
        WalkPosition ending = WalkPosition.parse(inTheMiddle().text().replace("\"walking\"", "\"end_pending\""));
        stored = ending.text();
        assertThat(unwritten(log(StartFrom.RESUME).open(true))).isEqualTo(unwritten(ending));
        assertThat(log(StartFrom.RESUME).open(false).page()).isZero();
    }

    @Test
    void fallsBackOnceAWalkAndRemembersIt() {
        for (String bad : new String[] {"damaged", "", inTheMiddle().text()}) {
            stored = bad;
            WalkLog log = opened();
            assertThat(log.mayFallBack()).isTrue();

            WalkPosition again = log.beginAgain();

            assertThat(again.page()).isZero();
            assertThat(again.origin().whole()).isTrue();
            assertThat(WalkPosition.parse(stored)).isEqualTo(again);
            assertThat(log.open(true)).isEqualTo(again);
            assertThat(log.mayFallBack()).isFalse();
            assertThat(opened().mayFallBack()).as("after a restart").isFalse();
        }
        stored = WalkPosition.parse(stored).finished().text();
        assertThat(log(StartFrom.RESUME).open(true).origin().fellBack())
                .as("the next walk")
                .isFalse();
    }

    @Test
    void fallsBackAgainOnceItCameFurtherThanBeforeAlsoAfterARestart() {
        stored = inTheMiddle().text();
        WalkPosition again = opened().beginAgain();
        assertThat(again.origin().pagesBefore()).isEqualTo(8);

        stored = at(again, 8).text();
        assertThat(opened().mayFallBack()).isFalse();
        stored = at(again, 9).text();
        assertThat(opened().mayFallBack()).isTrue();
        assertThat(opened().beginAgain().origin().pagesBefore()).isEqualTo(9);
    }

    private static WalkPosition at(WalkPosition walk, long page) {
        return WalkPosition.parse(walk.text()
                .replace("\"page\":0", "\"page\":" + page + ",\"cursor\":\"1\"")
                .replace("\"itemsSeen\":false", "\"itemsSeen\":true"));
    }

    /** What is stored is of an earlier run then, and says nothing about this one. */
    @Test
    void fallsBackFromAStartCursorWhateverIsStored() {
        stored = inTheMiddle().text();
        opened().beginAgain();
        WalkLog log = log(StartFrom.CURSOR);
        log.open(true);
        assertThat(log.mayFallBack()).isTrue();
        assertThat(log.beginAgain().origin().pagesBefore()).isZero();
    }

    /** Between the two somebody may have corrected itemsPath; the pages before would never be delivered. */
    @Test
    void looksAgainAtPagesOnWhichAnEarlierRunSawNoPlaceOfRecords() {
        WalkPosition unseen =
                WalkPosition.parse(inTheMiddle().text().replace("\"itemsSeen\":true", "\"itemsSeen\":false"));
        stored = unseen.text();
        WalkLog log = log(StartFrom.RESUME);
        WalkPosition first = log.open(true);
        assertThat(first.page()).isZero();
        assertThat(first.at().cursor()).isNull();
        assertThat(first.walkId()).isEqualTo(unseen.walkId());
        assertThat(log.open(true)).isEqualTo(first);

        log.commit(unseen);
        assertThat(unwritten(log.open(true)))
                .as("its own pages are not fetched again")
                .isEqualTo(unwritten(unseen));
    }

    @Test
    void refusesThePositionOfAnotherRequest() {
        stored = inTheMiddle().text().replace(Positions.FINGERPRINT.hex(), "0".repeat(64));
        assertThatThrownBy(() -> log(StartFrom.RESUME).open(true))
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContaining("cursorKey");
        stored = inTheMiddle().finished().text().replace(Positions.FINGERPRINT.hex(), "0".repeat(64));
        assertThatThrownBy(() -> log(StartFrom.RESUME).open(true)).isInstanceOf(IntegryCursorException.class);
    }

    @Test
    void refusesADamagedPositionAndLeavesIt() {
        stored = "{\"version\":1";
        assertThatThrownBy(() -> log(StartFrom.RESUME).open(true)).isInstanceOf(IntegryCursorException.class);
        assertThat(stored).isEqualTo("{\"version\":1");
    }

    @Test
    void beginsAgainWhereItsFirstPageCouldNotBeWritten() {
        WalkLog log = log(StartFrom.CURSOR);
        WalkPosition position = log.open(true);
        broken = true;
        assertThatIllegalStateException().isThrownBy(() -> log.commit(inTheMiddle()));
        assertThat(log.open(true)).isEqualTo(position);
    }

    @Test
    void ofTwoThatReadTheSameTextOneCommitsAndTheOtherGoesOnBehindIt() {
        fenced = true;
        stored = inTheMiddle().text();
        WalkLog one = log(StartFrom.RESUME);
        WalkLog other = log(StartFrom.RESUME);
        WalkPosition ofOne = one.open(true);
        WalkPosition ofOther = other.open(true);

        one.commit(page9(ofOne));
        String kept = stored;
        assertThatThrownBy(() -> other.commit(page9(ofOther))).isInstanceOf(IntegryWalkTakenOverException.class);
        assertThat(stored).isEqualTo(kept);

        assertThat(other.open(true).page()).isEqualTo(9);
        other.commit(other.open(true).finished());
        assertThatThrownBy(() -> one.commit(page9(ofOne))).isInstanceOf(IntegryWalkTakenOverException.class);
        assertThat(WalkPosition.parse(stored).state()).isEqualTo(WalkPosition.State.FINISHED);
    }

    private static WalkPosition page9(WalkPosition position) {
        return position.after(new Page(9, FakePages.page("[1]", "10"), Records.none(null)), true);
    }

    @Test
    void theSameTextMayBeWrittenAgainAsByARouteInItsTransaction() {
        fenced = true;
        WalkLog log = log(StartFrom.RESUME);
        WalkPosition after = page9(log.open(true));
        stored = after.text();
        log.commit(after);
        assertThat(stored).isEqualTo(after.text());
        assertThat(log.before()).isEqualTo(after.text());
    }

    @ParameterizedTest
    @EnumSource(
            value = StartFrom.class,
            names = {"BEGINNING", "CURSOR"})
    void whoStartsElsewhereReplacesWhatHeSawAndOnceRefusedGoesOnBehindTheOther(StartFrom from) {
        fenced = true;
        stored = inTheMiddle().text();
        WalkLog log = log(from);
        WalkPosition begun = log.open(true);
        assertThat(log.before()).isEqualTo(stored);

        stored = page9(inTheMiddle()).text();
        assertThatThrownBy(() -> log.commit(begun)).isInstanceOf(IntegryWalkTakenOverException.class);
        assertThat(log.open(true).page())
                .as("else the two would go back and back")
                .isEqualTo(9);
    }

    @ParameterizedTest
    @EnumSource(
            value = StartFrom.class,
            names = {"BEGINNING", "CURSOR"})
    void whoStartsElsewhereGoesOnBehindWhatWasWrittenSinceAlsoIfHisPageWasRefusedInTheRoute(StartFrom from) {
        fenced = true;
        stored = inTheMiddle().text();
        WalkLog log = log(from);
        WalkPosition begun = log.open(true);
        assertThat(log.open(true)).as("while nobody else has written").isEqualTo(begun);

        stored = page9(inTheMiddle()).text();
        assertThat(log.open(true).page()).isEqualTo(9);
    }

    @Test
    void whoFallsBackReplacesOnlyWhatHeRead() {
        fenced = true;
        stored = inTheMiddle().text();
        WalkLog log = opened();
        stored = page9(inTheMiddle()).text();
        assertThatThrownBy(log::beginAgain).isInstanceOf(IntegryWalkTakenOverException.class);
        assertThat(WalkPosition.parse(stored).page()).isEqualTo(9);
    }

    @Test
    void anOperatorsResetWinsWhateverIsStored() {
        fenced = true;
        WalkLog log = opened();
        for (String any : new String[] {inTheMiddle().text(), "damaged"}) {
            stored = any;
            assertThat(WalkPosition.parse(log.beginAnew().text()).page()).isZero();
            assertThat(WalkPosition.parse(stored).page()).isZero();
        }
    }

    @Test
    void whatIsUnreadableIsReplacedWithoutComparison() {
        fenced = true;
        stored = "";
        WalkLog log = log(StartFrom.BEGINNING);
        log.commit(log.open(true));
        assertThat(WalkPosition.parse(stored).page()).isZero();
    }

    @Test
    void whatAWalkCarriesGoesOnWithTheNext() {
        Carried carried = new Carried(
                new Carried.Watermark("2026-03-01T00:00:00Z", null, null, null, Positions.NOW),
                new Carried.UserState(3, Positions.NOW, null));
        stored = inTheMiddle().carrying(carried).text();
        assertThat(opened().beginAgain().carried()).isEqualTo(carried);
        assertThat(log(StartFrom.RESUME).beginAnew().carried()).isEqualTo(carried);
        stored = inTheMiddle().carrying(carried).finished().text();
        assertThat(log(StartFrom.RESUME).open(true).carried()).isEqualTo(carried);
    }

    @Test
    void saysWhenAWalkWasOver() {
        WalkLog log = log(StartFrom.RESUME);
        assertThat(log.stamped(log.open(true).finished()).written().finishedAt())
                .isEqualTo(Positions.NOW);
        assertThat(log.stamped(log.open(true)).written().finishedAt()).isNull();
    }

    /** Two instances find it: the first page of the slower one must not take the place of what the other has done. */
    @ParameterizedTest
    @EnumSource(
            value = StartFrom.class,
            names = {"BEGINNING", "CURSOR"})
    void whatIsDamagedIsReplacedAtOnceAndFromThenOnCompared(StartFrom from) {
        fenced = true;
        stored = DAMAGED;
        WalkLog one = log(from);
        WalkPosition begun = one.open(true);
        assertThat(one.before()).isEqualTo(stored).isEqualTo(begun.text());

        WalkLog other = log(from);
        other.commit(page9(other.open(true)));
        String further = stored;
        assertThatThrownBy(() -> one.commit(page9(begun))).isInstanceOf(IntegryWalkTakenOverException.class);
        assertThat(stored).isEqualTo(further);
    }

    /** Else the records that somebody wants to have again are left out, since the disk failed for a moment. */
    @ParameterizedTest
    @EnumSource(
            value = StartFrom.class,
            names = {"BEGINNING", "CURSOR"})
    void aReadThatFailsInBetweenIsNoReasonToForgetThatAWalkStartsElsewhere(StartFrom from) {
        fenced = true;
        stored = inTheMiddle().text();
        WalkLog log = log(from);
        WalkPosition begun = log.open(true);
        silent = true;
        assertThatIllegalStateException().isThrownBy(() -> log.open(true));
        silent = false;

        assertThat(log.open(true)).isEqualTo(begun);
        assertThat(log.before()).isEqualTo(stored);
    }

    /** One that fell back and came no further may not do so again, also if this log had begun a walk before. */
    @Test
    void whetherAWalkMayFallBackIsAskedOfTheOneThatGoesOn() {
        fenced = true;
        WalkLog log = opened();
        opened().beginAgain();

        log.open(true);
        assertThat(log.mayFallBack()).isFalse();
    }
}
