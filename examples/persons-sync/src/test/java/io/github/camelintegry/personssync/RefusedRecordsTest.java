package io.github.camelintegry.personssync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RefusedRecordsTest {

    private static final List<String> ODD = List.of(
            "{'id': 11, 'name': 'A\\u0000da'}",
            "{'id': 12, 'org_name': '\\ud800'}",
            "{'id': 13, 'name': {'first': 'Ada'}}",
            "{'id': 14, 'email': 'ada@example.org'}",
            "{'id': 15, 'phone': ['+1']}",
            "{'id': 16, 'phone': [{'value': '\\u0000'}]}",
            "{'id': 17, 'update_time': 'garbage'}",
            "{'id': 18, 'update_time': '+999999-01-01T00:00:00Z'}",
            "{'id': 19, 'update_time': 17}",
            "{'name': 'nobody'}",
            "{'id': null}",
            "{'id': 2.5}",
            "{'id': 'two'}",
            "{'id': 9223372036854775808}",
            "null",
            "17",
            "[]");

    @TempDir
    Path folder;

    @Test
    void refusesOddRecordsAndSavesTheOthersOfTheirPage() {
        try (SyncFixture sync = new SyncFixture(simulator(), folder).start()) {
            savesTheOthers(sync);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "There is a PostgreSQL for Linux only")
    void doesSoInPostgres() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
                SyncFixture sync = new SyncFixture(simulator(), folder)
                        .with("jdbc.url", postgres.getJdbcUrl("postgres", "postgres"))
                        .with("jdbc.user", "postgres")
                        .start()) {
            savesTheOthers(sync);
        }
    }

    @Test
    void takesAPageOfWhichNothingCanBeKept() {
        IntegrySimulator simulator = IntegrySimulator.start();
        serve(simulator, "[{'name': 'nobody'}]");
        try (SyncFixture sync = new SyncFixture(simulator, folder).start()) {
            await().until(() -> sync.walks.get() >= 2);

            assertThat(sync.comparison().rows()).isEmpty();
        }
    }

    private static void savesTheOthers(SyncFixture sync) {
        // a record that comes again is there once
        await().until(() -> sync.walks.get() >= 2);

        assertThat(sync.comparison().rows()).extracting(Person::id).containsExactly(1L, 2L, 3L, 4L);
        assertThat(sync.sql()
                        .sql("SELECT reason FROM refused")
                        .query(String.class)
                        .list())
                .hasSize(ODD.size())
                .contains(
                        "name holds U+0000 or half a surrogate pair",
                        "update_time is no time of the years 1 to 9999",
                        "id is no whole number of 64 bits",
                        "record is no object",
                        "email is no list of objects with a value");
        assertThat(sync.sql()
                        .sql("SELECT record FROM refused WHERE reason LIKE 'name holds%'")
                        .query(String.class)
                        .single())
                .isEqualTo("{\"id\":11,\"name\":\"A\\u0000da\"}");
    }

    private static IntegrySimulator simulator() {
        IntegrySimulator simulator = IntegrySimulator.start();
        serve(
                simulator,
                "[{'id': 1, 'name': 'before'}, " + String.join(", ", ODD)
                        + ", {'id': 2}, {'id': 3, 'email': [null], 'phone': [{}], 'update_time': null},"
                        + " {'id': 4, 'notes': '\\u0000', 'phone': [{'value': 17}]}]");
        return simulator;
    }

    private static void serve(IntegrySimulator simulator, String page) {
        String answer = ("{'network_code': '200', 'output': " + page + "}").replace('\'', '"');
        simulator
                .faults()
                .script(FaultScript.always(Fault.answer(RawAnswer.of(200, "application/json", answer)))
                        .forFunction("pipedrive-get-all-persons"));
    }
}
