package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Pages of grace with records that a table cannot hold. */
@RunningSync
class RefusedRecordsTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Each with the field that is at fault; {@code %d} is an id that no other has. */
    private static final String[][] ODD = {
        // what PostgreSQL's text cannot hold
        {"name", "{'id': %d, 'name': 'A\\u0000da'}"},
        {"name", "{'id': %d, 'name': 'A\\ud800da'}"},
        {"org_name", "{'id': %d, 'org_name': '\\u0000'}"},
        {"email", "{'id': %d, 'email': [{'value': '\\udfff'}]}"},
        {"phone", "{'id': %d, 'phone': [{'value': '+1\\u0000'}]}"},
        // what are no times, or beyond the database's
        {"update_time", "{'id': %d, 'update_time': 'garbage'}"},
        {"update_time", "{'id': %d, 'update_time': 'gar\\u0000bage'}"},
        {"update_time", "{'id': %d, 'update_time': '2024-13-01T00:00:00Z'}"},
        {"update_time", "{'id': %d, 'update_time': '+999999-01-01T00:00:00Z'}"},
        {"update_time", "{'id': %d, 'update_time': '-999999-01-01T00:00:00Z'}"},
        {"update_time", "{'id': %d, 'update_time': 99999999999999999999999999}"},
        {"update_time", "{'id': %d, 'update_time': 1e999999999}"},
        {"update_time", "{'id': %d, 'update_time': {}}"},
        // what are no ids
        {"id", "{'name': 'nobody'}"},
        {"id", "{'id': null, 'name': 'nobody'}"},
        {"id", "{'id': '', 'name': 'nobody'}"},
        {"id", "{'id': 'two'}"},
        {"id", "{'id': 2.5}"},
        {"id", "{'id': true}"},
        {"id", "{'id': [2]}"},
        {"id", "{'id': 9223372036854775808}"},
        {"id", "{'id': 1e999999999}"},
        // other types
        {"name", "{'id': %d, 'name': {'first': 'Ada'}}"},
        {"email", "{'id': %d, 'email': 'ada@example.org'}"},
        {"email", "{'id': %d, 'email': ['ada@example.org']}"},
        {"record", "null"},
        {"record", "[]"},
        {"record", "17"},
        {"name", "{'id': 17, 'name': []}"},
        {"record", "'a\\u0000'"},
        {"update_time", "{'id': %d, 'update_time': 17}"},
    };

    private static final int FIRST_ID = 100_000;

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Tables tables;

    @AfterEach
    void serveAgain() {
        simulator.faults().clear();
        finishes("grace");
        tables.sql().sql("DELETE FROM persons WHERE id >= " + FIRST_ID).update();
        await().untilAsserted(() -> assertThat(tables.persons("grace")).isEqualTo(Tables.wanted(simulator)));
        tables.sql().sql("DELETE FROM refused").update();
    }

    @Test
    void refusesOddRecordsAndStoresTheOthersOfTheirPage() throws IOException {
        List<String> odd = numbered(ODD, 1);
        serve("grace", "[{'id': 1, 'name': 'before'}, " + String.join(", ", odd) + ", {'id': 3, 'name': 'after'}]");

        finishes("grace");
        finishes("ada");

        Map<JsonNode, String> reasons = new HashMap<>();
        for (JsonNode refusal : refused()) {
            assertThat(refusal.path("userId").textValue()).isEqualTo("grace");
            reasons.put(
                    JSON.readTree(refusal.path("record").textValue()),
                    refusal.path("reason").textValue());
        }
        assertThat(reasons).hasSize(odd.size());
        for (int i = 0; i < odd.size(); i++) {
            assertThat(reasons.get(JSON.readTree(odd.get(i)))).as(odd.get(i)).startsWith(ODD[i][0] + " ");
        }
        assertThat(tables.persons("grace"))
                .extracting(Tables.Row::id)
                .noneMatch(id -> id >= FIRST_ID)
                .hasSize(simulator.persons().size());
        assertThat(names("grace")).contains("before", "after");
    }

    @Test
    void storesWhatTheTableCanHold() {
        String[][] records = {
            {"{'id': %d, 'name': 'odd', 'email': null, 'phone': []}"},
            {"{'id': %d, 'name': 'odd', 'email': [null], 'phone': [{}]}"},
            {"{'id': %d, 'name': 'odd', 'email': [{'value': null}]}"},
            {"{'id': %d, 'name': 'odd', 'notes': '\\u0000\\ud800'}"},
            {"{'id': '%d', 'name': 'odd'}"},
            {"{'id': %d, 'name': 'odd', 'phone': [{'value': 17}]}"},
        };
        serve("grace", numbered(records, 0).toString());

        finishes("grace");

        assertThat(refused()).isEmpty();
        assertThat(names("grace")).filteredOn("odd"::equals).hasSize(records.length);
    }

    @Test
    void takesAPageOfWhichNothingCanBeKept() {
        serve("grace", "[{'name': 'nobody'}, {'name': 'no one'}]");

        await().until(() -> refused().size() == 2);

        finishes("grace");
        assertThat(http.getForObject("/api/refused/count", JsonNode.class).toString())
                .isEqualTo("{\"ada\":0,\"grace\":2}");
    }

    @Test
    void keepsARecordThatComesWithEveryWalkOnce() {
        serve("grace", "[{'id': 2, 'name': '\\u0000'}]");
        await().until(() -> !refused().isEmpty());
        String first = refused().get(0).path("refusedAt").textValue();
        assertThat(first).isNotNull();

        serve("grace", "[{'id': 2, 'name': '\\u0000', 'changed': true}]");

        await().until(() -> refused().get(0).path("record").textValue().contains("changed"));
        assertThat(refused()).hasSize(1);
        assertThat(refused().get(0).path("refusedAt").textValue()).isGreaterThan(first);
    }

    private static List<String> numbered(String[][] records, int column) {
        return IntStream.range(0, records.length)
                .mapToObj(i -> json(records[i][column].replace("%d", String.valueOf(FIRST_ID + i))))
                .toList();
    }

    private void serve(String user, String page) {
        String answer = json("{'network_code': '200', 'output': " + page + "}");
        simulator
                .faults()
                .script(FaultScript.always(Fault.answer(RawAnswer.of(200, "application/json", answer)))
                        .forFunction("pipedrive-get-all-persons")
                        .forUser(user));
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }

    private List<JsonNode> refused() {
        return http.getForObject("/api/refused", JsonNode.class).valueStream().toList();
    }

    private List<String> names(String user) {
        return tables.sql()
                .sql("SELECT name FROM persons WHERE user_id = ?")
                .param(user)
                .query(String.class)
                .list();
    }

    private void finishes(String user) {
        String before = walk(user).path("walkId").textValue();
        await().until(() -> !walk(user).path("walkId").textValue().equals(before)
                && walk(user).path("state").textValue().equals("FINISHED"));
    }

    private JsonNode walk(String user) {
        return http.getForObject("/api/walks", JsonNode.class)
                .valueStream()
                .filter(walk -> walk.path("userId").textValue().equals(user))
                .findFirst()
                .orElseThrow();
    }
}
