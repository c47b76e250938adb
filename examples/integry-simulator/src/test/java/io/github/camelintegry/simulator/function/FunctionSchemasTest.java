package io.github.camelintegry.simulator.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.CursorKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the standard functions say about their parameters. */
class FunctionSchemasTest {

    private static final List<String> TYPES = List.of("string", "number", "boolean", "null", "object", "array");

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    @Test
    void everySchemaHasOneOfTheSixTypes() {
        List<JsonNode> functions = functions("_cursor");

        assertThat(functions).hasSizeGreaterThan(50);
        assertThat(functions).allSatisfy(function -> hasOneType(function.get("parameters")));
    }

    @ParameterizedTest
    @CsvSource({"_cursor, next_page", "next_page, _cursor"})
    void aPagedFunctionListsItsCursor(String key, String other) {
        for (JsonNode function : functions(key)) {
            String name = function.get("name").asText();
            boolean paged = name.contains("-get-all-") || name.equals("slack-list-conversations");
            JsonNode cursor = function.at("/parameters/properties").path(key);

            assertThat(cursor.isObject()).as(name).isEqualTo(paged);
            assertThat(function.at("/parameters/properties").has(other)).isFalse();
            if (paged) {
                assertThat(cursor.get("type").asText()).isEqualTo("string");
                assertThat(cursor.get("description").asText()).isNotBlank();
                assertThat(function.at("/parameters/required").toString()).doesNotContain(key);
            }
        }
    }

    @Test
    void getAndPredictListTheCursorToo() {
        TestClient client = TestClient.of(INTEGRY.simulator());

        assertThat(client.get("/functions/pipedrive-get-all-persons")
                        .json()
                        .at("/parameters/properties/next_page")
                        .isObject())
                .isTrue();
        assertThat(post("/functions/predict/", "{\"prompt\":\"pipedrive: get all persons\"}")
                        .at("/functions/0/parameters/properties/_cursor")
                        .isObject())
                .isTrue();
    }

    @Test
    void itsTypeIsThatOfTheCursors() {
        try (IntegrySimulator simulator =
                IntegrySimulator.builder().cursors(CursorKind.NUMBER).start()) {
            simulator.function(SimulatedFunction.paged("own-pages", List.of(Json.array(), Json.array())));

            assertThat(TestClient.of(simulator)
                            .get("/functions/own-pages")
                            .json()
                            .at("/parameters/properties/next_page/type")
                            .asText())
                    .isEqualTo("number");
        }
    }

    @Test
    void theCursorIsNoArgumentOfTheHandler() {
        List<String> seen = new ArrayList<>();
        INTEGRY.simulator().function(SimulatedFunction.query("own-look", call -> {
            seen.add(call.arguments() + " " + call.cursor());
            return FunctionAnswer.page(Json.array(), null);
        }));

        post("/functions/own-look/call/", "{\"a\":1,\"_cursor\":7}");

        assertThat(seen).containsExactly("{\"a\":1} 7");
    }

    private static void hasOneType(JsonNode schema) {
        assertThat(schema.path("type").isTextual()).as(schema.toString()).isTrue();
        assertThat(TYPES).contains(schema.get("type").asText());
        schema.path("properties").forEach(FunctionSchemasTest::hasOneType);
        if (schema.has("items")) {
            hasOneType(schema.get("items"));
        }
    }

    /** {@return all functions, as the style of this cursor lists them} */
    private static List<JsonNode> functions(String key) {
        List<JsonNode> functions = new ArrayList<>();
        JsonNode cursor = null;
        do {
            String query = cursor == null ? "" : "?" + key + "=" + cursor.asText();
            JsonNode page = key.equals("_cursor")
                    ? post("/functions/list/" + query, "")
                    : TestClient.of(INTEGRY.simulator())
                            .get("/functions" + query)
                            .json();
            page.get("functions").forEach(functions::add);
            cursor = page.get(key);
        } while (!cursor.isNull());
        return functions;
    }

    private static JsonNode post(String path, String body) {
        return TestClient.send(TestClient.of(INTEGRY.simulator()).request(path).POST(BodyPublishers.ofString(body)))
                .json();
    }
}
