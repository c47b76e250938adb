package io.github.camelintegry.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.internal.protocol.Cursor;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorGuardTest {

    private final CursorGuard guard = new CursorGuard();

    private static Cursor cursor(long n) {
        return new Cursor("\"c" + n + "\"", "next_page");
    }

    /** On which page a walk is stopped that goes straight for so many pages and then round and round. */
    private long stoppedAt(long straight, long circle, long most) {
        for (long page = 1; page <= most; page++) {
            long n = page <= straight ? page : straight + 1 + (page - straight - 1) % circle;
            try {
                guard.check(page, cursor(n));
            } catch (IntegryCursorException e) {
                return page;
            }
        }
        return Long.MAX_VALUE;
    }

    @ParameterizedTest
    @CsvSource({"0,1", "0,2", "5,1", "0,10000", "25000,77", "12345,10000"})
    void catchesACircleOfUpTo10000PagesAtOnce(long straight, long circle) {
        assertThat(stoppedAt(straight, circle, 100_000)).isEqualTo(straight + circle + 1);
    }

    @ParameterizedTest
    @CsvSource({"0,10001", "0,16384", "15000,12345"})
    void catchesALongerCircleWithinAFewRounds(long straight, long circle) {
        assertThat(stoppedAt(straight, circle, 1_000_000))
                .isGreaterThan(straight + circle)
                .isLessThanOrEqualTo(2 * Math.max(straight, circle) * 2 + circle);
    }

    @Test
    void letsALongStraightWalkPass() {
        assertThatCode(() -> {
                    for (long page = 1; page <= 50_000; page++) {
                        guard.check(page, cursor(page));
                    }
                })
                .doesNotThrowAnyException();
    }

    @Test
    void looksAtAPageOnlyOnce() {
        guard.check(1, cursor(1));
        guard.check(2, cursor(2));
        assertThatCode(() -> {
                    guard.check(1, cursor(1));
                    guard.check(2, cursor(2));
                    guard.check(2, cursor(99));
                    guard.check(3, cursor(3));
                })
                .doesNotThrowAnyException();
    }

    @Test
    void catchesTheSameRepetitionAgainWhenThePageIsFetchedAgain() {
        guard.check(1, cursor(1));
        for (int poll = 0; poll < 3; poll++) {
            assertThatThrownBy(() -> guard.check(2, cursor(1)))
                    .isInstanceOfSatisfying(IntegryCursorException.class, e -> {
                        assertThat(e)
                                .hasMessageContainingAll("page 2", "circles", "fault of the service", "resetCursor");
                        assertThat(e.getOutcome()).isEqualTo(Outcome.EXECUTED);
                        assertThat(e.isRetryable()).isFalse();
                    });
        }
    }

    /** The service may spell one key or the other. */
    @Test
    void knowsACursorByItsValue() {
        guard.check(1, new Cursor("1", "next_page"));
        assertThatThrownBy(() -> guard.check(2, new Cursor("1", "_cursor"))).isInstanceOf(IntegryCursorException.class);
        guard.check(2, new Cursor("\"1\"", "next_page"));
        guard.check(3, new Cursor("1.0", "next_page"));
    }

    @Test
    void keepsNoCursor() {
        WeakReference<String> large = new WeakReference<>("x".repeat(1 << 20));
        guard.check(1, new Cursor(large.get(), null));
        await().until(() -> {
            System.gc();
            return large.get() == null;
        });
        assertThatThrownBy(() -> guard.check(2, new Cursor("x".repeat(1 << 20), null)))
                .isInstanceOf(IntegryCursorException.class);
    }
}
