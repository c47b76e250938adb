package io.github.camelintegry.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is invisible at the ends of a text is called by its name, and nothing else of the text is shown. */
class TextEndsTest {

    static Object[][] faults() {
        return new Object[][] {
            {"s3cret\n", "ends with a line feed"},
            {"s3cret\r\n", "ends with a carriage return and a line feed"},
            {"s3cret\r", "ends with a carriage return"},
            {"s3cret\t", "ends with a tab"},
            {" s3cret", "begins with a blank"},
            {"\ufeffs3cret", "begins with a byte order mark"},
            {"\ufeffs3cret\n", "begins with a byte order mark and ends with a line feed"},
            {"s3cret\u00a0", "ends with a non-breaking blank"},
            {"\u200bs3cret", "begins with a blank of no width"},
            {"s3cret\u2028", "ends with the invisible character U+2028"},
            {"s3cret\udb40\udc01", "ends with the invisible character U+E0001"},
            {"s3cret\u0000", "ends with the invisible character U+0000"},
            {" ", "begins with a blank and ends with a blank"},
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void areNamed(String text, String fault) {
        assertThat(TextEnds.fault(text)).isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cret", "a b", "a\nb", "ü", "😀", "-"})
    void areNoneOfAnOrdinaryText(String text) {
        assertThat(TextEnds.fault(text)).isNull();
    }
}
