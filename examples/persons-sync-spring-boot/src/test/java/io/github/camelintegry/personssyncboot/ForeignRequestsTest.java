package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a page of somebody else's can make a browser send. The application knows crm.example.com as a name of its own. */
@RunningSync
class ForeignRequestsTest {

    private static final String[] PATHS = {
        "GET /",
        "GET /app.js",
        "GET /api/walks",
        "GET /actuator/health",
        "GET /nowhere",
        "POST /api/walks/ada/resume",
        "OPTIONS /api/walks"
    };

    @LocalServerPort
    private int port;

    private RawHttp http;

    @BeforeEach
    void connect() {
        http = new RawHttp(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example.com:PORT",
                "evil.example.com",
                "localhost",
                "localhost:1",
                "127.0.0.1",
                "localhost.evil.example.com:PORT",
                "evil.localhost:PORT",
                "127.0.0.1.evil.example.com:PORT",
                "127.0.0.2:PORT",
                "0.0.0.0:PORT",
                "[::2]:PORT",
                "crm.example.com:PORT",
                "crm.example.com:80",
                "evil@localhost:PORT"
            })
    void refusesHostsThatAreNotItsOwn(String host) throws IOException {
        for (String path : PATHS) {
            assertThat(http.send(path, "Host: " + host).status())
                    .as(path)
                    // Tomcat itself refuses what is no host at all
                    .isIn(host.contains("@") ? new Integer[] {400} : new Integer[] {403});
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "LOCALHOST:PORT",
                "localhost.:PORT",
                "127.0.0.1:PORT",
                "[::1]:PORT",
                "crm.example.com",
                "crm.example.com:443",
                "CRM.example.com."
            })
    void answersToItsOwnHosts(String host) throws IOException {
        assertThat(http.send("GET /api/walks", "Host: " + host).status()).isEqualTo(200);
    }

    @Test
    void refusesARequestWithoutHost() throws IOException {
        assertThat(http.send("GET /api/walks", "X: y").status()).isEqualTo(400);
        assertThat(http.send("GET /api/walks", "Host:").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://localhost:1",
                "http://localhost",
                "https://localhost:PORT",
                "http://127.0.0.1:PORT",
                "http://evil.example.com",
                "http://evil.example.com:PORT",
                "http://crm.example.com",
                "https://crm.example.com:8443",
                "https://crm.example.com.evil.example.com",
                "http://localhost:PORT/",
                "http://localhost:PORT http://evil.example.com",
                "file://",
                "garbage"
            })
    void refusesOriginsThatAreNotItsOwn(String origin) throws IOException {
        for (String path : PATHS) {
            assertThat(http.send(path, "Host: localhost:PORT", "Origin: " + origin)
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void refusesASecondOriginThatIsNotItsOwn() throws IOException {
        assertThat(http.send(
                                "POST /api/walks/ada/resume",
                                "Host: localhost:PORT",
                                "Origin: http://localhost:PORT",
                                "Origin: http://evil.example.com")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void answersToItsOwnPage() throws IOException {
        String[][] own = {
            {"Host: localhost:PORT", "Origin: http://localhost:PORT"},
            {"Host: [::1]:PORT", "Origin: http://[::1]:PORT"},
            {"Host: crm.example.com", "Origin: https://crm.example.com"},
            // a proxy that names this server as it knows it
            {"Host: 127.0.0.1:PORT", "Origin: https://crm.example.com"},
            {"Host: localhost:PORT", "Origin: http://localhost:PORT", "Sec-Fetch-Site: same-origin"},
        };
        for (String[] headers : own) {
            assertThat(http.send("POST /api/walks/ada/resume", headers).status())
                    .as(String.join(", ", headers))
                    .isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "garbage"})
    void refusesWhatAnotherSiteSendsWithoutAnOrigin(String site) throws IOException {
        for (String path : PATHS) {
            assertThat(http.send(path, "Host: localhost:PORT", "Sec-Fetch-Site: " + site, "Sec-Fetch-Mode: no-cors")
                            .status())
                    .as(path)
                    .isEqualTo(403);
        }
        // in a frame of its own, or by a form
        assertThat(http.send(
                                "GET /",
                                "Host: localhost:PORT",
                                "Sec-Fetch-Site: " + site,
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: iframe")
                        .status())
                .isEqualTo(403);
        assertThat(http.send(
                                "POST /api/walks/ada/resume",
                                "Host: localhost:PORT",
                                "Sec-Fetch-Site: " + site,
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void opensFromALinkElsewhere() throws IOException {
        assertThat(http.send(
                                "GET /",
                                "Host: localhost:PORT",
                                "Sec-Fetch-Site: cross-site",
                                "Sec-Fetch-Mode: navigate",
                                "Sec-Fetch-Dest: document")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysWhatToDo() throws IOException {
        assertThat(http.send("GET /", "Host: evil.example.com").text())
                .contains("Content-Type: text/plain", "web.origins")
                .doesNotContain("evil");
    }

    @Test
    void cannotBeFramed() throws IOException {
        assertThat(http.send("GET /", "Host: localhost:PORT").text()).contains("X-Frame-Options: DENY");
    }
}
