package io.github.camelintegry.internal.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.client.TestClock;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Redaction;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Redaction REDACTION = new Redaction(new Signer(new IntegryCredentials("k", "s")).sign("u1"));

    /** It is noon, the first of March 2026, a Sunday. */
    private final TestClock clock = new TestClock();

    private final RetryAfter retryAfter = new RetryAfter(clock, clock);

    /** What an answer says that has these headers, but for its date. */
    private @Nullable Duration read(String... headers) {
        return retryAfter.read(
                new WireAnswer(
                        429, name -> name.equals("Retry-After") ? Arrays.asList(headers) : List.of(), new byte[0]),
                REDACTION);
    }

    private @Nullable Duration readAt(String date, String header) {
        return retryAfter.read(
                new WireAnswer(429, name -> List.of(name.equals("Retry-After") ? header : date), new byte[0]),
                REDACTION);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "' 120 ',120", "0007,7", "31536000,31536000", "31536001,31536000", "2.0,2", "2.,2"})
    void readsSeconds(String header, long seconds) {
        assertThat(read(header)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({"2.5,2500", "0.001,1", "0.0001,1", "1.9999,2000"})
    void readsPartsOfASecondAndRoundsThemUp(String header, long millis) {
        assertThat(read(header)).hasMillis(millis);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999999999",
                "9999999999",
                "9223372036854775808",
                "000000000000000000000000000001",
                "99999999999999"
            })
    void boundsHugeNumbers(String header) {
        assertThat(read(header)).isPositive().isLessThanOrEqualTo(Duration.ofDays(365));
    }

    @ParameterizedTest
    @CsvSource({"1772366430,31", "1772366430.5,31", "1772362800,0", "1000000000,0"})
    void readsMomentsInSecondsSince1970(String header, long seconds) {
        assertThat(read(header)).hasSeconds(seconds);
    }

    @ParameterizedTest
    @CsvSource({
        "'Sun, 01 Mar 2026 12:00:30 GMT', 31",
        "'Sun, 1 Mar 2026 12:01:00 GMT', 61",
        "'Sun, 01 Mar 2026 12:00:00 GMT', 1",
        "'Sun, 01 Mar 2026 11:00:00 GMT', 0",
        "'Thu, 01 Jan 1970 00:00:00 GMT', 0",
        "'Fri, 31 Dec 9999 23:59:59 GMT', 31536000",
        "'Sun, 01 Mar 2026 12:00:30 UTC', 31",
        "'Sun, 01 Mar 2026 12:00:30 utc', 31",
        "'Sun, 01 Mar 2026 12:00:30 UT', 31",
        "'Sun, 01 Mar 2026 12:00:30 Z', 31",
        "'Sun, 01 Mar 2026 13:00:30 +0100', 31",
        "'sun, 01 mar 2026 12:00:30 gmt', 31",
        "'Sunday, 01-Mar-26 12:00:30 GMT', 31",
        "'Sunday, 01-Mar-26 12:00:30 UTC', 31",
        "'Sun, 01-Mar-26 12:00:30 GMT', 31",
        "'Sunday, 06-Nov-94 08:49:37 GMT', 0",
        "'Sun Mar  1 12:00:30 2026', 31",
        "'Sun Mar 1 12:00:30 2026', 31",
        "'Sun Mar  1 12:00:30 2026 GMT', 31"
    })
    void readsHttpDatesOfAllFormsRoundedUp(String header, long seconds) {
        assertThat(read(header)).hasSeconds(seconds);
    }

    @Test
    void waitsNotLessThanADateSays() {
        clock.advance(Duration.ofMillis(999));
        assertThat(read("Sun, 01 Mar 2026 12:00:30 GMT")).isBetween(Duration.ofMillis(29_001), Duration.ofSeconds(31));
    }

    @Test
    void takesTheLongestOfSeveralValues() {
        assertThat(read("2, 3")).hasSeconds(3);
        assertThat(read("3,2")).hasSeconds(3);
        assertThat(read("2", "3")).hasSeconds(3);
        assertThat(read("Sun, 01 Mar 2026 12:00:30 GMT, 5")).hasSeconds(31);
        assertThat(read("5, Sun, 01 Mar 2026 12:00:30 GMT")).hasSeconds(31);
        assertThat(read("Sunday, 01-Mar-26 12:00:10 GMT, Sun Mar  1 12:00:30 2026"))
                .hasSeconds(31);
        assertThat(read("soon, 7")).hasSeconds(7);
        assertThat(read("7", "soon")).hasSeconds(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sun, 01 Mar 2026 12:00:00 GMT", "Mon, 02 Mar 2026 17:30:00 GMT", "Sat, 28 Feb 2026 03:00:00 GMT"
            })
    void readsDatesByTheClockOfTheServiceWhereItSaysWhatThatShows(String shown) {
        String later = shown.replace(":00 GMT", ":20 GMT");
        assertThat(readAt(shown, later)).hasSeconds(21);
        assertThat(readAt(shown, "5")).hasSeconds(5);
    }

    @Test
    void readsDatesByItsOwnClockWhereTheServicesCannotBeRead() {
        assertThat(readAt("today", "Sun, 01 Mar 2026 12:00:30 GMT")).hasSeconds(31);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-1",
                "+5",
                "1e3",
                ".5",
                "5s",
                "soon",
                "Sun",
                "Sun,",
                "Mon, 01 Mar 2026 12:00:30 GMT",
                "\u0665",
                "2026-03-01T12:00:30Z",
                "0x10",
                "1 2",
                "Sun, 99 Mar 2026 12:00:30 GMT",
                "Sun, 01 Mar 99999 12:00:30 GMT",
                "Sun Mar  1 12:00:30 2026 CET"
            })
    void passesOverWhatItCannotRead(String header) {
        assertThat(read(header)).isNull();
    }

    @Test
    void saysNothingWhereNothingIsSaid() {
        assertThat(read()).isNull();
    }

    @Test
    void saysOnceAnHourThatItCannotReadWhatCame() {
        try (LogLines warnings = LogLines.of(RetryAfter.class)) {
            for (int i = 0; i < 100; i++) {
                read("soon-" + i + "\nforged " + "x".repeat(1000));
            }
            assertThat(warnings.lines()).singleElement().satisfies(line -> assertThat(line)
                    .contains("soon-0", "429", "retryBackoff")
                    .doesNotContain("\n")
                    .hasSizeLessThan(400));
            clock.set(Duration.ofHours(2));
            read("soon");
            assertThat(warnings.lines()).hasSize(1);
            clock.advance(Duration.ofHours(1));
            read("soon");
            assertThat(warnings.lines()).hasSize(2);
        }
    }

    /** The headers of an answer may be of 32 kB. */
    @Test
    void looksAtAFewValuesOnly() {
        assertThat(read("x,".repeat(16_000) + "5")).isNull();
        assertThat(read("1,".repeat(15) + "5")).hasSeconds(5);
    }
}
