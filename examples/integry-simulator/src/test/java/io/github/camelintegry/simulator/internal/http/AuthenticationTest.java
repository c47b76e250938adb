package io.github.camelintegry.simulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.RawConnection;
import io.github.camelintegry.simulator.TestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {

    @RegisterExtension
    final IntegrySimulatorExtension integry =
            new IntegrySimulatorExtension(IntegrySimulator.builder().appSecret("secret"));

    @Test
    void letsTheRightHashIn() {
        HttpRequest.Builder request = plain().header("App-Key", "demo-app-key")
                .header("User-ID", "user-1")
                .header("Hash", "1d16fd7e96e8a9681f283b8a251822ffdc71e2a5bda0c5267a044874fa21b82b");

        assertThat(TestClient.send(request).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"App-Key", "User-ID", "Hash"})
    void missesEachHeader(String missing) {
        HttpRequest.Builder request = plain();
        TestClient.of(integry.simulator())
                .request("/apps")
                .build()
                .headers()
                .map()
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase(missing)) {
                        request.header(name, values.get(0));
                    }
                });

        TestClient.Reply reply = TestClient.send(request);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
    }

    @ParameterizedTest
    @CsvSource({"GET,/functions", "POST,/functions/list/"})
    void missesThemAtTheListingOfFunctionsByAnotherStatus(String method, String path) {
        TestClient.Reply reply = TestClient.send(
                HttpRequest.newBuilder(URI.create(integry.simulator().baseUrl() + path))
                        .method(method, HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"App-Key", "User-ID", "Hash"})
    void refusesEachWrongHeader(String wrong) {
        HttpRequest.Builder request =
                TestClient.of(integry.simulator()).request("/apps").setHeader(wrong, "wrong");

        TestClient.Reply reply = TestClient.send(request);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("detail").asText()).isNotEmpty();
    }

    @Test
    void refusesAnUpperCaseHash() {
        HttpRequest.Builder request = TestClient.of(integry.simulator())
                .request("/apps")
                .setHeader("Hash", integry.simulator().hash("user-1").toUpperCase());

        assertThat(TestClient.send(request).status()).isEqualTo(403);
    }

    @Test
    void readsUserIdsAsUtf8() throws IOException {
        String hash = "d501a0e864209133366aeb85c2c1e6dfd245022a568eaed6e15bb7b9b6ac73be";

        assertThat(statusLine("münchen-7", hash, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200 OK");
        assertThat(statusLine("münchen-7", hash, StandardCharsets.ISO_8859_1)).isEqualTo("HTTP/1.1 403 Forbidden");
        assertThat(integry.simulator().journal().entries().get(0).user()).isEqualTo("münchen-7");
    }

    @Test
    void rotatesTheSecretWhileRunning() {
        IntegrySimulator simulator = integry.simulator();
        TestClient client = TestClient.of(simulator);
        HttpRequest.Builder old = client.request("/apps");

        simulator.appSecret("new-secret");

        assertThat(TestClient.send(old).status()).isEqualTo(403);
        assertThat(client.get("/apps").status()).isEqualTo(200);
    }

    private HttpRequest.Builder plain() {
        return HttpRequest.newBuilder(URI.create(integry.simulator().baseUrl() + "/apps"));
    }

    /** By hand, since the JDK's client replaces what is not ASCII in headers. */
    private String statusLine(String user, String hash, Charset charset) throws IOException {
        try (RawConnection connection = new RawConnection(integry.simulator())) {
            connection.send(
                    "GET /apps HTTP/1.1\r\nHost: x\r\nApp-Key: demo-app-key\r\nUser-ID: " + user + "\r\nHash: " + hash
                            + "\r\n\r\n",
                    charset);
            return connection.line();
        }
    }
}
