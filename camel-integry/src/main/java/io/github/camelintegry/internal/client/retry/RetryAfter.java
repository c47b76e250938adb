package io.github.camelintegry.internal.client.retry;

import io.github.camelintegry.internal.protocol.Redaction;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.util.Texts;
import io.github.camelintegry.internal.util.Ticker;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the header {@code Retry-After}: seconds, an HTTP date, or a moment in seconds since 1970. Of several values the
 * longest counts. What is none of these is passed over, and said in the log, but not more than once an hour.
 */
public final class RetryAfter {

    private static final Logger LOG = LoggerFactory.getLogger(RetryAfter.class);

    /** Longer than any wait; keeps arithmetic with what a service may invent within range. */
    private static final Duration MAX = Duration.ofDays(365);

    private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,40}(\\.[0-9]{0,40})?");
    private static final Pattern WEEKDAY =
            Pattern.compile("(mon|tue(s)?|wed(nes)?|thu(rs)?|fri|sat(ur)?|sun)(day)?", Pattern.CASE_INSENSITIVE);

    /** As a number of seconds to wait this would be more than 31 years; as a moment it was in 2001. */
    private static final BigDecimal FIRST_MOMENT = BigDecimal.valueOf(1_000_000_000);

    /** The end of the year 9999. */
    private static final BigDecimal LAST_MOMENT = BigDecimal.valueOf(253_402_300_799L);

    private static final int MAX_VALUES = 20;

    private final InstantSource clock;
    private final Ticker ticker;
    private final AtomicLong nextWarning;

    /**
     * A reader of this header.
     *
     * @param clock  the time of day, for dates in answers that do not have one themselves
     * @param ticker counts the time between two warnings
     */
    public RetryAfter(InstantSource clock, Ticker ticker) {
        this.clock = clock;
        this.ticker = ticker;
        this.nextWarning = new AtomicLong(ticker.read());
    }

    /** {@return for how long the service asks to stay away, counted from its answer; {@code null} if it does not say} */
    @Nullable
    public Duration read(WireAnswer answer, Redaction redaction) {
        Duration longest = null;
        for (String value : values(answer)) {
            Duration wait = wait(value, answer);
            if (wait == null) {
                warn(value, answer.status(), redaction);
            } else if (longest == null || wait.compareTo(longest) > 0) {
                longest = wait;
            }
        }
        return longest;
    }

    private static List<String> values(WireAnswer answer) {
        return answer.values("Retry-After").stream()
                .flatMap(header -> values(header).stream())
                .limit(MAX_VALUES)
                .toList();
    }

    /** Between commas, but for the one behind the weekday of a date. */
    private static List<String> values(String header) {
        List<String> values = new ArrayList<>();
        String weekday = null;
        for (String part : header.split(",", MAX_VALUES)) {
            String text = part.strip();
            if (weekday == null && WEEKDAY.matcher(text).matches()) {
                weekday = text;
            } else {
                values.add(weekday == null ? text : weekday + ", " + text);
                weekday = null;
            }
        }
        if (weekday != null) {
            values.add(weekday);
        }
        return values;
    }

    private @Nullable Duration wait(String value, WireAnswer answer) {
        if (NUMBER.matcher(value).matches()) {
            BigDecimal number = new BigDecimal(value);
            return number.compareTo(FIRST_MOMENT) < 0
                    ? seconds(number)
                    : until(Instant.ofEpochSecond(number.min(LAST_MOMENT).longValue()), answer);
        }
        Instant date = HttpDate.read(value, clock.instant());
        return date == null ? null : until(date, answer);
    }

    /** Never too short. */
    private static Duration seconds(BigDecimal number) {
        BigDecimal most = BigDecimal.valueOf(MAX.toSeconds());
        BigDecimal millis = number.min(most).movePointRight(3).setScale(0, RoundingMode.CEILING);
        return Duration.ofMillis(millis.longValueExact());
    }

    /** By the service's own clock, if it says what that shows: ours may be set to another time. */
    private Duration until(Instant moment, WireAnswer answer) {
        Instant ours = clock.instant();
        String date = answer.header("Date");
        Instant theirs = date == null ? null : HttpDate.read(date, ours);
        // a moment in whole seconds may have lost a part of one
        Duration wait = Duration.between(theirs == null ? ours : theirs, moment.plusSeconds(1));
        if (wait.compareTo(Duration.ofSeconds(1)) < 0) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Math.min(MAX.toSeconds(), wait.toSeconds()));
    }

    private void warn(String value, int status, Redaction redaction) {
        long due = nextWarning.get();
        if (ticker.isPast(due) && nextWarning.compareAndSet(due, ticker.readingIn(BETWEEN_WARNINGS))) {
            LOG.warn(
                    "The service answered {} with a Retry-After that is neither a number nor a date: '{}'. Calls wait as"
                            + " long as retryBackoff says. This is not said again for {} minutes",
                    status,
                    Texts.excerpt(redaction.excerpt(value), 100),
                    BETWEEN_WARNINGS.toMinutes());
        }
    }
}
