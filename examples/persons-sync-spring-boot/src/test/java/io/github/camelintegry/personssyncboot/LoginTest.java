package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Further applications, on other addresses; they share the database server of the one that all tests have. */
@RunningSync
@ExtendWith(OutputCaptureExtension.class)
class LoginTest {

    private static final String USER = "--spring.security.user.name=admin";
    private static final String PASSWORD = "--spring.security.user.password=pa55-word";
    private static final String[] PATHS = {
        "GET /",
        "GET /app.js",
        "GET /api/walks",
        "GET /actuator/health",
        "GET /actuator/prometheus",
        "GET /nowhere",
        "POST /api/walks/linus/resume"
    };

    @Autowired
    private EmbeddedPostgres postgres;

    @ParameterizedTest
    @CsvSource({"0.0.0.0, --debug=false", "::, " + PASSWORD, "'', " + USER})
    void doesNotStartWithoutALoginWhereOthersReachIt(String address, String half, CapturedOutput output) {
        assertThatThrownBy(() -> start("--server.address=" + address, half).close())
                .rootCause()
                .hasMessageContaining("server.address")
                .hasMessageContaining("spring.security.user.name")
                .hasMessageContaining("spring.security.user.password");
        assertThat(output).doesNotContain("Using generated security password", "pa55-word");
    }

    @Test
    void asksForTheLoginEverywhereWhereOthersReachIt(CapturedOutput output) throws IOException {
        try (ConfigurableApplicationContext application = start("--server.address=0.0.0.0", USER, PASSWORD)) {
            RawHttp http = new RawHttp(port(application, "local.server.port"));
            for (String path : PATHS) {
                assertThat(http.send(path, "Host: localhost:PORT"))
                        .as(path)
                        .matches(answer ->
                                answer.status() == 401 && answer.text().contains("WWW-Authenticate: Basic"));
                assertThat(http.send(path, "Host: localhost:PORT", basic("admin:wrong"))
                                .status())
                        .as(path)
                        .isEqualTo(401);
                assertThat(http.send(path, "Host: localhost:PORT", basic("admin:pa55-word"))
                                .status())
                        .as(path)
                        .isIn(200, 204, 404);
                // a browser sends the login with what other sites make it send
                assertThat(http.send(
                                        path,
                                        "Host: localhost:PORT",
                                        "Origin: http://localhost:1",
                                        basic("admin:pa55-word"))
                                .status())
                        .as(path)
                        .isEqualTo(403);
            }
        }
        assertThat(output).doesNotContain("pa55-word");
    }

    @Test
    void doesNotStartWithAPortOfTheActuatorsThatOthersReach() {
        assertThatThrownBy(() -> start("--management.server.port=0").close())
                .rootCause()
                .hasMessageContaining("management.server.address");
    }

    /** Also on loopback, where a login is asked for if one is set. */
    @Test
    void guardsAPortOfTheActuatorsOwnToo() throws IOException {
        try (ConfigurableApplicationContext application =
                start("--management.server.port=0", "--management.server.address=localhost", USER, PASSWORD)) {
            RawHttp page = new RawHttp(port(application, "local.server.port"));
            RawHttp actuator = new RawHttp(port(application, "local.management.port"));
            String metrics = "GET /actuator/prometheus";

            assertThat(page.send("GET /", "Host: localhost:PORT").status()).isEqualTo(401);
            assertThat(actuator.send(metrics, "Host: localhost:PORT").status()).isEqualTo(401);
            assertThat(actuator.send(metrics, "Host: localhost:PORT", basic("admin:pa55-word"))
                            .status())
                    .isEqualTo(200);
            assertThat(actuator.send(metrics, "Host: evil.example.com:PORT", basic("admin:pa55-word"))
                            .status())
                    .isEqualTo(403);
        }
    }

    @Test
    void refusesAnOriginThatIsNone() {
        assertThatThrownBy(() -> start("--web.origins=crm.example.com").close())
                .rootCause()
                .hasMessageContaining("web.origins")
                .hasMessageContaining("https://crm.example.com");
    }

    private ConfigurableApplicationContext start(String argument, String... more) {
        return new SpringApplicationBuilder(PersonsSyncApplication.class)
                .run(Stream.of(
                                Stream.of(argument),
                                Stream.of(more),
                                Stream.of(
                                        "--server.port=0",
                                        "--sync.users=linus",
                                        "--demo.persons=0",
                                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres")))
                        .flatMap(arguments -> arguments)
                        .toArray(String[]::new));
    }

    private static int port(ConfigurableApplicationContext application, String property) {
        return application.getEnvironment().getRequiredProperty(property, Integer.class);
    }

    private static String basic(String login) {
        return "Authorization: Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }
}
