package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@RunningSync
class SyncRoutesTest {

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private Tables tables;

    @ParameterizedTest
    @ValueSource(strings = {"ada", "grace"})
    void storesThePersonsOfEachUser(String user) {
        await().untilAsserted(() -> assertThat(tables.persons(user)).isEqualTo(Tables.wanted(simulator)));
    }

    @Test
    void bringsNewAndChangedPersonsWithTheNextWalk() {
        await().until(() ->
                tables.persons("grace").size() == simulator.persons().size());

        tables.sql()
                .sql("UPDATE persons SET name = 'old', email = NULL WHERE id <= 30")
                .update();
        simulator.persons().add(person("New").put("org_name", "Newcomers"));

        await().untilAsserted(() -> {
            assertThat(tables.persons("ada")).isEqualTo(Tables.wanted(simulator));
            assertThat(tables.persons("grace")).isEqualTo(Tables.wanted(simulator));
        });
    }

    @Test
    void storesPersonsOfWhomLittleIsKnown() {
        long nameless = id(JsonNodeFactory.instance.objectNode().putNull("name").putNull("org_name"));
        ObjectNode unreachable = person("Unreachable").putNull("phone");
        unreachable.putArray("email");
        long empty = id(unreachable);

        await().untilAsserted(() ->
                assertThat(tables.persons("ada")).extracting(Tables.Row::id).contains(nameless, empty));
        assertThat(tables.persons("ada")).isEqualTo(Tables.wanted(simulator));
    }

    private long id(ObjectNode person) {
        return simulator.persons().add(person).path("id").longValue();
    }

    private static ObjectNode person(String name) {
        return JsonNodeFactory.instance.objectNode().put("name", name);
    }
}
