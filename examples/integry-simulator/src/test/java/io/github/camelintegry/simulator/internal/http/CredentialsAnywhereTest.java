package io.github.camelintegry.simulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.journal.JournalEntry;
import java.net.URI;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CredentialsAnywhereTest {

    @RegisterExtension
    final IntegrySimulatorExtension open =
            new IntegrySimulatorExtension(IntegrySimulator.builder().credentialsAnywhere(true));

    @RegisterExtension
    final IntegrySimulatorExtension strict = new IntegrySimulatorExtension();

    @Test
    void takesThemFromTheQueryAndKeepsTheHashOutOfTheJournal() {
        IntegrySimulator simulator = open.simulator();
        String hash = simulator.hash("münchen 7");
        TestClient.Reply reply = TestClient.send(request(
                simulator, "/apps/?app_key=demo-app-key&user_id=m%C3%BCnchen+7&h%61sh=" + hash + "&search=spot"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("apps")).hasSize(1);
        JournalEntry entry = simulator.journal().entries().get(0);
        assertThat(entry.user()).isEqualTo("münchen 7");
        assertThat(entry.query()).isEqualTo("app_key=demo-app-key&user_id=m%C3%BCnchen+7&h%61sh=***&search=spot");
        assertThat(entry.toString()).doesNotContain(hash);
    }

    @Test
    void takesThemFromTheNodeClientsHeaders() {
        IntegrySimulator simulator = open.simulator();

        assertThat(TestClient.send(underscored(simulator)).status()).isEqualTo(200);
        assertThat(TestClient.send(underscored(simulator).setHeader("hash", "wrong"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void takesDocumentedHeadersFirst() {
        TestClient.Reply reply =
                TestClient.send(TestClient.of(open.simulator()).request("/apps?user_id=other&hash=wrong"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(open.simulator().journal().entries().get(0).user()).isEqualTo("user-1");
    }

    @Test
    void refusesNeitherMoreNorLessThanTheDocumentedHeadersByDefault() {
        IntegrySimulator simulator = strict.simulator();
        String query = "?app_key=demo-app-key&user_id=u&hash=" + simulator.hash("u");

        assertThat(TestClient.send(request(simulator, "/apps" + query)).status())
                .isEqualTo(400);
        assertThat(TestClient.send(underscored(simulator)).status()).isEqualTo(400);
        assertThat(simulator.journal().entries().get(0).query()).doesNotContain(simulator.hash("u"));
    }

    @Test
    void handsNoCredentialsToAFunction() {
        IntegrySimulator simulator = open.simulator();
        simulator.function(SimulatedFunction.query("crm-echo", call -> {
            assertThat(call.query()).containsOnlyKeys("connected_account_id");
            return FunctionAnswer.ok(Json.object().put("user", call.user()));
        }));
        long account = simulator.users().accounts("u", "crm").get(0).id();

        TestClient.Reply reply = TestClient.send(request(
                        simulator,
                        "/functions/crm-echo/call?app_key=demo-app-key&user_id=u&connected_account_id=" + account
                                + "&hash=" + simulator.hash("u"))
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(reply.json().at("/output/user").asText()).isEqualTo("u");
    }

    private static HttpRequest.Builder underscored(IntegrySimulator simulator) {
        return request(simulator, "/apps/list/")
                .POST(HttpRequest.BodyPublishers.noBody())
                .header("app_key", simulator.appKey())
                .header("user_id", "user-1")
                .header("hash", simulator.hash("user-1"));
    }

    private static HttpRequest.Builder request(IntegrySimulator simulator, String path) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path));
    }
}
