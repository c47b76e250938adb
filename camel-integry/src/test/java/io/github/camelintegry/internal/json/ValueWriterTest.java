package io.github.camelintegry.internal.json;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueWriterTest {

    @Test
    void namesThePlaceButNoValueOfWhatItCannotWrite() {
        Object unwritable = Map.of("persons", List.of("Ada", Map.of("due", new Object())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueWriter.write(unwritable, "The value"))
                .withMessageContaining("persons/1/due")
                .withMessageContaining("java.lang.Object")
                .withMessageNotContaining("Ada");
    }

    /** A bean with a getter that fails, or with itself in it. */
    public static final class Odd {
        private final boolean fails;

        Odd(boolean fails) {
            this.fails = fails;
        }

        /** What Jackson asks for. */
        public Object getNext() {
            if (fails) {
                throw new IllegalStateException("secret");
            }
            return this;
        }
    }

    @Test
    void saysWhyItCannotWriteABean() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueWriter.write(new Odd(true), "The value"))
                .withMessageContaining("The value, a " + Odd.class.getName())
                .withMessageContaining("at next: its getter failed with java.lang.IllegalStateException")
                .withMessageNotContaining("secret");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueWriter.write(new Odd(false), "The value"))
                .withMessageContaining("at next: it holds itself");
    }

    @Test
    void namesWhatItCannotWrite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueWriter.write(new Object(), "The value"))
                .withMessageContaining("java.lang.Object");
    }
}
