package io.github.camelintegry.internal.client.retry;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the dates of HTTP headers, in the form that is written today and in the two old ones that are still to be read. */
final class HttpDate {

    private static final int MAX_CHARACTERS = 64;

    /** Names of the only zone that there is in HTTP; some write others than the first. */
    private static final Set<String> ZONES = Set.of("GMT", "UTC", "UT", "Z");

    /** Years of two digits that would be further in the future belong to the century before. */
    private static final int YEARS_AHEAD = 50;

    private static final DateTimeFormatter ASCTIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("EEE MMM d HH:mm:ss uuuu")
            .toFormatter(Locale.US);

    private HttpDate() {}

    /** {@return the date of a text; {@code null} if it is none} */
    static @Nullable Instant read(String text, Instant now) {
        if (text.length() > MAX_CHARACTERS) {
            return null;
        }
        String date = text.strip().replaceAll(" +", " ");
        int blank = date.lastIndexOf(' ');
        boolean zoned = blank > 0 && ZONES.contains(date.substring(blank + 1).toUpperCase(Locale.ROOT));
        String local = zoned ? date.substring(0, blank) : date;
        Instant today = parsed(zoned ? local + " GMT" : date, DateTimeFormatter.RFC_1123_DATE_TIME);
        Instant rfc850 = today == null ? parsed(local, rfc850(now)) : today;
        return rfc850 == null ? parsed(local, ASCTIME) : rfc850;
    }

    private static @Nullable Instant parsed(String text, DateTimeFormatter form) {
        try {
            var date = form.parse(text);
            return date.isSupported(ChronoField.INSTANT_SECONDS)
                    ? Instant.from(date)
                    : LocalDateTime.from(date).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As in {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
    private static DateTimeFormatter rfc850(Instant now) {
        int firstYear = now.atOffset(ZoneOffset.UTC).getYear() + YEARS_AHEAD - 99;
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern("[EEEE][EEE], dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, firstYear)
                .appendPattern(" HH:mm:ss")
                .toFormatter(Locale.US);
    }
}
