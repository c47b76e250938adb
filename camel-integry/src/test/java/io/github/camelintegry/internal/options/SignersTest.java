package io.github.camelintegry.internal.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SignersTest {

    private final Signers signers = new Signers(() -> "integry-eu");

    @Test
    void areKeptByCredentials() {
        assertThat(signers.of("key", "secret"))
                .isSameAs(signers.of("key", "secret"))
                .isNotSameAs(signers.of("key", "other"));
    }

    @Test
    void nameTheOptionOfTheirComponentThatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signers.of(null, "secret"))
                .withMessageStartingWith("appKey is missing: set camel.component.integry-eu.app-key to the App-Key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signers.of("key", " "))
                .withMessageStartingWith("appSecret is empty: set camel.component.integry-eu.app-secret");
    }

    @Test
    void showNoSecretThatIsDamaged() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signers.of("key", "s3cret\n"))
                .withMessageStartingWith("appSecret ends with a line feed")
                .withMessageNotContaining("s3cret");
    }
}
