package io.github.camelintegry.simulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {

    /** Each made by {@code printf <message> | openssl dgst -sha256 -hmac <key>}. */
    static Stream<Arguments> vectors() {
        return Stream.of(
                Arguments.of("secret", "user-1", "1d16fd7e96e8a9681f283b8a251822ffdc71e2a5bda0c5267a044874fa21b82b"),
                Arguments.of("secret", " ", "449cae45786ff49422f05eb94182fb6456b10db5c54f2342387168702e4f5197"),
                Arguments.of("secret", "münchen-7", "d501a0e864209133366aeb85c2c1e6dfd245022a568eaed6e15bb7b9b6ac73be"),
                Arguments.of(
                        "k".repeat(200), "user-1", "6ccd2ee9d2f86bae057803fc1517e1d758178b554b10fe47139aa87bdbc4d5d5"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithOpenssl(String key, String message, String expected) {
        assertThat(Signature.of(key, message)).isEqualTo(expected);
    }
}
