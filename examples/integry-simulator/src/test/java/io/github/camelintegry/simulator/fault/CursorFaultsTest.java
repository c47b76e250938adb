package io.github.camelintegry.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.util.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CursorFaultsTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY =
            new IntegrySimulatorExtension(IntegrySimulator.builder().persons(10).pageSize(2));

    private static final String PERSONS = "pipedrive-get-all-persons";

    private IntegrySimulator simulator;
    private TestClient client;

    @BeforeEach
    void client() {
        simulator = INTEGRY.simulator();
        client = TestClient.of(simulator);
    }

    @Test
    void repeatsTheCursorOfTheRequest() {
        simulator.faults().script(FaultScript.from(2, CursorFaults.repeated()));
        JsonNode first = page(null).json();
        JsonNode second = page(first).json();

        assertThat(second.get("next_page")).isEqualTo(first.get("next_page"));
        assertThat(second.at("/output/0/id").asInt()).isEqualTo(3);
    }

    @Test
    void leadsInACircle() {
        simulator.faults().script(FaultScript.cursorCycle(3));

        List<JsonNode> cursors = new ArrayList<>();
        JsonNode page = null;
        for (int i = 0; i < 10; i++) {
            page = page(page).json();
            cursors.add(page.get("next_page"));
        }

        assertThat(new HashSet<>(cursors)).hasSize(3);
        assertThat(cursors.subList(3, 6)).isEqualTo(cursors.subList(0, 3));
        assertThat(page.at("/output/0/id").asInt()).isEqualTo(7);
    }

    @Test
    void givesTheFirstCursorAgain() {
        simulator.faults().script(FaultScript.cursorCycle(1));
        JsonNode first = page(null).json();

        assertThat(page(first).json().get("next_page")).isEqualTo(first.get("next_page"));
        // the catalogue's walk is another one
        JsonNode functions = client.get("/functions").json();
        JsonNode last = client.get(
                        "/functions?next_page=" + functions.get("next_page").asText())
                .json();
        assertThat(last.get("next_page")).isEqualTo(functions.get("next_page"));
    }

    @Test
    void letsCursorsExpireAtAPoint() {
        JsonNode before = page(null).json();
        simulator.faults().script(FaultScript.cursorsExpireAt(2));
        JsonNode second = page(before).json();

        TestClient.Reply refused = page(second);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error_details/next_page").asText()).isEqualTo("This cursor has expired.");
        assertThat(page(before).status()).isEqualTo(400);
        JsonNode anew = page(null).json();
        assertThat(page(page(anew).json()).json().at("/output/0/id").asInt()).isEqualTo(5);
    }

    @Test
    void letsCursorsExpireAfterUses() {
        simulator.faults().script(FaultScript.cursorsExpireAfter(2));
        JsonNode first = page(null).json();

        assertThat(page(first).status()).isEqualTo(200);
        assertThat(page(first).status()).isEqualTo(200);
        assertThat(page(first).status()).isEqualTo(400);
        assertThat(page(page(null).json()).status()).isEqualTo(200);
    }

    @Test
    void namesTheKeyOfAListing() {
        simulator.faults().script(FaultScript.always(CursorFaults.expired()));

        assertThat(client.get("/functions").status()).isEqualTo(200);
        assertThat(client.get("/functions?next_page=x").text())
                .isEqualTo("{\"next_page\":\"This cursor has expired.\"}");
        assertThat(client.get("/apps?cursor=x").text()).isEqualTo("{\"cursor\":\"This cursor has expired.\"}");
        assertThat(client.get("/apps/slack?next_page=x").status()).isEqualTo(200);
    }

    @Test
    void putsEmptyPagesInBetween() {
        simulator.function(SimulatedFunction.query(
                "t-numbers", c -> FunctionAnswer.page(Json.array().add(1), IntNode.valueOf(7))));
        simulator
                .faults()
                .script(FaultScript.first(2, CursorFaults.emptyPage())
                        .or(FaultScript.onCall(4, CursorFaults.emptyPage())));
        List<Integer> ids = new ArrayList<>();
        List<JsonNode> cursors = new ArrayList<>();
        JsonNode page = null;
        do {
            page = page(page).json();
            page.get("output").forEach(person -> ids.add(person.get("id").asInt()));
            cursors.add(page.get("next_page"));
        } while (!page.get("next_page").asText().isEmpty());

        assertThat(cursors).hasSize(8).doesNotHaveDuplicates();
        assertThat(ids).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    @Test
    void refusesACursorInTheAppsName() {
        simulator.faults().script(FaultScript.always(CursorFaults.refusedByApp(410)));

        JsonNode first = page(null).json();
        assertThat(first.get("network_code").asText()).isEqualTo("200");
        TestClient.Reply refused = page(first);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.json().get("network_code").asText()).isEqualTo("410");
        assertThat(refused.json().has("next_page")).isFalse();
        assertThat(client.get("/functions?next_page=x").text()).doesNotContain("network_code");
    }

    @Test
    void letsCursorsExpireByAnotherFault() {
        JsonNode before = page(null).json();
        simulator.faults().script(FaultScript.cursorsExpireAt(1, CursorFaults.refusedByApp(404)));

        assertThat(page(before).json().get("network_code").asText()).isEqualTo("404");
        assertThat(page(page(null).json()).json().get("network_code").asText()).isEqualTo("200");
    }

    @Test
    void givesEmptyPagesTheShapeThatIsAskedFor() {
        simulator
                .faults()
                .script(FaultScript.first(1, CursorFaults.emptyPage("{\"data\":false}"))
                        .or(FaultScript.onCall(3, CursorFaults.lastPage("{}"))));

        JsonNode shaped = page(null).json();
        assertThat(shaped.get("output").toString()).isEqualTo("{\"data\":false}");
        JsonNode proper = page(shaped).json();
        assertThat(proper.at("/output/0/id").asInt()).isEqualTo(1);
        JsonNode last = page(proper).json();
        assertThat(last.get("output").toString()).isEqualTo("{}");
        assertThat(last.get("next_page").asText()).isEmpty();
    }

    @Test
    void neverEnds() {
        simulator.faults().script(FaultScript.always(CursorFaults.emptyPage()));
        List<String> cursors = new ArrayList<>();
        String cursor = "";
        for (int i = 0; i < 20; i++) {
            JsonNode page = client.get("/apps?page_size=3&cursor=" + cursor).json();
            assertThat(page.get("apps")).isEmpty();
            cursor = page.get("cursor").asText();
            cursors.add(cursor);
        }
        assertThat(cursors).doesNotHaveDuplicates();
        simulator.faults().clear();
        assertThat(client.get("/apps?page_size=3&cursor=" + cursor).json().get("apps"))
                .hasSize(3);
    }

    private TestClient.Reply page(JsonNode before) {
        return client.call(PERSONS, before == null ? "{}" : "{\"next_page\":" + before.get("next_page") + "}");
    }
}
