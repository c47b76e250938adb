package io.github.camelintegry.simulator.internal.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.paging.Cursors;
import io.github.camelintegry.simulator.internal.util.Json;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every form of cursor and of end, in both styles. */
class CallCursorsTest {

    private static final String PERSONS = "pipedrive-get-all-persons";

    @ParameterizedTest
    @CsvSource({
        "_cursor, EXPLICIT, TEXT, null",
        "_cursor, EXPLICIT, NUMBER, null",
        "_cursor, ABSENT, OBJECT, ''",
        "next_page, EXPLICIT, TEXT, '\"\"'",
        "next_page, EXPLICIT, OBJECT, '\"\"'",
        "next_page, ABSENT, NUMBER, ''"
    })
    void aWalkEndsAsWanted(String key, Ends ends, CursorKind kind, String end) {
        try (IntegrySimulator simulator = start(ends, kind)) {
            Set<Integer> ids = new TreeSet<>();
            String cursor = "null";
            JsonNode page;
            int pages = 0;
            do {
                page = call(simulator, key, PERSONS, "{\"" + key + "\":" + cursor + "}");
                page.get("output").forEach(person -> ids.add(person.get("id").asInt()));
                cursor = String.valueOf(page.get(key));
                pages++;
            } while (!CallCursor.isFirst(page.get(key)));

            assertThat(ids).hasSize(130);
            assertThat(pages).isEqualTo(3);
            assertThat(page.has(key) ? page.get(key).toString() : "").isEqualTo(end);
        }
    }

    @ParameterizedTest
    @CsvSource({"_cursor", "next_page"})
    void anAnswerThatIsNoPageHasNoCursor(String key) {
        try (IntegrySimulator simulator = start(Ends.EXPLICIT, CursorKind.TEXT)) {
            assertThat(call(simulator, key, "pipedrive-get-a-person", "{\"id\":9.0}")
                            .fieldNames())
                    .toIterable()
                    .containsExactly("network_code", "output");
            assertThat(call(simulator, key, "pipedrive-add-a-person", "{\"name\":\"reject-me\"}")
                            .fieldNames())
                    .toIterable()
                    .containsExactly("network_code", "output");
        }
    }

    @ParameterizedTest
    @CsvSource({"_cursor", "next_page"})
    void aNumberLosesDigitsInADoubleAndIsThenRefused(String key) {
        try (IntegrySimulator simulator = start(Ends.EXPLICIT, CursorKind.NUMBER)) {
            JsonNode cursor = call(simulator, key, PERSONS, "{}").get(key);

            assertThat(cursor.isBigInteger()).isTrue();
            for (String changed : List.of(
                    String.format("%.0f", cursor.doubleValue()),
                    String.valueOf(cursor.doubleValue()),
                    cursor + ".0",
                    "\"" + cursor + "\"",
                    "7",
                    Cursors.of("id", 50).toString())) {
                assertThat(call(simulator, key, PERSONS, "{\"" + key + "\":" + changed + "}")
                                .at("/error_details/" + key)
                                .asText())
                        .as(changed)
                        .isEqualTo("This cursor is not valid.");
            }
        }
    }

    @Test
    void aFormGivesANumberBack() {
        try (IntegrySimulator simulator = start(Ends.EXPLICIT, CursorKind.NUMBER)) {
            TestClient client = TestClient.of(simulator);
            JsonNode cursor = client.call(PERSONS, "{}").json().get("next_page");

            assertThat(TestClient.send(client.request("/functions/" + PERSONS + "/")
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString("next_page=" + cursor)))
                            .json()
                            .at("/output/0/id")
                            .asInt())
                    .isEqualTo(51);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatAFunctionMadeUpStaysAsItIs(CursorKind kind) {
        try (IntegrySimulator simulator = start(Ends.EXPLICIT, kind)) {
            for (JsonNode own : List.of(
                    TextNode.valueOf("c 1"), IntNode.valueOf(7), Json.object().put("n", 1))) {
                simulator.function(SimulatedFunction.query(
                        "own-pages",
                        call -> FunctionAnswer.page(
                                call.cursor() == null
                                        ? Json.array()
                                        : Json.array().add(call.cursor()),
                                own)));

                JsonNode page = call(simulator, "_cursor", "own-pages", "{\"_cursor\":" + own + "}");

                assertThat(page.get("_cursor")).isEqualTo(own);
                assertThat(page.at("/output/0")).isEqualTo(own);
            }
        }
    }

    @Test
    void theDefaultsComeFromSystemProperties() {
        System.setProperty("integry.simulator.ends", "ABSENT");
        System.setProperty("integry.simulator.cursors", "number");
        try (IntegrySimulator simulator = IntegrySimulator.start()) {
            assertThat(call(simulator, "_cursor", PERSONS, "{}").get("_cursor").isNumber())
                    .isTrue();
            assertThat(call(simulator, "_cursor", PERSONS, "{\"limit\":200}").has("_cursor"))
                    .isFalse();

            System.setProperty("integry.simulator.ends", "open");
            assertThatThrownBy(IntegrySimulator::builder)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Unusable system property: integry.simulator.ends=open"
                            + " (one of [explicit, absent] is needed)");
        } finally {
            System.clearProperty("integry.simulator.ends");
            System.clearProperty("integry.simulator.cursors");
        }
    }

    private static IntegrySimulator start(Ends ends, CursorKind kind) {
        return IntegrySimulator.builder().ends(ends).cursors(kind).start();
    }

    private static JsonNode call(IntegrySimulator simulator, String key, String function, String body) {
        String path = "/functions/" + function + (key.equals("_cursor") ? "/call/" : "/");
        return TestClient.send(TestClient.of(simulator).request(path).POST(BodyPublishers.ofString(body)))
                .json();
    }
}
