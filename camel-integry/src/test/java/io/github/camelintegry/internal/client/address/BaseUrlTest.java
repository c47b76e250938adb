package io.github.camelintegry.internal.client.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.integry.io,         true,  api.integry.io, 443,  ''",
        "https://api.integry.io/,        true,  api.integry.io, 443,  ''",
        "HTTPS://API.integry.io:8443/v1, true,  api.integry.io, 8443, /v1",
        "' https://h/a/b// ',            true,  h,              443,  /a/b",
        "https://h/a%20b,                true,  h,              443,  /a%20b",
        "https://[2001:db8::1]:444,      true,  2001:db8::1,    444,  ''",
        "http://localhost:8080,          false, localhost,      8080, ''",
        "http://LOCALHOST,               false, localhost,      80,   ''",
        "http://127.0.0.1:1,             false, 127.0.0.1,      1,    ''",
        "http://127.8.9.1,               false, 127.8.9.1,      80,   ''",
        "http://[::1]:8080/x,            false, ::1,            8080, /x",
        "http://[0:0:0:0:0:0:0:1],       false, 0:0:0:0:0:0:0:1, 80,  ''"
    })
    void takesHttpsAndLoopback(String text, boolean ssl, String host, int port, String path) {
        assertThat(BaseUrl.parse(text, false)).isEqualTo(new BaseUrl(ssl, host, port, path));
    }

    /** The names of the last five look local to somebody, but could be resolved to any machine. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.integry.io",
                "http://10.0.0.1",
                "http://0.0.0.0",
                "http://[::]",
                "http://[2001:db8::1]",
                "http://128.0.0.1",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://localhost.localdomain",
                "http://ip6-localhost",
                "http://a.localhost"
            })
    void refusesPlainHttpToOtherMachines(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text, false))
                .withMessageContaining("baseUrl")
                .withMessageContaining("https")
                .withMessageContaining("allowPlainHttp");
        assertThat(BaseUrl.parse(text, true).ssl()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "api.integry.io",
                "//api.integry.io",
                "https:",
                "https://",
                "https:///path",
                "ftp://h",
                "ws://h",
                "https://a b",
                "https://h:port",
                "https://-",
                "https://[::1",
                "file:///etc/passwd",
                "http://127.1",
                "http://0x7f.0.0.1",
                "https://a_b"
            })
    void refusesWhatIsNoUrlOfAHost(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text, false))
                .withMessageContaining("baseUrl");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:s3cr3t@h",
                "https://u@h",
                "http://127.0.0.1@example.org",
                "https://h?x=s3cr3t",
                "https://h/#s3cr3t",
                "http://localhost#@example.org",
                "https://@h",
                "https://user:s3cr3t@h/a b"
            })
    void refusesUserInfoQueryAndFragmentWithoutQuotingThem(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text, true))
                .withMessageContaining("baseUrl")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h:65536", "https://h:99999", "https://h:0"})
    void refusesPortsThatAreNone(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text, true))
                .withMessageContaining("baseUrl");
    }

    @ParameterizedTest
    @CsvSource({
        "https://h, https://h:443",
        "https://h/, https://h:443",
        "https://h//, https://h:443",
        "HTTPS://H:443/, https://h:443",
        "https://B\u00FCcher.example, https://xn--bcher-kva.example:443",
        "https://h/Path/, https://h:443/Path",
        "http://[::1]:8080/x/, http://[::1]:8080/x",
        "https://h:443/v1, https://h:443/v1",
    })
    void readsWhatItWrites(String text, String written) {
        BaseUrl url = BaseUrl.parse(text, false);
        assertThat(url).hasToString(written);
        assertThat(BaseUrl.parse(url.toString(), false)).isEqualTo(url);
    }

    @Test
    void refusesAnAddressThatOthersReadAsAName() {
        assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.parse("http://2130706433", false));
    }

    @Test
    void neverTakesAForeignHostForLoopback() {
        // an IPv4 address within an IPv6 one is that machine
        assertThat(BaseUrl.parse("http://[::ffff:127.0.0.1]", false).ssl()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.parse("http://[::ffff:10.0.0.1]", false));
    }

    @ParameterizedTest
    @CsvSource({
        "https://münchen.example/x, https://xn--mnchen-3ya.example:443/x",
        "https://MÜNCHEN.example:8443, https://xn--mnchen-3ya.example:8443",
        "http://my_service:8080, http://my_service:8080",
        "http://a_b.example.org, http://a_b.example.org:80",
        "http://[::1]:8080/x, http://[::1]:8080/x"
    })
    void knowsHostsThatUriDoesNot(String text, String url) {
        assertThat(BaseUrl.parse(text, true)).hasToString(url);
    }

    @Test
    void refusesEncryptionForANameThatNoCertificateIsCheckedFor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse("https://a_b.example", false))
                .withMessageContaining("baseUrl")
                .withMessageContaining("a_b.example")
                .withMessageContaining("underscore");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:s3cr3t@a_b",
                "http://127.0.0.1@münchen.example",
                "http://münchen.example／x",
                "http://a_b:99999999",
                "http://a_b_ü",
                "http://-a_b",
                "http://a_b:0"
            })
    void refusesWhatOnlyLooksLikeSuchAHost(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BaseUrl.parse(text, true))
                .withMessageContaining("baseUrl")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
    }
}
