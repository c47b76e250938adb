package io.github.camelintegry.simulator.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.paging.Cursors;
import io.github.camelintegry.simulator.internal.util.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaginationTest {

    @RegisterExtension
    final IntegrySimulatorExtension integry = new IntegrySimulatorExtension();

    private static final String PERSONS = "pipedrive-get-all-persons";

    @Test
    void servesEveryPersonOnceInOrder() {
        List<JsonNode> pages = walk(TestClient.of(integry.simulator()), PERSONS, 50);

        assertThat(pages).extracting(page -> page.get("output").size()).containsExactly(50, 50, 30);
        assertThat(pages.get(0).get("next_page").asText()).startsWith("eyJ");
        assertThat(pages.get(2).get("next_page").asText()).isEmpty();
        assertThat(ids(pages))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 130).boxed().toList());
        assertThat(pages.get(0).at("/output/1/name").asText()).isEqualTo("Zoë Müller");
    }

    @Test
    void endsExactlyAtAFullPage() {
        assertThat(walk(TestClient.of(integry.simulator()), PERSONS, 65)).hasSize(2);
    }

    @Test
    void doesNotShiftWhenPersonsComeAndGo() {
        IntegrySimulator simulator = integry.simulator();
        TestClient client = TestClient.of(simulator);
        String cursor = client.call(PERSONS, "{}").json().get("next_page").asText();

        simulator.persons().add(Json.object().put("name", "New One"));
        JsonNode second = page(client, PERSONS, 500, cursor);

        assertThat(second.at("/output/0/id").asInt()).isEqualTo(51);
        assertThat(second.get("output")).hasSize(81);
        assertThat(page(client, PERSONS, 500, cursor)).isEqualTo(second);

        simulator.persons().removeAll();
        assertThat(page(client, PERSONS, 500, cursor).toString())
                .isEqualTo("{\"network_code\":\"200\",\"output\":[],\"next_page\":\"\"}");
        assertThat(simulator.persons().add(Json.object()).get("id").asInt()).isEqualTo(132);
    }

    @Test
    void leavesOutOnlyWhatIsRemoved() {
        IntegrySimulator simulator = integry.simulator();
        TestClient client = TestClient.of(simulator);
        String cursor = client.call(PERSONS, "{}").json().get("next_page").asText();
        long added = simulator.persons().add(Json.object()).get("id").longValue();

        assertThat(simulator.persons().remove(10)).isTrue();
        // the record that the cursor names
        assertThat(simulator.persons().remove(50)).isTrue();
        assertThat(simulator.persons().remove(52)).isTrue();
        assertThat(simulator.persons().remove(52)).isFalse();
        assertThat(simulator.persons().remove(added)).isTrue();
        assertThat(simulator.persons().remove(added)).isFalse();
        assertThat(simulator.persons().remove(0)).isFalse();

        JsonNode second = page(client, PERSONS, 3, cursor);
        assertThat(ids(List.of(second))).containsExactly(51, 53, 54);
        assertThat(simulator.persons().size()).isEqualTo(127);
        assertThat(simulator.persons().all()).hasSize(127);
        assertThat(client.call("pipedrive-get-a-person", "{\"id\":52}")
                        .json()
                        .get("network_code")
                        .asText())
                .isEqualTo("404");
        assertThat(simulator.persons().add(Json.object()).get("id").longValue()).isEqualTo(added + 1);
    }

    @Test
    void servesATrailingEmptyPageIfTold() {
        try (IntegrySimulator simulator = IntegrySimulator.builder()
                .persons(4)
                .pageSize(2)
                .trailingEmptyPage(true)
                .start()) {
            List<JsonNode> pages = walk(TestClient.of(simulator), PERSONS, 2);

            assertThat(pages).extracting(page -> page.get("output").size()).containsExactly(2, 2, 0);
            assertThat(pages.get(2).get("next_page").asText()).isEmpty();
        }
    }

    @Test
    void wrapsRecordsAsHubspotDoes() {
        List<JsonNode> pages = walk(TestClient.of(integry.simulator()), "hubspot-get-all-contacts", 100);

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0).at("/output/results")).hasSize(100);
        assertThat(pages.get(0).at("/output/paging/next/after"))
                .isEqualTo(pages.get(0).get("next_page"));
        assertThat(pages.get(1).at("/output/paging").isNull()).isTrue();
    }

    @Test
    void keepsDecimalsOfDeals() {
        assertThat(TestClient.of(integry.simulator())
                        .call("pipedrive-get-all-deals", "{\"limit\":2}")
                        .raw()
                        .body())
                .contains("\"value\":125.50,")
                .contains("\"value\":251.00,");
    }

    @Test
    void servesGivenPages() {
        integry.simulator()
                .function(SimulatedFunction.paged(
                        "crm-pages",
                        List.of(Json.array().add(1), Json.array(), Json.array().add(2))));

        List<JsonNode> pages = walk(TestClient.of(integry.simulator()), "crm-pages", 1);

        assertThat(pages).extracting(page -> page.get("output").toString()).containsExactly("[1]", "[]", "[2]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"nonsense\"", "\"eyJ4IjoxfQ\"", "7", "{\"id\":1}", "\"!\""})
    void refusesACursorThatIsNone(String cursor) {
        TestClient.Reply reply = TestClient.of(integry.simulator()).call(PERSONS, "{\"next_page\":" + cursor + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error_details/next_page").asText()).isEqualTo("This cursor is not valid.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\""})
    void takesAnEmptyCursorForTheFirstPage(String cursor) {
        assertThat(TestClient.of(integry.simulator())
                        .call(PERSONS, "{\"next_page\":" + cursor + "}")
                        .json()
                        .at("/output/0/id")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void holdsAMillionPersonsWithoutMemory() {
        try (IntegrySimulator simulator =
                IntegrySimulator.builder().persons(1_000_000).start()) {
            ObjectNode added = simulator.persons().add(Json.object().put("name", "Last"));

            assertThat(simulator.persons().size()).isEqualTo(1_000_001);
            String cursor = Cursors.of("id", 999_999).textValue();
            assertThat(ids(walk(TestClient.of(simulator), PERSONS, 5, cursor)))
                    .containsExactly(1_000_000, added.get("id").asInt());
        }
    }

    private static List<Integer> ids(List<JsonNode> pages) {
        List<Integer> ids = new ArrayList<>();
        pages.forEach(page ->
                page.get("output").forEach(person -> ids.add(person.get("id").asInt())));
        return ids;
    }

    private static List<JsonNode> walk(TestClient client, String function, int limit) {
        return walk(client, function, limit, "");
    }

    private static List<JsonNode> walk(TestClient client, String function, int limit, String cursor) {
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = page(client, function, limit, cursor);
        pages.add(page);
        while (!page.path("next_page").asText().isEmpty()) {
            page = page(client, function, limit, page.get("next_page").asText());
            pages.add(page);
        }
        return pages;
    }

    private static JsonNode page(TestClient client, String function, int limit, String cursor) {
        return client.call(function, "{\"limit\":" + limit + ",\"next_page\":\"" + cursor + "\"}")
                .json();
    }
}
