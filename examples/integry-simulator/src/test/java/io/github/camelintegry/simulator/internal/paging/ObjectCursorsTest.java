package io.github.camelintegry.simulator.internal.paging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.fault.CursorFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.CursorKind;
import io.github.camelintegry.simulator.wire.Ends;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectCursorsTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension(
            IntegrySimulator.builder().cursors(CursorKind.OBJECT).ends(Ends.ABSENT));

    private static final String PERSONS = "pipedrive-get-all-persons";
    private static final String BEGIN = "\"_cursor\":";

    @Test
    void takesBackWhatItGave() {
        String cursor = firstCursor();

        assertThat(cursor).matches("\\{\"after\":\\{\"id\":9007199254740993,\"score\":1\\.500},\"k\":\"eyJ[^\"]+\"}");
        JsonNode second = call("{\"_cursor\" : " + cursor + " ,\"limit\":50}").json();
        assertThat(second.at("/output/0/id").asInt()).isEqualTo(51);
        assertThat(call("{\"_cursor\":" + second.get("_cursor") + "}").json().has("_cursor"))
                .isFalse();
        assertThat(call("{\"_cursor\":null}").json().at("/output/0/id").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "9007199254740993, 9007199254740992",
                "9007199254740993, 9.007199254740993E15",
                "1.500, 1.5",
                "`\"score\":`, `\"score\": `",
                "`,\"k\"`, `,\"x\":0,\"k\"`"
            })
    void refusesWhatWasChanged(String given, String changed) {
        TestClient.Reply reply = call("{\"_cursor\":" + firstCursor().replace(given, changed) + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error_details/_cursor").asText()).isEqualTo("This cursor is not valid.");
    }

    @Test
    void refusesAnotherOrderAndOtherTypes() {
        String cursor = firstCursor();
        String key = cursor.substring(cursor.indexOf("\"k\""), cursor.length() - 1);

        assertThat(call("{\"_cursor\":{" + key + ",\"after\":{\"id\":9007199254740993,\"score\":1.500}}}")
                        .status())
                .isEqualTo(400);
        assertThat(call("{\"_cursor\":\"" + cursor.replace("\"", "\\\"") + "\"}")
                        .status())
                .isEqualTo(400);
        assertThat(call("{\"_cursor\":[1]}").status()).isEqualTo(400);
        assertThat(call("{\"_cursor\":7}").status()).isEqualTo(400);
    }

    @Test
    void takesItFromAForm() {
        TestClient client = TestClient.of(INTEGRY.simulator());
        String form = "_cursor=" + URLEncoder.encode(firstCursor(), StandardCharsets.UTF_8);

        assertThat(TestClient.send(client.request("/functions/" + PERSONS + "/call")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                        .json()
                        .at("/output/0/id")
                        .asInt())
                .isEqualTo(51);
    }

    @Test
    void leavesTheResourceStyleAlone() {
        TestClient client = TestClient.of(INTEGRY.simulator());

        assertThat(client.call(PERSONS, "{}").json().get("next_page").isTextual())
                .isTrue();
    }

    @Test
    void goesOnAfterAnEmptyPage() {
        String cursor = firstCursor();
        INTEGRY.simulator().faults().script(FaultScript.first(2, CursorFaults.emptyPage()));

        JsonNode empty = call("{\"_cursor\":" + cursor + "}").json();
        JsonNode again = call("{\"_cursor\":" + empty.get("_cursor") + "}").json();
        JsonNode second = call("{\"_cursor\":" + again.get("_cursor") + "}").json();

        assertThat(empty.get("output")).isEmpty();
        assertThat(second.at("/output/0/id").asInt()).isEqualTo(51);
    }

    @Test
    void leadsInACircle() {
        INTEGRY.simulator().faults().script(FaultScript.cursorCycle(1));
        String cursor = firstCursor();

        assertThat(cursorOf(call("{\"_cursor\":" + cursor + "}"))).isEqualTo(cursor);
    }

    private static String firstCursor() {
        return cursorOf(call("{}"));
    }

    private static String cursorOf(TestClient.Reply reply) {
        String body = reply.raw().body();
        return body.substring(body.indexOf(BEGIN) + BEGIN.length(), body.length() - 1);
    }

    private static TestClient.Reply call(String json) {
        return TestClient.send(TestClient.of(INTEGRY.simulator())
                .request("/functions/" + PERSONS + "/call/")
                .POST(BodyPublishers.ofString(json)));
    }
}
