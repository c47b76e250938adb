package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Two instances of the application that sync the same users into the same database, by a mistake say. */
@RunningSync
@ExtendWith(OutputCaptureExtension.class)
class SecondInstanceTest {

    private static final int TAKE_OVERS = 5;
    private static final Pattern TAKEN_OVER =
            Pattern.compile("A poll of .* for user (ada|grace) .*: The walk with cursorKey=.* was taken over");

    @Autowired
    private IntegrySimulator simulator;

    @Autowired
    private EmbeddedPostgres postgres;

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private Tables tables;

    @Test
    void ofTwoInstancesOneStoresAPageAndTheOtherSaysSoAndGoesOn(CapturedOutput log) {
        try (ConfigurableApplicationContext second = secondInstance()) {
            HealthEndpoint healthOfSecond = second.getBean(HealthEndpoint.class);
            await().until(() -> isUp(healthOfSecond));
            await().until(() -> {
                assertThat(isUp(health) && isUp(healthOfSecond)).isTrue();
                return TAKEN_OVER.matcher(log).results().count() >= TAKE_OVERS;
            });
        }
        assertThat(tables.pagesStoredTwice()).isEmpty();
        assertThat(tables.persons("ada")).isEqualTo(Tables.wanted(simulator));
        assertThat(tables.persons("grace")).isEqualTo(Tables.wanted(simulator));
    }

    private static boolean isUp(HealthEndpoint health) {
        return health.health().getStatus().equals(Status.UP);
    }

    private ConfigurableApplicationContext secondInstance() {
        return new SpringApplicationBuilder(PersonsSyncApplication.class)
                .run(
                        "--server.port=0",
                        "--camel.main.name=second",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--camel.component.integry.base-url=" + simulator.baseUrl(),
                        "--camel.component.integry.app-key=" + simulator.appKey(),
                        "--camel.component.integry.app-secret=" + simulator.appSecret(),
                        "--sync.users=ada,grace",
                        "--sync.every=100ms",
                        "--sync.page-size=20");
    }
}
