package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.Test;

class DestinationTest {

    private static final Destination COMPONENT =
            new Destination("https://api.integry.io", true, "Proxy", 1, "me", "s3cret", null);

    @Test
    void isTheSameHoweverItIsWritten() {
        assertThatCode(() -> new Destination("https://api.integry.io/", false, "proxy", 1, "me", "s3cret", null)
                        .requireSame(COMPONENT))
                .doesNotThrowAnyException();
    }

    @Test
    void namesAllThatDiffers() {
        Destination other =
                new Destination("https://evil.example.com", true, null, 0, null, null, new SSLContextParameters());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> other.requireSame(COMPONENT))
                .withMessageStartingWith(
                        "baseUrl, proxyHost, proxyPort, proxyUser, proxyPassword, sslContextParameters of"
                                + " this endpoint differs from the component's");
        Destination plain = new Destination("https://api.integry.io", false, null, 0, null, null, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Destination("https://api.integry.io", true, null, 0, null, null, null).requireSame(plain))
                .withMessageStartingWith("allowPlainHttp of this endpoint");
    }

    @Test
    void showsNoPassword() {
        assertThat(COMPONENT).asString().doesNotContain("s3cret");
    }
}
