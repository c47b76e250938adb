package io.github.camelintegry.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: seconds, or an HTTP date. What is neither is passed over. */
final class RetryAfter {

    /** Longer than any wait; keeps arithmetic with what a service may invent within range. */
    private static final long MOST_SECONDS = Duration.ofDays(365).toSeconds();

    private final InstantSource clock;

    RetryAfter(InstantSource clock) {
        this.clock = clock;
    }

    @Nullable
    Duration read(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text = header.strip();
        if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Duration.ofSeconds(text.length() > 9 ? MOST_SECONDS : Math.min(MOST_SECONDS, Long.parseLong(text)));
        }
        try {
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            long seconds = Math.min(
                    MOST_SECONDS, Duration.between(clock.instant(), date).toSeconds() + 1);
            return Duration.ofSeconds(Math.max(0, seconds));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
