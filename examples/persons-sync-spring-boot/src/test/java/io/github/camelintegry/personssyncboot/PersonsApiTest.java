package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.RetryAfter;
import io.github.camelintegry.simulator.fault.StatusFaults;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;

@RunningSync
class PersonsApiTest {

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Tables tables;

    @AfterEach
    void serveAgain() {
        simulator.faults().clear();
    }

    @Test
    void addsAPersonWhomTheNextWalkBrings() {
        ResponseEntity<JsonNode> answer = add("ada", "{\"name\": \"Zoë O'Neill\", \"email\": \"zoe@example.org\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody().path("name").textValue()).isEqualTo("Zoë O'Neill");
        long id = answer.getBody().path("id").longValue();
        assertThat(id).isGreaterThan(130);
        await().untilAsserted(() ->
                assertThat(tables.persons("grace")).extracting(Tables.Row::id).contains(id));
    }

    @Test
    void saysWhichFieldIsWrong() {
        ResponseEntity<JsonNode> answer = add("ada", "{\"email\": \"zoe@example.org\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody().at("/errors/name").textValue()).contains("required");
    }

    @Test
    void saysThatTheAccountIsNotConnected() {
        simulator.disconnect("ada", "pipedrive");
        try {
            ResponseEntity<JsonNode> answer = add("ada", "{\"name\": \"Early\"}");

            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getBody().at("/details/0").textValue()).contains("has not connected");
        } finally {
            simulator.connect("ada", "pipedrive");
        }
    }

    @Test
    void saysWhatPipedriveDoesNotLike() {
        ResponseEntity<JsonNode> answer = add("ada", "{\"name\": \"reject-me\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody().path("detail").textValue()).contains("The name is not accepted");
    }

    @ParameterizedTest
    @CsvSource({"500, 502, UNKNOWN", "401, 502, REJECTED", "404, 502, REJECTED"})
    void saysWhatBecameOfACallThatFailed(int status, int answered, String outcome) {
        fail(StatusFaults.status(status));

        ResponseEntity<JsonNode> answer = add("ada", "{\"name\": \"Nobody\"}");

        assertThat(answer.getStatusCode().value()).isEqualTo(answered);
        assertThat(answer.getBody().path("outcome").textValue()).isEqualTo(outcome);
        assertThat(answer.getBody().path("title").textValue()).startsWith("Integry");
        assertThat(answer.getBody().toString())
                .doesNotContain(simulator.appSecret(), simulator.hash("ada"), simulator.appKey());
    }

    @Test
    void saysWhenToTryAgain() {
        fail(StatusFaults.throttled(RetryAfter.seconds(1)));

        ResponseEntity<JsonNode> answer = add("grace", "{\"name\": \"Patient\"}");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isIn("1", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"nobody | {} | 404", "ada | [] | 400", "ada | {\"name\" | 400"})
    void refusesWhatMakesNoSense(String user, String body, int status) {
        assertThat(add(user, body).getStatusCode().value()).isEqualTo(status);
    }

    @Test
    void countsThePersonsOfEachUser() {
        int persons = simulator.persons().size();

        await().untilAsserted(() -> assertThat(http.getForObject("/api/persons/count", Map.class))
                .isEqualTo(Map.of("ada", persons, "grace", persons)));
    }

    private void fail(Fault fault) {
        simulator.faults().script(FaultScript.always(fault).forFunction("pipedrive-add-a-person"));
    }

    private ResponseEntity<JsonNode> add(String user, String person) {
        return http.exchange(
                RequestEntity.post("/api/persons?userId={user}", user)
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(person),
                JsonNode.class);
    }
}
