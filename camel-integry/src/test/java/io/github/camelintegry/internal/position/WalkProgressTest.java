package io.github.camelintegry.internal.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.CallEnd;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.exception.RetrySafety;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.walk.FakePages;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.Records;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.option.FallBack;
import io.github.camelintegry.option.FunctionType;
import io.github.camelintegry.option.StartFrom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which walk goes on where a cursor cannot be used, as the options of who walks want it. */
class WalkProgressTest {

    private static final IntegryCursorException REFUSED = new IntegryCursorException(
            new CallEnd("it is too old", null, 410, Outcome.REJECTED, RetrySafety.NEVER, 1, null));
    private static final WalkIdentity WALK = new WalkIdentity(FakePages.REQUEST, Positions.FINGERPRINT, "k");

    private final PositionStore store = PositionStores.apart(null, "k");
    private final WalkLog log = new WalkLog(store, Positions.FINGERPRINT, () -> Positions.NOW, StartFrom.RESUME, null);

    private WalkProgress progress(FallBack fallBack, boolean tellsEnd) {
        WalkSettings settings = new WalkSettings(
                null,
                null,
                StartFrom.RESUME,
                null,
                fallBack,
                tellsEnd,
                FunctionType.QUERY,
                "/data",
                new WalkLimits(0, 0, 10),
                Duration.ZERO);
        return new WalkProgress(WALK, log, settings);
    }

    private void store(long page) {
        store.write(Positions.walking(page, 0, new Cursor("9", "next_page")).text());
    }

    @Test
    void startsOverOnceInPlaceOfAWalkWhoseCursorIsRefused() {
        store(8);
        WalkProgress progress = progress(FallBack.BEGINNING, false);
        WalkPosition again = progress.fallBack(REFUSED);
        assertThat(again.page()).isZero();
        assertThat(progress.position()).as("it is written at once").isEqualTo(again);
        assertThatThrownBy(() -> progress.fallBack(REFUSED))
                .as("it came no further")
                .isSameAs(REFUSED);
    }

    @Test
    void whatRefusesNoCursorIsThrownOn() {
        store(8);
        IntegryCursorException circle = new IntegryCursorException("the walk would go in circles");
        assertThatThrownBy(() -> progress(FallBack.BEGINNING, false).fallBack(circle))
                .isSameAs(circle);
    }

    @Test
    void nothingStartsOverUnlessThatIsWanted() {
        store(8);
        assertThatThrownBy(() -> progress(FallBack.FAIL, false).fallBack(REFUSED))
                .isSameAs(REFUSED);
        store.write("damaged");
        assertThatThrownBy(progress(FallBack.FAIL, false)::position).isInstanceOf(IntegryCursorException.class);
        assertThat(store.read()).isEqualTo("damaged");
    }

    @Test
    void aDamagedPositionIsReplacedWhereThatIsWanted() {
        store.write("damaged");
        WalkPosition again = progress(FallBack.BEGINNING, false).position();
        assertThat(again.page()).isZero();
        assertThat(store.read()).isEqualTo(again.text());
    }

    @Test
    void theEndIsPendingOnlyForWhoWantsToBeTold() {
        Page last = new Page(1, FakePages.page("[]", null), Records.none(null));
        assertThat(progress(FallBack.FAIL, true).after(Positions.begin(), last).state())
                .isEqualTo(WalkPosition.State.END_PENDING);
        assertThat(progress(FallBack.FAIL, false).after(Positions.begin(), last).state())
                .isEqualTo(WalkPosition.State.FINISHED);
    }

    @Test
    void anEndWithoutAnyPlaceOfRecordsIsWarnedOf() {
        try (LogLines warnings = LogLines.of(UnseenItems.class)) {
            Page last = new Page(1, FakePages.page("{}", null), Records.none("has no members"));
            progress(FallBack.FAIL, true).after(Positions.begin(), last);
            assertThat(warnings.lines()).singleElement().asString().contains("itemsPath=/data", "has no members");
        }
    }
}
