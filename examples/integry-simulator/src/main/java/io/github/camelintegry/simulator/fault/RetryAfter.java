package io.github.camelintegry.simulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The header {@code Retry-After} of an answer, in one of its forms; a date has whole seconds. */
public final class RetryAfter {

    /** RFC 9110's preferred form, such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final RetryAfter NONE = new RetryAfter(now -> List.of());

    private final Function<Instant, List<String>> values;

    private RetryAfter(Function<Instant, List<String>> values) {
        this.values = values;
    }

    /** {@return no such header} */
    public static RetryAfter none() {
        return NONE;
    }

    /** {@return a number of seconds} */
    public static RetryAfter seconds(long seconds) {
        return text(String.valueOf(seconds));
    }

    /** {@return the HTTP date of an instant, its fraction of a second dropped} */
    public static RetryAfter date(Instant instant) {
        return text(IMF_FIXDATE.format(instant));
    }

    /** {@return the HTTP date of the moment of the answer plus this, rounded up to a second} */
    public static RetryAfter dateIn(Duration fromNow) {
        return new RetryAfter(now -> List.of(
                IMF_FIXDATE.format(now.plus(fromNow).plus(1, ChronoUnit.SECONDS).minusNanos(1))));
    }

    /** {@return any text, such as one that is neither seconds nor a date} */
    public static RetryAfter text(String text) {
        return texts(text);
    }

    /** {@return any texts, in a header each} */
    public static RetryAfter texts(String... texts) {
        List<String> values = List.of(texts);
        return new RetryAfter(now -> values);
    }

    List<String> values(Instant now) {
        return values.apply(now);
    }

    /** How a clock writes the time into an answer's {@code Date}. */
    static String httpDate(Instant instant) {
        return IMF_FIXDATE.format(instant);
    }
}
