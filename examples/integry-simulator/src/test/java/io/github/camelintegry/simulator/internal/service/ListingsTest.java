package io.github.camelintegry.simulator.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListingsTest {

    @RegisterExtension
    final IntegrySimulatorExtension integry = new IntegrySimulatorExtension();

    private TestClient client;

    @BeforeEach
    void client() {
        client = TestClient.of(integry.simulator());
    }

    @Test
    void listsAppsWithTheirAccounts() {
        integry.simulator().disconnect("user-1", "Slack");

        JsonNode apps = client.get("/apps").json().get("apps");

        assertThat(apps.findValuesAsText("name"))
                .containsExactly("hubspot", "pipedrive", "salesforce", "shopify", "slack", "zendesk");
        assertThat(apps.get(1).get("id").isIntegralNumber()).isTrue();
        assertThat(apps.get(1).get("title").asText()).isEqualTo("Pipedrive");
        assertThat(apps.get(1).at("/connected_accounts/0/modified_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(apps.get(4).get("connected_accounts")).isEmpty();
        assertThat(client.get("/apps?connected_only=true").json().get("apps")).hasSize(5);
    }

    @Test
    void getsAnApp() {
        assertThat(client.get("/apps/hubspot").json().get("title").asText()).isEqualTo("HubSpot");

        TestClient.Reply unknown = client.get("/apps/nope");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.text()).isEqualTo("{\"detail\":\"App not found\"}");
    }

    @Test
    void pagesAppsAsTheBrowserClientAsks() {
        JsonNode first = client.get("/apps?page_size=4").json();
        JsonNode second = client.get(
                        "/apps?page_size=4&cursor=" + first.get("cursor").asText())
                .json();

        assertThat(first.get("apps")).hasSize(4);
        assertThat(first.get("count").asInt()).isEqualTo(6);
        assertThat(second.get("apps").findValuesAsText("name")).containsExactly("slack", "zendesk");
        assertThat(second.get("cursor").isNull()).isTrue();
        assertThat(client.get("/apps?names=SLACK,hubspot").json().get("apps")).hasSize(2);
        assertThat(client.get("/apps?search=spot").json().get("apps")).hasSize(1);
        assertThat(client.get("/apps?page_size=0").text())
                .isEqualTo("{\"page_size\":\"A positive whole number is required.\"}");
    }

    @Test
    void pagesManyAppsByNextPage() {
        for (int i = 0; i < 50; i++) {
            integry.simulator().function(SimulatedFunction.query("extra" + i + "-get", c -> null));
        }

        JsonNode first = client.get("/apps").json();
        JsonNode second =
                client.get("/apps?next_page=" + first.get("next_page").asText()).json();

        assertThat(first.get("apps")).hasSize(50);
        assertThat(second.get("apps")).hasSize(6);
        assertThat(second.get("next_page").isNull()).isTrue();
    }

    @Test
    void pagesFunctions() {
        List<String> names = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            JsonNode page = client.get("/functions?next_page=" + cursor).json();
            page.get("functions")
                    .forEach(function -> names.add(function.get("name").asText()));
            cursor = page.get("next_page").isNull()
                    ? null
                    : page.get("next_page").asText();
            pages++;
        } while (cursor != null);

        assertThat(pages).isEqualTo(2);
        assertThat(names)
                .hasSizeGreaterThan(60)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains(
                        "pipedrive-add-a-person",
                        "pipedrive-get-all-persons",
                        "pipedrive-get-a-person",
                        "pipedrive-get-all-deals",
                        "pipedrive-get-all-activities",
                        "pipedrive-passthrough-request",
                        "hubspot-get-all-contacts",
                        "slack-post-message",
                        "salesforce-add-an-opportunity");
    }

    @Test
    void refusesACursorThatIsNone() {
        TestClient.Reply reply = client.get("/functions?next_page=nonsense");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).isEqualTo("{\"next_page\":\"This cursor is not valid.\"}");
        assertThat(client.get("/apps?next_page=nonsense").status()).isEqualTo(400);
    }

    @Test
    void filtersFunctionsInAnyCase() {
        assertThat(names("/functions?app=Slack&type=passthrough")).containsExactly("slack-passthrough-request");
        assertThat(names("/functions?type=ACTION&search=ADD-A-PERSON")).containsExactly("pipedrive-add-a-person");
        assertThat(names("/functions?type=QUERY&search=add-a-person")).isEmpty();
        assertThat(client.get("/functions?type=other").text())
                .isEqualTo("{\"type\":\"\\\"other\\\" is not a valid choice.\"}");

        integry.simulator().disconnect("user-1", "slack");
        assertThat(names("/functions?app=slack&connected_only=true")).isEmpty();
        integry.simulator().connect("user-1", "slack");
        assertThat(names("/functions?app=slack&connected_only=true")).isNotEmpty();
    }

    @Test
    void getsAFunction() {
        JsonNode function = client.get("/functions/pipedrive-add-a-person").json();

        assertThat(function.fieldNames()).toIterable().containsExactly("name", "description", "parameters");
        assertThat(function.at("/parameters/type").asText()).isEqualTo("object");
        assertThat(function.at("/parameters/required").toString()).isEqualTo("[\"name\"]");
        assertThat(function.at("/parameters/properties/age/type").asText()).isEqualTo("number");
        assertThat(client.get("/functions/slack-post-message?include=meta")
                        .json()
                        .at("/meta/app/name")
                        .asText())
                .isEqualTo("slack");
        assertThat(client.get("/functions/nope").text()).isEqualTo("{\"detail\":\"Function not found\"}");
    }

    @Test
    void predicts() {
        JsonNode functions = client.get("/functions?predict_function=true&predict_arguments=true"
                        + "&prompt=Add%20a%20person%20to+Pipedrive%20with%20name%20ada")
                .json()
                .get("functions");

        assertThat(functions.get(0).get("name").asText()).isEqualTo("pipedrive-add-a-person");
        assertThat(functions.get(0).get("arguments").toString()).isEqualTo("{\"name\":\"ada\"}");
        assertThat(client.get("/functions?predict_function=true&prompt=").text())
                .isEqualTo("{\"prompt\":\"Must be a non-empty string\"}");
    }

    @Test
    void registersAndReplacesFunctions() {
        integry.simulator().function(SimulatedFunction.query("crm-get", c -> FunctionAnswer.ok(IntNode.valueOf(1))));
        integry.simulator().function(SimulatedFunction.action("crm-get", c -> FunctionAnswer.ok(IntNode.valueOf(2))));

        assertThat(names("/functions?app=crm&type=action")).containsExactly("crm-get");
        assertThat(client.call("crm-get", "{}").json().get("output").asInt()).isEqualTo(2);
        assertThat(client.get("/apps/crm").json().get("title").asText()).isEqualTo("Crm");
    }

    @Test
    void knowsNoOtherPath() {
        assertThat(client.get("/nope").text()).isEqualTo("{\"detail\":\"Not found.\"}");
        assertThat(client.get("/").status()).isEqualTo(404);
        assertThat(client.get("/apps/a/b").status()).isEqualTo(404);
    }

    private List<String> names(String path) {
        List<String> names = new ArrayList<>();
        client.get(path)
                .json()
                .get("functions")
                .forEach(function -> names.add(function.get("name").asText()));
        return names;
    }
}
