package io.github.camelintegry.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    /** It is noon, the first of March 2026, a Sunday. */
    private final TestClock clock = new TestClock();

    private final RetryAfter retryAfter = new RetryAfter(clock);

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "' 120 ',120", "0007,7", "31536000,31536000", "31536001,31536000"})
    void readsSeconds(String header, long seconds) {
        assertThat(retryAfter.read(header)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "9999999999", "9223372036854775808", "000000000000000000000000000001"})
    void boundsHugeNumbers(String header) {
        assertThat(retryAfter.read(header)).isPositive().isLessThanOrEqualTo(Duration.ofDays(365));
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 01 Mar 2026 12:00:30 GMT', 31",
        "'Sun, 1 Mar 2026 12:01:00 GMT', 61",
        "'Sun, 01 Mar 2026 12:00:00 GMT', 1",
        "'Sun, 01 Mar 2026 11:00:00 GMT', 0",
        "'Thu, 01 Jan 1970 00:00:00 GMT', 0",
        "'Fri, 31 Dec 9999 23:59:59 GMT', 31536000"
    })
    void readsHttpDatesRoundedUp(String header, long seconds) {
        assertThat(retryAfter.read(header)).hasSeconds(seconds);
    }

    @Test
    void waitsNotLessThanADateSays() {
        clock.advance(Duration.ofMillis(999));
        assertThat(retryAfter.read("Sun, 01 Mar 2026 12:00:30 GMT"))
                .isBetween(Duration.ofMillis(29_001), Duration.ofSeconds(31));
    }

    /** RFC 9110 calls the first two obsolete. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "Sunday, 01-Mar-26 12:00:30 GMT",
                "Sun Mar  1 12:00:30 2026",
                "",
                " ",
                "-1",
                "+5",
                "1.5",
                "1e3",
                "5s",
                "soon",
                "Mon, 01 Mar 2026 12:00:30 GMT",
                "\u0665",
                "2026-03-01T12:00:30Z",
                "0x10",
                "1 2",
                "1,2",
                "Sun, 99 Mar 2026 12:00:30 GMT",
                "Sun, 01 Mar 99999 12:00:30 GMT"
            })
    void passesOverWhatItCannotRead(String header) {
        assertThat(retryAfter.read(header)).isNull();
    }
}
