package io.github.camelintegry.internal.client.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.TestClock;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.Redaction;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

class RetryAfterProperties {

    private static final Redaction REDACTION = new Redaction(new Signer(new IntegryCredentials("k", "s")).sign("u1"));

    private final TestClock clock = new TestClock();
    private final RetryAfter retryAfter = new RetryAfter(clock, clock);

    private @Nullable Duration read(List<String> headers, List<String> dates) {
        return retryAfter.read(
                new WireAnswer(
                        429,
                        name -> name.equals("Retry-After") ? headers : name.equals("Date") ? dates : List.of(),
                        new byte[0]),
                REDACTION);
    }

    @Provide
    Arbitrary<String> headers() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().numeric().ofMaxLength(45),
                Arbitraries.of("Sun, ", "06 Nov 1994 ", "08:49:37 ", "GMT", ",", "-5", "1e9", "9999999999", ".5")
                        .list()
                        .ofMaxSize(5)
                        .map(parts -> String.join("", parts)));
    }

    @Property
    void isATimeOfAtMostAYearOrNone(
            @ForAll("headers") String one, @ForAll("headers") String other, @ForAll("headers") String date) {
        Duration wait = read(List.of(one, other), List.of(date));
        if (wait != null) {
            assertThat(wait).isBetween(Duration.ZERO, Duration.ofDays(365));
        }
    }

    @Property
    void takesTheLongestOfSeveral(
            @ForAll @LongRange(max = 31_536_000) long one, @ForAll @LongRange(max = 31_536_000) long other) {
        Duration longest = Duration.ofSeconds(Math.max(one, other));
        assertThat(read(List.of(String.valueOf(one), String.valueOf(other)), List.of()))
                .isEqualTo(longest);
        assertThat(read(List.of(one + ", " + other), List.of())).isEqualTo(longest);
    }
}
