package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@RunningSync
class WalksApiTest {

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Tables tables;

    @AfterEach
    void goOn() {
        simulator.latency(Duration.ZERO);
        post("/api/walks/ada/resume");
    }

    @Test
    void tellsHowEachWalkGoes() {
        await().until(() ->
                tables.persons("grace").size() == simulator.persons().size());

        JsonNode walks = http.getForObject("/api/walks", JsonNode.class);

        assertThat(walks).hasSize(2);
        assertThat(walks.findValuesAsText("userId")).containsExactly("ada", "grace");
        assertThat(walks.findValuesAsText("routeId")).containsExactly("sync-ada", "sync-grace");
        assertThat(walk("ada").path("source").textValue()).isEqualTo("function/pipedrive-get-all-persons");
        assertThat(walk("ada").path("cursorAge").isNumber()).isTrue();
        await().until(() ->
                walk("ada").path("records").intValue() == simulator.persons().size());
        await().until(() -> walk("ada").path("nextPollIn").isNumber());
    }

    @Test
    void startsAWalkUnlessOneRuns() {
        simulator.latency(Duration.ofMillis(100));
        await().until(() ->
                walk("ada").path("nextPollIn").isNull() && state("ada").equals("WALKING"));

        ResponseEntity<JsonNode> refused = post("/api/walks/ada/start");

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(refused.getBody().path("detail").textValue()).isEqualTo("A walk of ada is running already");
    }

    @Test
    void pausesAndResumesAWalkInItsMidst() {
        simulator.latency(Duration.ofMillis(50));
        await().until(() ->
                state("ada").equals("WALKING") && walk("ada").path("pages").intValue() >= 2);

        assertThat(post("/api/walks/ada/pause").getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(state("ada")).isEqualTo("PAUSED");
        assertThat(http.getForObject("/actuator/health", JsonNode.class)
                        .path("status")
                        .textValue())
                .isEqualTo("UP");
        String walk = walk("ada").path("walkId").textValue();
        assertThat(post("/api/walks/ada/resume").getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        await().until(() -> state("ada").equals("FINISHED"));
        assertThat(tables.pages(walk)).contains(1L, 7L).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void startsAPausedWalk() {
        post("/api/walks/ada/pause");
        await().until(() -> state("ada").equals("PAUSED"));

        assertThat(post("/api/walks/ada/start").getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);

        await().until(() -> state("ada").equals("FINISHED"));
    }

    @Test
    void knowsNoOtherUsers() {
        for (String action : new String[] {"start", "pause", "resume"}) {
            ResponseEntity<JsonNode> answer = post("/api/walks/nobody/" + action);

            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(answer.getBody().path("detail").textValue())
                    .isEqualTo("There is no user nobody among sync.users");
        }
    }

    private JsonNode walk(String user) {
        for (JsonNode walk : http.getForObject("/api/walks", JsonNode.class)) {
            if (walk.path("userId").textValue().equals(user)) {
                return walk;
            }
        }
        throw new AssertionError("No walk of " + user);
    }

    private String state(String user) {
        return walk(user).path("state").textValue();
    }

    private ResponseEntity<JsonNode> post(String path) {
        return http.postForEntity(path, null, JsonNode.class);
    }
}
