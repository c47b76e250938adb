package io.github.camelintegry.simulator.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.IntegrySimulatorExtension;
import io.github.camelintegry.simulator.TestClient;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.internal.util.Json;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaTest {

    @RegisterExtension
    final IntegrySimulatorExtension integry = new IntegrySimulatorExtension();

    @Test
    void describesAFunction() {
        JsonNode meta = client().get("/functions/pipedrive-add-a-person?include=meta")
                .json()
                .get("meta");

        assertThat(meta.fieldNames())
                .toIterable()
                .containsExactly("id", "type", "version", "activity_type", "ui", "app");
        assertThat(meta.get("id").isIntegralNumber()).isTrue();
        assertThat(meta.get("type").asText()).isEqualTo("ACTION");
        assertThat(meta.get("version").intValue()).isEqualTo(1);
        assertThat(meta.at("/ui/title").asText()).isEqualTo("Add a person");
        assertThat(meta.get("app").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("name", "title", "icon_url", "login_url", "connected_accounts");
        assertThat(meta.at("/app/title").asText()).isEqualTo("Pipedrive");
        assertThat(meta.at("/app/connected_accounts")).hasSize(1);
    }

    @Test
    void describesEachParameter() {
        JsonNode properties = client().get("/functions/pipedrive-add-a-person?include=meta")
                .json()
                .at("/parameters/properties");

        assertThat(properties).isNotEmpty().allSatisfy(parameter -> {
            JsonNode meta = parameter.get("meta");
            assertThat(meta.get("id").isIntegralNumber()).isTrue();
            assertThat(meta.get("title").isTextual()).isTrue();
            assertThat(meta.at("/ui/ui_field/type").isTextual()).isTrue();
            assertThat(meta.at("/ui/default_value").isNull()).isTrue();
            assertThat(meta.at("/ui/placeholder").isTextual()).isTrue();
        });
        assertThat(properties.findValuesAsText("id")).doesNotHaveDuplicates();
        assertThat(properties.at("/name/meta/machine_name").asText()).isEqualTo("name");
        assertThat(properties.at("/name/meta/is_required").booleanValue()).isTrue();
        assertThat(properties.at("/email/meta/is_required").booleanValue()).isFalse();
        assertThat(properties.at("/email/meta/description_for_users").asText()).startsWith("E-mail");
        assertThat(properties.at("/label/meta/ui/ui_field/type").asText()).isEqualTo("STATIC_DROPDOWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/functions?app=slack", "/functions?predict_function=true&prompt=slack%20user"})
    void describesListedAndPredictedFunctionsIfAskedTo(String path) {
        assertThat(client().get(path + "&include=meta").json().get("functions"))
                .isNotEmpty()
                .allSatisfy(function ->
                        assertThat(function.at("/meta/app/name").asText()).isEqualTo("slack"));
        String plain = client().get(path).text();
        assertThat(plain).doesNotContain("\"meta\"");
    }

    @Test
    void servesTheVersionThatARequestPinsAndRefusesAnother() {
        integry.simulator().function(SimulatedFunction.query("crm-get", call -> FunctionAnswer.ok(Json.array())));
        assertThat(statuses("1")).containsExactly(200, 200, 200);
        assertThat(statuses("2")).containsExactly(404, 404, 404);

        integry.simulator().function(SimulatedFunction.query("crm-get", call -> FunctionAnswer.ok(Json.array())));

        assertThat(statuses("2")).containsExactly(200, 200, 200);
        assertThat(statuses("1")).containsExactly(404, 404, 404);
        assertThat(statuses("one")).containsExactly(404, 404, 404);
        assertThat(client().get("/functions/crm-get?include=meta")
                        .json()
                        .at("/meta/version")
                        .intValue())
                .isEqualTo(2);
    }

    private int[] statuses(String version) {
        String path = "/functions/crm-get/";
        return new int[] {
            TestClient.send(client().request(path).header("Version", version).header("Accept-Language", "en-GB"))
                    .status(),
            TestClient.send(client().request(path + "get/")
                            .header("Version", version)
                            .POST(BodyPublishers.noBody()))
                    .status(),
            TestClient.send(client().post("crm-get", "{}").header("Version", version))
                    .status()
        };
    }

    private TestClient client() {
        return TestClient.of(integry.simulator());
    }
}
