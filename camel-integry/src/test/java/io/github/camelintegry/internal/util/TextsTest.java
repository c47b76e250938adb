package io.github.camelintegry.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void forgesNoLogLine() {
        assertThat(Texts.printable("a\nb\r\nc\u2028d\u2029e\u0085f\u0000g\u001b[31mh\u007fi\tj"))
                .isEqualTo("a b  c d e f g [31mh i j");
        assertThat(Texts.printable("é😀 \\n")).isEqualTo("é😀 \\n");
        assertThat(Texts.printable("")).isEmpty();
    }

    @Test
    void keepsAnExcerptShort() {
        assertThat(Texts.excerpt("x".repeat(500))).isEqualTo("x".repeat(500));
        assertThat(Texts.excerpt("x".repeat(501))).isEqualTo("x".repeat(500) + "… (501 characters)");
        assertThat(Texts.excerpt("\n".repeat(1 << 20))).hasSizeLessThan(550).doesNotContain("\n");
    }

    @Test
    void cutsNoCharacterInHalf() {
        String excerpt = Texts.excerpt("x".repeat(499) + "😀".repeat(10));
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(excerpt)).isTrue();
    }
}
