package io.github.camelintegry.simulator.internal.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.fault.CursorFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionStyleTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    private static final String PERSONS = "/functions/pipedrive-get-all-persons/call/";

    private TestClient client;

    @BeforeEach
    void client() {
        client = TestClient.of(INTEGRY.simulator());
    }

    @Test
    void listsAndGetsApps() {
        JsonNode apps = post("/apps/list/", "").json();

        assertThat(apps.get("apps")).hasSize(6);
        assertThat(apps.get("_cursor").isNull()).isTrue();
        assertThat(post("/apps/list?app=SLACK&cursor=x&page_size=1", "{}")
                        .json()
                        .get("apps"))
                .hasSize(1);
        assertThat(post("/apps/slack/get/", "{}").json().get("title").asText()).isEqualTo("Slack");
        assertThat(post("/apps/nope/get", "{}").text()).isEqualTo("{\"detail\":\"App not found\"}");
    }

    @Test
    void takesTheCursorOfAListingFromBodyOrQuery() {
        JsonNode first = post("/functions/list/", "{}").json();
        String cursor = first.get("_cursor").asText();
        JsonNode second =
                post("/functions/list/", "{\"_cursor\":\"" + cursor + "\"}").json();

        assertThat(first.get("functions")).hasSize(50);
        assertThat(second.get("functions")).isNotEmpty().isNotEqualTo(first.get("functions"));
        assertThat(second.get("_cursor").isNull()).isTrue();
        assertThat(post("/functions/list?_cursor=" + cursor, "").json()).isEqualTo(second);
        assertThat(post("/functions/list/?_cursor=" + cursor, "{\"_cursor\":\"" + cursor + "\"}")
                        .json())
                .isEqualTo(second);
        assertThat(post("/functions/list/?_cursor=" + cursor, "{\"_cursor\":null}")
                        .json())
                .isEqualTo(second);
        assertThat(post("/functions/list/", "{\"_cursor\":7}").text())
                .isEqualTo("{\"_cursor\":\"This cursor is not valid.\"}");
    }

    @Test
    void filtersByTheQuery() {
        assertThat(post("/functions/list/?app=slack&type=passthrough&include=meta", "{}")
                        .json()
                        .at("/functions/0/meta/app/name")
                        .asText())
                .isEqualTo("slack");
        assertThat(post("/functions/list/?type=x", "{}").status()).isEqualTo(400);
    }

    @Test
    void getsAFunctionWithArgumentsIfAsked() {
        String path = "/functions/pipedrive-add-a-person/get/";

        assertThat(post(path, "").json().fieldNames())
                .toIterable()
                .containsExactly("name", "description", "parameters");
        assertThat(post(path, "{\"prompt\":\"\"}").json().has("arguments")).isFalse();
        assertThat(post(path, "{\"prompt\":\"with Name {who}\",\"_variables\":{\"who\":\"Ada\",\"age\":36}}")
                        .json()
                        .get("arguments")
                        .toString())
                .isEqualTo("{\"age\":\"{age}\",\"name\":\"{who}\"}");
        assertThat(post(path, "{\"_variables\":{\"x\":1}}").json().get("arguments"))
                .isEmpty();
        assertThat(post("/functions/nope/get", "{}").status()).isEqualTo(404);
        assertThat(post(path, "[]").status()).isEqualTo(400);
    }

    @Test
    void predicts() {
        JsonNode functions = post(
                        "/functions/predict/?predict_arguments=true",
                        "{\"prompt\":\"Add a person to Pipedrive with name {who}\",\"_variables\":{\"who\":\"Ada\"}}")
                .json()
                .get("functions");

        assertThat(functions.get(0).get("name").asText()).isEqualTo("pipedrive-add-a-person");
        assertThat(functions.get(0).get("arguments").toString()).isEqualTo("{\"name\":\"{who}\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"prompt\":\" \"}", "{\"prompt\":null}", "{\"prompt\":7}"})
    void needsAPromptToPredict(String body) {
        TestClient.Reply reply = post("/functions/predict", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("{\"prompt\":\"Must be a non-empty string\"}");
    }

    @Test
    void callsAndWalks() {
        List<Integer> ids = new ArrayList<>();
        JsonNode page = post(PERSONS, "{\"limit\":60}").json();
        page.get("output").forEach(person -> ids.add(person.get("id").asInt()));
        while (page.hasNonNull("_cursor")) {
            assertThat(page.has("next_page")).isFalse();
            page = post(PERSONS, "{\"limit\":60,\"_cursor\":" + page.get("_cursor") + "}")
                    .json();
            page.get("output").forEach(person -> ids.add(person.get("id").asInt()));
        }

        assertThat(ids).hasSize(130).doesNotHaveDuplicates();
        assertThat(post(PERSONS, "{\"_cursor\":\"x\"}")
                        .json()
                        .at("/error_details/_cursor")
                        .asText())
                .isEqualTo("This cursor is not valid.");
        assertThat(post(
                                "/functions/slack-post-message/call",
                                "{\"channel\":\"{c}\",\"text\":\"t\"," + "\"_variables\":{\"c\":\"general\"}}")
                        .json()
                        .at("/output/channel")
                        .asText())
                .isEqualTo("general");
    }

    @Test
    void servesBothStylesAtOnce() {
        assertThat(client.call("pipedrive-get-a-person", "{\"id\":1}").json().get("output"))
                .isEqualTo(post("/functions/pipedrive-get-a-person/call/", "{\"id\":1}")
                        .json()
                        .get("output"));
        assertThat(client.get("/functions/list").status()).isEqualTo(405);
        assertThat(post("/apps/a/b/get", "{}").status()).isEqualTo(404);
        assertThat(post("/functions/x/y", "{}").status()).isEqualTo(404);
        assertThat(client.get("/functions/pipedrive-get-a-person/call").status())
                .isEqualTo(405);
    }

    @Test
    void meetsFaultsToo() {
        INTEGRY.simulator().faults().script(FaultScript.onCall(2, CursorFaults.expired()));
        JsonNode first = post("/functions/list", "{}").json();

        assertThat(post("/functions/list", "{\"_cursor\":" + first.get("_cursor") + "}")
                        .text())
                .isEqualTo("{\"_cursor\":\"This cursor has expired.\"}");
    }

    private TestClient.Reply post(String path, String json) {
        return TestClient.send(client.request(path).POST(BodyPublishers.ofString(json)));
    }
}
