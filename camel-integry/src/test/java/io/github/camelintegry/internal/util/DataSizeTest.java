package io.github.camelintegry.internal.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSizeTest {

    private static final Map<String, Integer> SHIFTS =
            Map.of("", 0, "B", 0, "K", 10, "KB", 10, "M", 20, "MB", 20, "G", 30, "GB", 30);

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1048576, 1048576",
        "512KB, 524288",
        "512k, 524288",
        "64MB, 67108864",
        "64 mb, 67108864",
        "' 1GB ', 1073741824",
        "7b, 7",
        "2047MB, 2146435072"
    })
    void sizesAsPeopleWriteThem(String text, long bytes) {
        assertThat(DataSize.parse("maxResponseSize", text)).isEqualTo(bytes);
        assertThat(DataSize.parseTotal("maxBufferedSize", text)).isEqualTo(bytes);
    }

    @Test
    void whatGoesIntoAnArrayHasALowerLimitThanManyTogether() {
        assertThat(DataSize.parseTotal("maxBufferedSize", "1024GB")).isEqualTo(1L << 40);
        assertThatThrownBy(() -> DataSize.parse("maxResponseSize", "2GB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxResponseSize must be from 1 byte to 2047MB, not '2GB'");
        assertThatThrownBy(() -> DataSize.parseTotal("maxBufferedSize", "1025GB"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxBufferedSize must be from 1 byte to 1024GB, not '1025GB'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0GB", "2146435073", "999999999999GB"})
    void whatIsTooSmallOrTooLargeIsRefusedByTheOptionsName(String text) {
        assertThatThrownBy(() -> DataSize.parse("maxResponseSize", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxResponseSize must be from 1 byte to 2047MB, not '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "lots", "MB", "-1", "+1", "1.5MB", "1TB", "1 M B", "1,000", "0x10", "1000000000000"})
    void whatIsNoSizeIsRefusedByTheOptionsName(String text) {
        assertThatThrownBy(() -> DataSize.parse("maxResponseSize", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maxResponseSize must be a number of bytes or a size such as 512KB or 64MB, not '" + text
                        + "'");
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of(SHIFTS.keySet());
    }

    @Property
    void aUnitIsAPowerOf1024InAnyLetterCase(
            @ForAll @IntRange(min = 1, max = 1024) int number,
            @ForAll @From("units") String unit,
            @ForAll boolean lowerCase,
            @ForAll boolean space) {
        String text = number + (space ? " " : "") + (lowerCase ? unit.toLowerCase(Locale.ROOT) : unit);
        assertThat(DataSize.parseTotal("maxBufferedSize", text)).isEqualTo((long) number << SHIFTS.get(unit));
    }

    @Property
    void anyTextIsASizeWithinTheLimitsOrRefusedByTheOptionsName(@ForAll String text) {
        try {
            assertThat(DataSize.parse("maxResponseSize", text)).isBetween(1L, 2047L << 20);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("maxResponseSize must be ");
        }
    }
}
