package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.simulator.Fault;
import io.github.camelintegry.simulator.FaultScript;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.RawAnswer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Pages of grace on which one record is odd, between two good ones. */
@RunningSync
class RefusedRecordsTest {

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Tables tables;

    @AfterEach
    void serveAgain() {
        simulator.faults().clear();
        await().untilAsserted(() -> assertThat(tables.persons("grace")).isEqualTo(Tables.wanted(simulator)));
        tables.sql().sql("DELETE FROM refused").update();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what PostgreSQL's text cannot hold
                "name        | {'id': 2, 'name': 'A\\u0000da'}",
                "name        | {'id': 2, 'name': 'A\\ud800da'}",
                "org_name    | {'id': 2, 'org_name': '\\u0000'}",
                "email       | {'id': 2, 'email': [{'value': '\\udfff'}]}",
                "phone       | {'id': 2, 'phone': [{'value': '+1\\u0000'}]}",
                // what are no times, or beyond the database's
                "update_time | {'id': 2, 'update_time': 'garbage'}",
                "update_time | {'id': 2, 'update_time': 'gar\\u0000bage'}",
                "update_time | {'id': 2, 'update_time': '2024-13-01T00:00:00Z'}",
                "update_time | {'id': 2, 'update_time': '+999999-01-01T00:00:00Z'}",
                "update_time | {'id': 2, 'update_time': '-999999-01-01T00:00:00Z'}",
                "update_time | {'id': 2, 'update_time': 99999999999999999999999999}",
                "update_time | {'id': 2, 'update_time': 1e999999999}",
                "update_time | {'id': 2, 'update_time': {}}",
                // what are no ids
                "id          | {'name': 'nobody'}",
                "id          | {'id': null, 'name': 'nobody'}",
                "id          | {'id': '', 'name': 'nobody'}",
                "id          | {'id': 'two'}",
                "id          | {'id': 2.5}",
                "id          | {'id': true}",
                "id          | {'id': [2]}",
                "id          | {'id': 9223372036854775808}",
                "id          | {'id': 1e999999999}",
                // other types
                "name        | {'id': 2, 'name': {'first': 'Ada'}}",
                "email       | {'id': 2, 'email': 'ada@example.org'}",
                "email       | {'id': 2, 'email': ['ada@example.org']}",
                "record      | null",
                "record      | []",
                "record      | 17",
                "record      | 'a\\u0000'",
            })
    void refusesOneRecordAndStoresTheOthers(String field, String record) {
        serve("grace", "[{'id': 1, 'name': 'before'}, " + record + ", {'id': 3, 'name': 'after'}]");

        await().until(() -> names("grace").containsAll(List.of("before", "after")));

        await().untilAsserted(() -> assertThat(refused()).hasSize(1).first().satisfies(found -> {
            assertThat(found.path("userId").textValue()).isEqualTo("grace");
            assertThat(found.path("reason").textValue()).startsWith(field).doesNotContain("java.", "\0");
            assertThat(new ObjectMapper().readTree(found.path("record").textValue()))
                    .isEqualTo(new ObjectMapper().readTree(json(record)));
        }));
        assertThat(tables.persons("grace").get(1))
                .isEqualTo(Tables.wanted(simulator).get(1));
        finishes("grace");
        finishes("ada");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 2, 'name': 'odd', 'email': null, 'phone': []}",
                "{'id': 2, 'name': 'odd', 'email': [null], 'phone': [{}]}",
                "{'id': 2, 'name': 'odd', 'email': [{'value': null}]}",
                "{'id': 2, 'name': 'odd', 'notes': '\\u0000\\ud800'}",
                "{'id': '2', 'name': 'odd'}",
                "{'id': 2, 'name': 'odd', 'phone': [{'value': 17}]}",
            })
    void storesWhatTheTableCanHold(String record) {
        serve("grace", "[" + record + "]");

        await().until(() -> names("grace").contains("odd"));

        assertThat(refused()).isEmpty();
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
