package io.github.camelintegry.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.protocol.Cursor;
import io.github.camelintegry.protocol.JsonTexts;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WalkRecordProperties {

    @Provide
    Arbitrary<WalkRecord> records() {
        Arbitrary<String> key = Arbitraries.of("next_page", "_cursor", "cursor").injectNull(0.2);
        Arbitrary<Cursor> cursor = Combinators.combine(
                        JsonTexts.values().filter(json -> !json.equals("null") && !json.equals("\"\"")), key)
                .as(Cursor::new)
                .injectNull(0.2);
        return Combinators.combine(
                        Arbitraries.of(WalkRecord.State.class),
                        cursor,
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.integers().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.strings().alpha().ofMinLength(1),
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.of(0, 1, 2, 3))
                .as((state, at, page, empty, count, id, second, flags) -> new WalkRecord(
                        state,
                        at,
                        page,
                        empty,
                        count,
                        id,
                        Instant.ofEpochSecond(second, 123_456_789),
                        "f00",
                        flags % 2 == 0,
                        flags > 1))
                .filter(walk -> walk.state() != WalkRecord.State.WALKING || walk.page() == 0 || walk.cursor() != null);
    }

    /** A state repository of Camel's takes no newline. */
    @Property(tries = 200)
    void isTheSameOnceItWasKeptAsOneLineOfText(@ForAll("records") WalkRecord walk) {
        String text = walk.text();

        assertThat(text).doesNotContain("\n", "\r");
        assertThat(WalkRecord.parse(text)).isEqualTo(walk);
        assertThat(WalkRecord.parse(text).text()).isEqualTo(text);
    }
}
