package io.github.camelintegry.internal.dynamic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A value of a message is the same when it is read, and means nothing to whoever reads the URI before. */
class MessageValueProperties {

    @Property(tries = 500)
    void isReadAsItWasWritten(@ForAll String value) {
        String written = MessageValue.write("x", value);
        assertThat(MessageValue.read(written)).isEqualTo(value);
        assertThat(MessageValue.isText(written)).isFalse();
        String text = MessageValue.writeText("x", value);
        assertThat(MessageValue.read(text)).isEqualTo(value);
        assertThat(MessageValue.isText(text)).isTrue();
    }

    @Property(tries = 500)
    void meansNothingInAUri(@ForAll String value) {
        String written = MessageValue.write("x", value);
        assertThat(written).matches("[A-Za-z0-9._-]*");
        assertThat(URLDecoder.decode(written, StandardCharsets.UTF_8)).isEqualTo(written);
    }

    @Property(tries = 500)
    void isNothingThatWasNotWrittenSo(@ForAll String value) {
        assertThat(MessageValue.read(value)).isNull();
        assertThat(MessageValue.isText(value)).isFalse();
    }

    @Example
    void isNoOtherObject() {
        assertThat(MessageValue.read(7)).isNull();
        assertThat(MessageValue.read(null)).isNull();
    }

    @Example
    void hasALimit() {
        assertThat(MessageValue.read(MessageValue.write("x", "a".repeat(8192)))).hasSize(8192);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageValue.write("the option x", "a".repeat(8193)))
                .withMessageStartingWith("The value of the option x in the URI of the route has 8193 characters");
    }
}
