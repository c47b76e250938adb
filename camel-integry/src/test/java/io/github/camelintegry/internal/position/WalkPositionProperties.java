package io.github.camelintegry.internal.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.JsonTexts;
import io.github.camelintegry.internal.walk.WalkPoint;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WalkPositionProperties {

    /** Three that are true or false, and a number. */
    private record Flags(int bits, long pagesBefore) {
        boolean has(int bit) {
            return (bits & bit) != 0;
        }
    }

    @Provide
    Arbitrary<WalkPosition> positions() {
        Arbitrary<String> key = Arbitraries.of("next_page", "_cursor", "cursor").injectNull(0.2);
        Arbitrary<Cursor> cursor = Combinators.combine(
                        JsonTexts.values().filter(json -> !json.equals("null") && !json.equals("\"\"")), key)
                .as(Cursor::new)
                .filter(Cursor::isUnicode)
                .injectNull(0.2);
        return Combinators.combine(
                        Arbitraries.of(WalkPosition.State.class),
                        cursor,
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.strings().alpha().ofMinLength(1),
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Combinators.combine(
                                        Arbitraries.integers().between(0, 7),
                                        Arbitraries.longs().greaterOrEqual(0))
                                .as(Flags::new))
                .as((state, at, page, empty, count, id, second, flags) -> new WalkPosition(
                        state,
                        new WalkPoint(at, page, empty, flags.has(4)),
                        count,
                        new WalkPosition.Origin(
                                id,
                                Instant.ofEpochSecond(second, 123_456_789),
                                "f00",
                                flags.has(1),
                                flags.has(2),
                                flags.pagesBefore()),
                        new WalkPosition.Written(id, flags.has(1) ? Instant.ofEpochSecond(second) : null),
                        Carried.NOTHING))
                .filter(walk -> walk.state() != WalkPosition.State.WALKING
                        || walk.page() == 0
                        || walk.at().cursor() != null);
    }

    /** A state repository of Camel's takes no newline. */
    @Property(tries = 200)
    void isTheSameOnceItWasKeptAsOneLineOfText(@ForAll("positions") WalkPosition walk) {
        String text = walk.text();

        assertThat(text).doesNotContain("\n", "\r");
        assertThat(WalkPosition.parse(text)).isEqualTo(walk);
        assertThat(WalkPosition.parse(text).text()).isEqualTo(text);
    }
}
