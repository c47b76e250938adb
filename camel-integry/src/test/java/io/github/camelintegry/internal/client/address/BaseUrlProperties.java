package io.github.camelintegry.internal.client.address;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BaseUrlProperties {

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.of(
                                "http",
                                "HTTPS",
                                "://",
                                "localhost",
                                "api.integry.io",
                                "H_ost",
                                "grün.de",
                                "[::1]",
                                "127.0.0.1",
                                ":",
                                "8443",
                                "/",
                                "a%20b",
                                "?q",
                                "#f",
                                "user:pass@",
                                " ",
                                "..",
                                "{",
                                "\\")
                        .list()
                        .ofMaxSize(7)
                        .map(parts -> String.join("", parts)),
                Arbitraries.strings().alpha().map(path -> "https://api.integry.io/" + path));
    }

    @Property
    void isInItsNormalFormOrRefusedByName(@ForAll("texts") String text, @ForAll boolean allowPlainHttp) {
        BaseUrl parsed;
        try {
            parsed = BaseUrl.parse(text, allowPlainHttp);
        } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("baseUrl ");
            return;
        }
        assertThat(parsed.path()).doesNotEndWith("/");
        assertThat(parsed.port()).isBetween(1, 65_535);
        assertThat(BaseUrl.parse(parsed.toString(), allowPlainHttp)).isEqualTo(parsed);
        assertThat(BaseUrl.parse(parsed + "/", allowPlainHttp)).isEqualTo(parsed);
    }
}
