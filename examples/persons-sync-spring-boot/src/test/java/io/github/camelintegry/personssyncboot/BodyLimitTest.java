package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@RunningSync
class BodyLimitTest {

    private static final int MAX = 1024 * 1024;
    private static final String PERSON = "{\"email\": \"%s\"}";

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
                "POST /api/persons?userId=ada",
                "POST /api/walks/ada/resume",
                "POST /nowhere",
                "PUT /actuator/health",
                "GET /api/walks"
            })
    void refusesABodyOverOneMegabyte(String request) throws IOException {
        assertThat(http.chunked(request, person(MAX + 1)).status()).isEqualTo(413);
        assertThat(http.withLength(request, person(MAX + 1)).status()).isEqualTo(413);
    }

    /** Spring would read the forms of these methods whole, before anything is asked of whoever sends them. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST"})
    void refusesAFormOverOneMegabyte(String method) throws IOException {
        String form = "name=" + "a".repeat(2 * MAX);
        assertThat(http.chunked(method + " /api/persons", "application/x-www-form-urlencoded", form)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void takesABodyOfOneMegabyte() throws IOException {
        // it is read to its end, and has no name
        assertThat(http.chunked("POST /api/persons?userId=ada", person(MAX)))
                .matches(answer -> answer.status() == 400 && answer.text().contains("\"name\":"));
    }

    private static String person(int length) {
        return String.format(
                PERSON, "a".repeat(length - String.format(PERSON, "").length()));
    }
}
