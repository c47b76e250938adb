package io.github.camelintegry.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.github.camelintegry.simulator.wire.Slashes;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlashesTest {

    private static final String DOCUMENTED =
            """
            GET,/apps
            GET,/apps/slack
            GET,/functions
            GET,/functions/slack-get-a-user
            POST,/functions/slack-get-all-users/
            POST,/apps/list/
            POST,/apps/slack/get/
            POST,/functions/list/
            POST,/functions/slack-get-a-user/get/
            GET,/functions/slack-get-a-user/get/
            POST,/functions/slack-get-all-users/call/
            """;

    @ParameterizedTest
    @CsvSource(textBlock = DOCUMENTED)
    void redirectsWhatIsNotDocumented(String method, String path) {
        try (IntegrySimulator simulator = with(Slashes.REDIRECT)) {
            assertThat(send(simulator, method, path).status()).isEqualTo(200);
            assertThat(simulator.journal().redirects()).isEmpty();
            isRedirected(simulator, method, other(path), path);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = DOCUMENTED)
    void redirectsWhatIsDocumented(String method, String path) {
        try (IntegrySimulator simulator = with(Slashes.REDIRECT_TO_OTHER)) {
            assertThat(send(simulator, method, other(path)).status()).isEqualTo(200);
            isRedirected(simulator, method, path, other(path));
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = DOCUMENTED)
    void servesBothByDefault(String method, String path) {
        try (IntegrySimulator simulator = with(Slashes.AS_SENT)) {
            assertThat(send(simulator, method, path).status()).isEqualTo(200);
            assertThat(send(simulator, method, other(path)).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsWithTheStatusThatItIsTold(int status) {
        try (IntegrySimulator simulator = IntegrySimulator.builder()
                .slashes(Slashes.REDIRECT)
                .redirectStatus(status)
                .start()) {
            assertThat(send(simulator, "GET", "/apps/").status()).isEqualTo(status);
        }
        assertThatThrownBy(() -> IntegrySimulator.builder().redirectStatus(303))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsItsDefaultFromASystemProperty() {
        String property = "integry.simulator.slashes";
        String before = System.getProperty(property);
        System.setProperty(property, "redirect-to-other");
        try (IntegrySimulator simulator = IntegrySimulator.start()) {
            assertThat(TestClient.of(simulator).get("/apps").status()).isEqualTo(308);
            System.clearProperty(property);
            try (IntegrySimulator other = IntegrySimulator.start()) {
                assertThat(TestClient.of(other).get("/apps").status()).isEqualTo(200);
            }
        } finally {
            if (before != null) {
                System.setProperty(property, before);
            }
        }
    }

    @Test
    void redirectsBeforeFaultsAndQueuedAnswersAndNamesNoOtherHost() {
        try (IntegrySimulator simulator = with(Slashes.REDIRECT)) {
            simulator.answerNext(RawAnswer.of(503, "text/plain", "no"));

            assertThat(send(simulator, "GET", "//apps/").raw().headers().firstValue("Location"))
                    .contains("/apps");
            assertThat(send(simulator, "GET", "/nope/").status()).isEqualTo(503);
        }
    }

    private static void isRedirected(IntegrySimulator simulator, String method, String path, String target) {
        String query = "?search=a%26b";
        simulator.journal().clear();

        TestClient.Reply relative = send(simulator, method, path + query);
        TestClient.Reply absolute = send(simulator, method, path + query);

        assertThat(relative.status()).isEqualTo(308);
        assertThat(relative.raw().headers().firstValue("Location")).contains(target + query);
        assertThat(absolute.raw().headers().firstValue("Location")).contains(simulator.baseUrl() + target + query);
        assertThat(simulator.journal().entries()).isEmpty();
        assertThat(simulator.journal().redirects()).hasSize(2);
    }

    private static IntegrySimulator with(Slashes slashes) {
        return IntegrySimulator.builder().slashes(slashes).start();
    }

    private static String other(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path + "/";
    }

    private static TestClient.Reply send(IntegrySimulator simulator, String method, String path) {
        HttpRequest.Builder request = TestClient.of(simulator).request(path);
        return TestClient.send(
                method.equals("GET") ? request.GET() : request.method(method, BodyPublishers.ofString("{}")));
    }
}
