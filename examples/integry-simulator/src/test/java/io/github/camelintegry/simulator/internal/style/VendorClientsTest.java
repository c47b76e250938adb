package io.github.camelintegry.simulator.internal.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor's own clients send beside the documentation. */
class VendorClientsTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    @Test
    void getsAFunctionByGetAsByPost() {
        String path = "/functions/slack-post-message/get/";

        assertThat(client().get(path + "?include=meta").json())
                .isEqualTo(send("POST", path + "?include=meta", "{}").json());
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    PUT,/apps,GET
                    POST,/apps,GET
                    POST,/apps/slack,GET
                    DELETE,/functions,GET
                    DELETE,/functions/x,'GET, POST'
                    GET,/apps/list/,POST
                    GET,/functions/list/,POST
                    GET,/functions/predict,POST
                    GET,/apps/slack/get/,POST
                    PATCH,/functions/x/get/,'GET, POST'
                    GET,/functions/x/call/,POST
                    """)
    void refusesAMethodThatAPathDoesNotHave(String method, String path, String allowed) {
        TestClient.Reply reply = send(method, path, "");

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.text()).isEqualTo("{\"detail\":\"Method \\\"" + method + "\\\" not allowed.\"}");
        assertThat(reply.raw().headers().firstValue("Allow")).contains(allowed);
    }

    @Test
    void listsAppsByPageSizeAndSearch() {
        JsonNode first = send("POST", "/apps/list/?page_size=4", "").json();
        JsonNode second = send(
                        "POST",
                        "/apps/list/?page_size=4&_cursor="
                                + first.get("_cursor").asText(),
                        "")
                .json();

        assertThat(first.get("apps")).hasSize(4);
        assertThat(first.get("count").intValue()).isEqualTo(6);
        assertThat(second.get("apps").findValuesAsText("name")).containsExactly("slack", "zendesk");
        assertThat(send("POST", "/apps/list/?search=SPOT", "")
                        .json()
                        .get("count")
                        .intValue())
                .isEqualTo(1);
    }

    @Test
    void predictsForTheBrowserWithASlash() {
        assertThat(client().get("/functions/?predict_function=true&prompt=post%20message%20slack")
                        .json()
                        .at("/functions/0/name")
                        .asText())
                .isEqualTo("slack-post-message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/apps/list/", "/functions/list/", "/functions/slack-get-all-users/call/"})
    void takesAnEmptyBodyTypedAsAForm(String path) {
        TestClient.Reply reply = TestClient.send(client().request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.noBody()));

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void listsUnpagedIfToldTo() {
        try (IntegrySimulator simulator = IntegrySimulator.builder()
                .unpagedListings(true)
                .cataloguePageSize(5)
                .start()) {
            JsonNode functions = TestClient.of(simulator).get("/functions").json();

            assertThat(functions.get("functions")).hasSizeGreaterThan(60);
            assertThat(functions.has("next_page")).isFalse();
            JsonNode apps = TestClient.of(simulator).get("/apps?page_size=2").json();
            assertThat(apps.get("apps")).hasSize(6);
            assertThat(apps.has("cursor")).isFalse();
        }
    }

    @Test
    void namesTheFunctionThatGivesTheValuesOfAParameter() {
        assertThat(client().get("/functions/slack-post-message")
                        .json()
                        .at("/parameters/properties/channel/description")
                        .asText())
                .contains("Call `slack-list-conversations` to get the available values");

        JsonNode page =
                client().call("slack-list-conversations", "{\"limit\":2}").json();

        assertThat(page.at("/output/0/id").isIntegralNumber()).isTrue();
        assertThat(page.at("/output/1/name").asText()).isEqualTo("Conversation 2");
        assertThat(page.get("next_page").asText()).isNotEmpty();
    }

    private static TestClient client() {
        return TestClient.of(INTEGRY.simulator());
    }

    private static TestClient.Reply send(String method, String path, String body) {
        return TestClient.send(client().request(path).method(method, BodyPublishers.ofString(body)));
    }
}
