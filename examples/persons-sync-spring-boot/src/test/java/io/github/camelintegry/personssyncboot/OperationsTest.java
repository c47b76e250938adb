package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.IntegryComponent;
import io.github.camelintegry.IntegryConfiguration;
import io.github.camelintegry.simulator.IntegrySimulator;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

@RunningSync
class OperationsTest {

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private CamelContext camel;

    @Test
    void isDownWhileTheSecretIsWrongAndUpOnceItIsRight() {
        await().until(() -> health().getStatusCode() == HttpStatus.OK);
        String before = simulator.appSecret();
        String after = "rotated-secret";
        simulator.appSecret(after);
        try {
            await().until(() -> health().getStatusCode() == HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(health().getBody())
                    .contains("sync-ada", "sync-grace", "(403)", "Check appKey and appSecret")
                    .doesNotContain(before, after, simulator.hash("ada"), simulator.appKey());

            useSecret(after);

            await().until(() -> health().getStatusCode() == HttpStatus.OK);
        } finally {
            simulator.appSecret(before);
            useSecret(before);
        }
        await().until(() -> health().getStatusCode() == HttpStatus.OK);
    }

    @Test
    void measures() {
        await().untilAsserted(() -> assertThat(http.getForObject("/actuator/prometheus", String.class))
                .contains("integry_calls_seconds_count{", "integry_records_total{", "route=\"sync-grace\""));
    }

    @Test
    void servesThePage() {
        assertThat(http.getForObject("/", String.class)).contains("<title>Persons sync</title>");
    }

    private ResponseEntity<String> health() {
        return http.getForEntity("/actuator/health", String.class);
    }

    /** How credentials are rotated in a running application: a copy of the options, with the new ones, put in place. */
    private void useSecret(String secret) {
        IntegryComponent component = camel.getComponent("integry", IntegryComponent.class);
        IntegryConfiguration options = component.getConfiguration().copy();
        options.setAppSecret(secret);
        component.setConfiguration(options);
    }
}
