package io.github.camelintegry.simulator.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.RejectedCallException;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.util.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {

    private static final String REFUSED = "Could not call the function due to invalid input."
            + " Please see `error_details` for further information.";

    // held, or the level would be collected with it
    private static final Logger EXPECTED_FAILURES = Logger.getLogger(Service.class.getName());

    @RegisterExtension
    final IntegrySimulatorExtension integry = new IntegrySimulatorExtension();

    private TestClient client;

    @BeforeEach
    void client() {
        client = TestClient.of(integry.simulator());
    }

    @Test
    void addsAPerson() {
        TestClient.Reply reply = client.call(
                "pipedrive-add-a-person", "{\"name\":\"Zoë van Dam\",\"email\":\"zoe@example.com\",\"age\":40}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("network_code").isTextual()).isTrue();
        assertThat(reply.json().get("network_code").asText()).isEqualTo("200");
        JsonNode person = reply.json().at("/output/data");
        assertThat(reply.json().at("/output/success").asBoolean()).isTrue();
        assertThat(person.get("id").asInt()).isEqualTo(131);
        assertThat(person.get("last_name").asText()).isEqualTo("van Dam");
        assertThat(person.get("email").toString())
                .isEqualTo("[{\"value\":\"zoe@example.com\",\"primary\":true,\"label\":\"work\"}]");
        assertThat(person.get("update_time").asText()).matches("\\d{4}-.*Z");
        assertThat(reply.raw().headers().firstValue("X-Credits")).hasValue("1");
        assertThat(reply.raw().headers().firstValue("X-Session-ID")).isPresent();
        assertThat(integry.simulator().persons().size()).isEqualTo(131);
        assertThat(integry.simulator().persons().all().get(130)).hasToString(person.toString());
    }

    @Test
    void takesFormsAndNoTrailingSlash() {
        TestClient.Reply reply = TestClient.send(client.request("/functions/pipedrive-add-a-person")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("name=J%C3%BCrgen+K&age=7")));

        assertThat(reply.json().at("/output/data/name").asText()).isEqualTo("Jürgen K");
        assertThat(reply.json().at("/output/data/age").isInt()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{}, name, This parameter is required and must not be null or empty",
                "{\"name\":null}, name, This parameter is required and must not be null or empty",
                "{\"name\":\"\"}, name, This parameter is required and must not be null or empty",
                "{\"name\":7}, name, This parameter must be of type string.",
                "`{\"name\":\"a\",\"age\":\"7\"}`, age, This parameter must be of type number.",
                "`{\"name\":\"a\",\"label\":\"x\"}`, label, This parameter must be one of"
            })
    void refusesInvalidArguments(String body, String field, String message) {
        TestClient.Reply reply = client.call("pipedrive-add-a-person", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isEqualTo(REFUSED);
        assertThat(reply.json().get("error_details").get(field).asText()).startsWith(message);
        assertThat(integry.simulator().persons().size()).isEqualTo(130);
    }

    @ParameterizedTest
    @CsvSource({"0, at least 1", "501, at most 500"})
    void refusesALimitOutOfRange(int limit, String message) {
        assertThat(client.call("pipedrive-get-all-persons", "{\"limit\":" + limit + "}")
                        .text())
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource({"[1]", "{", "7", "nonsense"})
    void refusesABodyThatIsNoObject(String body) {
        TestClient.Reply reply = client.call("pipedrive-add-a-person", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isEqualTo(REFUSED);
        assertThat(reply.json().at("/error_details/0").asText()).startsWith("The body cannot be read");
    }

    @Test
    void refusesUsersWithoutAccount() {
        integry.simulator().users().disconnect("user-1", "pipedrive");

        TestClient.Reply reply = client.call("pipedrive-get-all-persons", "{}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("error").asText()).isEqualTo(REFUSED);
        assertThat(reply.json().get("error_details"))
                .hasToString("[\"User has not connected their Pipedrive account. To connect an account,"
                        + " please call following SDK method: `connectApp('pipedrive')`\"]");
        assertThat(new TestClient(integry.simulator(), "user-2")
                        .call("pipedrive-get-all-persons", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void passesOnwardFailuresOn() {
        assertThat(client.call("pipedrive-add-a-person", "{\"name\":\"reject-me\"}")
                        .text())
                .isEqualTo("{\"network_code\":\"400\",\"output\":"
                        + "{\"success\":false,\"error\":\"The name is not accepted.\"}}");
        assertThat(client.call("pipedrive-add-a-person", "{\"name\":\"a\",\"email\":\"b\"}")
                        .json()
                        .get("network_code")
                        .asText())
                .isEqualTo("400");
        assertThat(client.call("pipedrive-get-a-person", "{\"id\":9999}").text())
                .isEqualTo("{\"network_code\":\"404\",\"output\":{\"success\":false,\"error\":\"Person not found\"}}");
        assertThat(client.call("pipedrive-get-a-person", "{\"id\":2}").json().at("/output/data"))
                .hasToString(integry.simulator().persons().all().get(1).toString());
    }

    @Test
    void callsSlackAndPassesRequestsThrough() {
        assertThat(client.call("slack-post-message", "{\"channel\":\"c\",\"text\":\"t\"}")
                        .json()
                        .at("/output/ok")
                        .asBoolean())
                .isTrue();
        assertThat(client.call(
                                "pipedrive-passthrough-request",
                                "{\"method\":\"POST\",\"url\":\"/v1/persons\",\"body\":{\"a\":1.50}}")
                        .json()
                        .at("/output/request")
                        .toString())
                .isEqualTo("{\"method\":\"POST\",\"url\":\"/v1/persons\",\"body\":{\"a\":1.50}}");
        assertThat(client.call("pipedrive-passthrough-request", "{\"method\":\"POST\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void doesNotKnowAFunction() {
        TestClient.Reply reply = client.call("nope", "{}");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Function not found\"}");
    }

    @Test
    void handsTheWholeInvocationToAHandler() throws Exception {
        integry.simulator().function(SimulatedFunction.query("echo-all", invocation -> {
            var output = Json.object().put("user", invocation.user());
            output.set("arguments", invocation.arguments());
            output.set("cursor", invocation.cursor());
            output.put("note", invocation.query().get("note"));
            return new FunctionAnswer(202, output, Json.object().put("n", 1), null, null);
        }));

        TestClient.Reply reply = TestClient.send(client.request("/functions/echo-all/?note=a%2Fb")
                .POST(BodyPublishers.ofString("{\"x\":[\"Hello {who}\",{\"y\":\"{n}\"}],\"_variables\":"
                        + "{\"who\":\"you\",\"n\":5},\"next_page\":{\"deep\":1.50}}")));

        assertThat(reply.json())
                .isEqualTo(Json.parse("{\"network_code\":\"202\",\"output\":{\"user\":\"user-1\",\"arguments\":"
                        + "{\"x\":[\"Hello you\",{\"y\":\"5\"}]},\"cursor\":{\"deep\":1.50},\"note\":\"a/b\"},"
                        + "\"next_page\":{\"n\":1}}"));
        assertThat(reply.raw().headers().firstValue("X-Credits")).isEmpty();
    }

    @Test
    void tellsNullFromAbsentOutput() {
        integry.simulator().function(SimulatedFunction.query("t-null", c -> FunctionAnswer.ok(NullNode.instance)));
        integry.simulator().function(SimulatedFunction.query("t-absent", c -> FunctionAnswer.ok(null)));

        assertThat(client.call("t-null", "").text()).isEqualTo("{\"network_code\":\"200\",\"output\":null}");
        assertThat(client.call("t-absent", "").text()).isEqualTo("{\"network_code\":\"200\"}");
    }

    @Test
    void letsAHandlerRejectOrFail() {
        EXPECTED_FAILURES.setLevel(Level.OFF);
        integry.simulator().function(SimulatedFunction.action("t-no", c -> {
            throw new RejectedCallException("No.", Json.array().add("Because"));
        }));
        integry.simulator().function(SimulatedFunction.action("t-bug", c -> {
            throw new IllegalStateException("a bug");
        }));

        assertThat(client.call("t-no", "{}").text()).isEqualTo("{\"error\":\"No.\",\"error_details\":[\"Because\"]}");
        assertThat(client.call("t-bug", "{}").status()).isEqualTo(500);
        assertThat(client.call("t-bug", "{}").text()).contains("a bug");
    }

    @Test
    void writesTheNetworkCodeAsANumberIfTold() {
        try (IntegrySimulator simulator =
                IntegrySimulator.builder().numericNetworkCode(true).start()) {
            assertThat(TestClient.of(simulator)
                            .call("pipedrive-get-a-person", "{\"id\":1}")
                            .json()
                            .get("network_code")
                            .isInt())
                    .isTrue();
        }
    }
}
