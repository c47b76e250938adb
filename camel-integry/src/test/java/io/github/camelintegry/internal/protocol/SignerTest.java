package io.github.camelintegry.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private static final String KEY_OF_200_BYTES = "k".repeat(200);

    private final Signer signer = signer("secret");

    private static Signer signer(String secret) {
        return new Signer(new IntegryCredentials("key", secret));
    }

    /** Expected values by {@code printf user-1 | openssl dgst -sha256 -hmac secret}, and so on. */
    @ParameterizedTest
    @CsvSource({
        "secret, user-1, 1d16fd7e96e8a9681f283b8a251822ffdc71e2a5bda0c5267a044874fa21b82b",
        "secret, münchen-7, d501a0e864209133366aeb85c2c1e6dfd245022a568eaed6e15bb7b9b6ac73be",
        "schlüssel, user-1, 7967424bfb9766c3aaae6f78ce2da8e54b0360efaf584da8416155f0707b748b",
        "200, user-1, 6ccd2ee9d2f86bae057803fc1517e1d758178b554b10fe47139aa87bdbc4d5d5"
    })
    void signsAsOpenSslDoes(String secret, String userId, String hash) {
        Signature signature =
                signer(secret.equals("200") ? KEY_OF_200_BYTES : secret).sign(userId);

        assertThat(signature.hash()).isEqualTo(hash);
        assertThat(signature.appKey()).isEqualTo("key");
        assertThat(signature.userIdBytes())
                .asString(java.nio.charset.StandardCharsets.UTF_8)
                .isEqualTo(userId);
    }

    /** RFC 4231, test cases 1 and 2. */
    @Test
    void signsAsTheRfcDoes() {
        assertThat(signer("\u000b".repeat(20)).sign("Hi There").hash())
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertThat(signer("Jefe").sign("what do ya want for nothing?").hash())
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    @Test
    void signsForManyAtATime() {
        List<String> users =
                IntStream.range(0, 2000).mapToObj(number -> "user-" + number).toList();
        Signer shared = signer("secret");

        assertThat(users.parallelStream().map(shared::sign).toList())
                .isEqualTo(users.stream().map(signer("secret")::sign).toList());
    }

    @Test
    void tellsOfARuntimeThatCannotSign() {
        Provider[] able = Security.getProviders("Mac.HmacSHA256");
        List<Provider> all = List.of(Security.getProviders());
        try {
            Stream.of(able).map(Provider::getName).forEach(Security::removeProvider);
            assertThatIllegalStateException()
                    .isThrownBy(() -> signer("s3cr3t"))
                    .withMessageContaining("HmacSHA256")
                    .withMessageNotContaining("s3cr3t");
        } finally {
            // from the first on, so that each stands where it stood
            Stream.of(able).forEach(each -> Security.insertProviderAt(each, all.indexOf(each) + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " a",
                "a ",
                "a\nb",
                "a\rb",
                "a\u0000b",
                "\t",
                "a\u007f",
                "a\u0085b",
                "\ud800",
                "a\udc00b",
                "a\ud83d"
            })
    void refusesWhatNoHeaderCarriesUnchanged(String userId) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer.sign(userId))
                .withMessageContaining("userId");
    }

    @Test
    void boundsUserIdsByTheirBytes() {
        assertThat(signer.sign("u".repeat(4096)).userIdBytes()).hasSize(4096);
        assertThat(signer.sign("ü".repeat(2048)).userIdBytes()).hasSize(4096);
        for (String tooLong : new String[] {"u".repeat(4097), "ü".repeat(2049), "u".repeat(1 << 20)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> signer.sign(tooLong))
                    .withMessageContaining("userId")
                    .withMessageContaining("4096")
                    .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
        }
    }

    @Test
    void keepsBlanksAndEmojiWithin() {
        assertThat(signer.sign("team 7 😀").userIdBytes()).hasSize(11);
    }

    @Test
    void givesTheSameSignatureAgain() {
        assertThat(signer.sign("user-1")).isSameAs(signer.sign("user-1"));
    }

    @Test
    void goesOnAfterARefusal() {
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign("bad\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> signer.sign("bad\n"));
        assertThat(signer.sign("good")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\r\nHash: x", "schlüssel", "a\u0000", "key "})
    void refusesAppKeysThatNoHeaderCarries(String appKey) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Signer(new IntegryCredentials(appKey, "s3cr3t")))
                .withMessageContaining("appKey")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s3cr3t\ud800"})
    void refusesSecretsThatAreNone(String secret) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> signer(secret))
                .withMessageContaining("appSecret")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
    }

    @Test
    void tellsCredentialsApartByBothHalves() {
        IntegryCredentials credentials = new IntegryCredentials("key", "secret");
        assertThat(credentials)
                .isEqualTo(new IntegryCredentials("key", "secret"))
                .hasSameHashCodeAs(new IntegryCredentials("key", "secret"))
                .isNotEqualTo(new IntegryCredentials("key2", "secret"))
                .isNotEqualTo(new IntegryCredentials("key", "secret2"))
                .isNotEqualTo("key");
    }

    @Test
    void refusesMissingCredentialsByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> new IntegryCredentials(null, "s"))
                .withMessage("appKey");
        assertThatNullPointerException()
                .isThrownBy(() -> new IntegryCredentials("k", null))
                .withMessage("appSecret");
    }

    @Test
    void showsNeitherSecretNorHash() {
        IntegryCredentials credentials = new IntegryCredentials("the-app-key", "the-secret");
        Signer masked = new Signer(credentials);
        Signature signature = masked.sign("user-1");

        assertThat(credentials.toString()).doesNotContain("the-app-key", "the-secret");
        assertThat(signature.toString())
                .doesNotContain(signature.hash(), "the-app-key")
                .contains("user-1");
        assertThat(masked.toString()).doesNotContain("the-app-key", "the-secret");
    }
}
