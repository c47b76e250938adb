package io.github.camelintegry.simulator.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.github.camelintegry.simulator.wire.Slashes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a browser asks, and must be told, before a page of another origin sees an answer. */
class OtherOriginsTest {

    private static final String ORIGIN = "http://page.example";

    @RegisterExtension
    final IntegrySimulatorExtension open = new IntegrySimulatorExtension(
            IntegrySimulator.builder().credentialsAnywhere(true).slashes(Slashes.REDIRECT));

    @RegisterExtension
    final IntegrySimulatorExtension strict = new IntegrySimulatorExtension();

    @Test
    void tellsABrowserThatItMaySendWhatTheVendorsClientSends() {
        TestClient.Reply reply = TestClient.send(preflight(open.simulator(), "/functions/pipedrive-add-a-person/call"));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(header(reply, "Access-Control-Allow-Origin")).contains("*");
        assertThat(header(reply, "Access-Control-Allow-Methods")).contains("GET, POST");
        assertThat(header(reply, "Access-Control-Allow-Headers")).contains("content-type,version");
    }

    @Test
    void keepsTheQuestionsOfBrowsersFromFaultsAndJournal() {
        IntegrySimulator simulator = open.simulator();
        simulator.answerNext(RawAnswer.json(503, Json.object()));

        assertThat(TestClient.send(preflight(simulator, "/apps/list/")).status())
                .isEqualTo(204);
        assertThat(simulator.journal().entries()).isEmpty();
        assertThat(TestClient.send(ask(simulator.baseUrl(), "/apps")).status()).isEqualTo(503);
    }

    @Test
    void letsAPageSeeAnswersAndRefusals() {
        IntegrySimulator simulator = open.simulator();
        String credentials = "?app_key=demo-app-key&user_id=u&hash=" + simulator.hash("u");

        TestClient.Reply answer = TestClient.send(ask(simulator.baseUrl(), "/apps" + credentials));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(header(answer, "Access-Control-Allow-Origin")).contains("*");
        assertThat(header(answer, "Access-Control-Expose-Headers")).contains("X-Credits, X-Session-ID, Retry-After");

        TestClient.Reply refusal = TestClient.send(ask(simulator.baseUrl(), "/apps"));
        assertThat(refusal.status()).isEqualTo(400);
        assertThat(header(refusal, "Access-Control-Allow-Origin")).contains("*");
    }

    @Test
    void saysNothingOfOriginsToOtherClients() {
        TestClient.Reply reply = TestClient.of(open.simulator()).get("/apps");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(header(reply, "Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void refusesAnOptionsThatIsNoQuestionOfABrowser() {
        TestClient.Reply reply = TestClient.send(TestClient.of(open.simulator())
                .request("/apps")
                .header("Origin", ORIGIN)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(405);
    }

    @Test
    void letsNoPageInWhereTheDocumentedHeadersAloneCount() {
        TestClient.Reply question = TestClient.send(preflight(strict.simulator(), "/apps"));

        assertThat(question.status()).isEqualTo(400);
        assertThat(header(question, "Access-Control-Allow-Origin")).isEmpty();
    }

    private static HttpRequest.Builder preflight(IntegrySimulator simulator, String path) {
        return ask(simulator.baseUrl(), path)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,version");
    }

    private static HttpRequest.Builder ask(String baseUrl, String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).header("Origin", ORIGIN);
    }

    private static Optional<String> header(TestClient.Reply reply, String name) {
        return reply.raw().headers().firstValue(name);
    }
}
