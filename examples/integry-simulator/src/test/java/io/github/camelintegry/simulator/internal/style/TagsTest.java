package io.github.camelintegry.simulator.internal.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From {@code _variables} to {@code arguments} with tags, and from there to a call. */
class TagsTest {

    @RegisterExtension
    static final IntegrySimulatorExtension INTEGRY = new IntegrySimulatorExtension();

    @Test
    void theSameVariablesFillTheArgumentsThatTheyMade() {
        String variables = "{\"channel\":\"general\",\"text\":\"Hello\",\"other\":1}";

        JsonNode arguments = post("slack-post-message/get", "{\"_variables\":" + variables + "}")
                .get("arguments");

        assertThat(arguments).hasToString("{\"channel\":\"{channel}\",\"text\":\"{text}\"}");
        assertThat(post(
                                "slack-post-message/call",
                                "{\"channel\":\"{channel}\",\"text\":\"{text}\",\"_variables\":" + variables + "}")
                        .at("/output/channel")
                        .asText())
                .isEqualTo("general");
    }

    @Test
    void aTagGivesANumberWhereOneIsWanted() {
        String variables = "\"_variables\":{\"limit\":2,\"half\":\"0\"}}";

        assertThat(post("pipedrive-get-all-persons/call", "{\"limit\":\"{limit}\"," + variables)
                        .get("output"))
                .hasSize(2);
        assertThat(post("pipedrive-get-all-persons/call", "{\"limit\":\"1{half}\"," + variables)
                        .get("output"))
                .hasSize(10);
        assertThat(post("pipedrive-get-all-persons/call", "{\"limit\":\"2\"," + variables)
                        .at("/error_details/limit")
                        .asText())
                .isEqualTo("This parameter must be of type number.");
        assertThat(post("pipedrive-add-a-person/call", "{\"name\":\"{limit}\"," + variables)
                        .at("/output/data/name")
                        .asText())
                .isEqualTo("2");
    }

    @Test
    void aFormHasVariablesAsJson() {
        String form = "name=%7Bwho%7D&_variables=%7B%22who%22%3A%22Ada%22%7D";

        assertThat(TestClient.send(TestClient.of(INTEGRY.simulator())
                                .request("/functions/pipedrive-add-a-person/")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)))
                        .json()
                        .at("/output/data/name")
                        .asText())
                .isEqualTo("Ada");
    }

    @Test
    void aTagWithoutValueInARequiredParameterCountsAsMissing() {
        assertThat(post("pipedrive-add-a-person/call", "{\"name\":\"{who}\",\"_variables\":{\"who\":\"\"}}")
                        .at("/error_details/name")
                        .asText())
                .isEqualTo("This parameter is required and must not be null or empty");
    }

    @Test
    void aPromptGivesWhatItSaysInTheTypeOfTheParameter() {
        String prompt = "{\"prompt\":\"with name Ada and age 36\",\"_variables\":{\"name\":\"x\",\"email\":\"y\"}}";

        assertThat(post("pipedrive-add-a-person/get", prompt).get("arguments"))
                .hasToString("{\"name\":\"Ada\",\"email\":\"{email}\",\"age\":36}");
    }

    @Test
    void aWholeNumberMayBeWrittenWithAFraction() {
        assertThat(post("pipedrive-get-all-persons/call", "{\"limit\":9.0}").get("output"))
                .hasSize(9);
        assertThat(post("pipedrive-get-a-person/call", "{\"id\":9.0}").at("/output/data/id"))
                .hasToString("9");
        assertThat(post("pipedrive-get-a-person/call", "{\"id\":9.5}").get("network_code"))
                .hasToString("\"404\"");
        assertThat(post("pipedrive-add-a-person/call", "{\"name\":\"Ada\",\"age\":36.0}")
                        .at("/output/data/age"))
                .hasToString("36");
    }

    @Test
    void predictsOneFunctionOrNone() {
        assertThat(post("predict", "{\"prompt\":\"get all deals of Pipedrive\"}")
                        .get("functions"))
                .hasSize(1);
        assertThat(post("predict", "{\"prompt\":\"hmm\"}").get("functions")).isEmpty();
    }

    private static JsonNode post(String path, String body) {
        return TestClient.send(TestClient.of(INTEGRY.simulator())
                        .request("/functions/" + path + "/")
                        .POST(BodyPublishers.ofString(body)))
                .json();
    }
}
