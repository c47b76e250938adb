package io.github.camelintegry.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.protocol.WireRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which redirects lead to the same address but for the last slash of its path. */
class SlashRedirectTest {

    private static final BaseUrl SERVICE = BaseUrl.parse("https://api.example/v1", false);
    private static final String QUERY = "?type=QUERY&search=a%2Fb";

    private static boolean leads(BaseUrl service, String sent, int status, String... locations) {
        WireAnswer answer =
                new WireAnswer(status, name -> name.equals("Location") ? List.of(locations) : List.of(), new byte[0]);
        return SlashRedirect.is(answer, service, new WireRequest("GET", sent, null, null));
    }

    private static boolean adds(String location) {
        return leads(SERVICE, "/functions/a%20b" + QUERY, 308, location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/functions/a%20b/",
                "https://api.example/v1/functions/a%20b/",
                "https://api.example:443/v1/functions/a%20b/",
                "HTTPS://API.Example/v1/functions/a%20b/",
                "a%20b/"
            })
    void aSlashMore(String location) {
        assertThat(adds(location + QUERY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/apps/list", "https://api.example/v1/apps/list", "../list"})
    void aSlashLess(String location) {
        assertThat(leads(SERVICE, "/apps/list/?page=2", 307, location + "?page=2"))
                .isTrue();
    }

    @Test
    void aHostThatIsAnAddressAndAPortOfItsOwn() {
        BaseUrl local = BaseUrl.parse("http://[::1]:8080", false);
        assertThat(leads(local, "/apps", 301, "http://[::1]:8080/apps/")).isTrue();
        assertThat(leads(local, "/apps", 301, "http://[::1]/apps/")).isFalse();
        assertThat(leads(local, "/apps", 301, "http://127.0.0.1:8080/apps/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 303, 304, 305, 306, 309, 200, 404})
    void noOtherStatusIsFollowed(int status) {
        assertThat(leads(SERVICE, "/apps", status, "/v1/apps/")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                // the very same address
                "/v1/functions/a%20b",
                // another origin
                "https://evil.example/v1/functions/a%20b/",
                "https://api.example.evil.example/v1/functions/a%20b/",
                "https://api.example.:443/v1/functions/a%20b/",
                "https://api.example:8443/v1/functions/a%20b/",
                "https://api.example:/v1/functions/a%20b/",
                "http://api.example/v1/functions/a%20b/",
                "http://api.example:443/v1/functions/a%20b/",
                "https://anna:pass@api.example/v1/functions/a%20b/",
                "https://api.example@evil.example/v1/functions/a%20b/",
                "//evil.example/v1/functions/a%20b/",
                "///v1/functions/a%20b/",
                "https:/v1/functions/a%20b/",
                "https:///v1/functions/a%20b/",
                "\\\\evil.example/v1/functions/a%20b/",
                "https:\\\\api.example/v1/functions/a%20b/",
                "https://api.example\\@evil.example/v1/functions/a%20b/",
                "javascript:/v1/functions/a%20b/",
                // another path
                "/functions/a%20b/",
                "/v1/functions/a%20b//",
                "//v1/functions/a%20b/",
                "/v1//functions/a%20b/",
                "/v1/functions/a%20b%2F",
                "/v1/functions/a%20b%2f",
                "/v1/functions/a%20b\\",
                "/v1/functions/a b/",
                "/v1/functions/a+b/",
                "/v1/Functions/a%20b/",
                "/v1/functions/x/../a%20b/",
                "/v1/./functions/a%20b/",
                "/v1/functions/a%20b/.",
                "/v1/functions/a%20b/..",
                "/v1/functions/a%20b/;a",
                "../a%20b/",
                "./a%20b/",
                // what should not be in a header
                " /v1/functions/a%20b/",
                "/v1/functions/a%20b/\t",
                "/v1/functions/a%20b/\u0000",
                "/v1/functions/a%20b/\r\nSet-Cookie: a=b",
                "/v1/functions/a%20b/\u00a0"
            })
    void whatIsAnotherAddressIsNotFollowed(String location) {
        assertThat(adds(location + QUERY)).isFalse();
        assertThat(adds(location)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?",
                "?type=QUERY",
                "?search=a%2Fb&type=QUERY",
                "?type=QUERY&search=a/b",
                "?type=QUERY&search=a%2fb",
                "?type=QUERY&search=a%2Fb&",
                "?type=QUERY&search=a%2Fb#top",
                "#top"
            })
    void anotherQueryIsAnotherAddress(String query) {
        assertThat(adds("/v1/functions/a%20b/" + query)).isFalse();
    }

    @Test
    void aQueryOrAFragmentThatTheRequestHadNotIsAnotherAddress() {
        assertThat(leads(SERVICE, "/apps", 301, "/v1/apps/?next=1")).isFalse();
        assertThat(leads(SERVICE, "/apps", 301, "/v1/apps/?")).isFalse();
        assertThat(leads(SERVICE, "/apps", 301, "/v1/apps/#")).isFalse();
    }

    @Test
    void aSlashAtTheEndOfTheQueryIsNoneOfThePath() {
        assertThat(leads(SERVICE, "/apps?search=a", 301, "/v1/apps?search=a/")).isFalse();
    }

    @Test
    void noneOrSeveralLocations() {
        assertThat(leads(SERVICE, "/apps", 301)).isFalse();
        assertThat(leads(SERVICE, "/apps", 301, "/v1/apps/", "/v1/apps/")).isFalse();
        assertThat(leads(SERVICE, "/apps", 301, "/v1/apps/", "https://evil.example/"))
                .isFalse();
    }

    @Test
    void aHugeLocation() {
        assertThat(adds("/v1/functions/a%20b/" + "/".repeat(1 << 20) + QUERY)).isFalse();
    }
}
