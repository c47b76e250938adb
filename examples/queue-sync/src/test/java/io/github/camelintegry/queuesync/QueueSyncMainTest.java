package io.github.camelintegry.queuesync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.apache.camel.Route;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QueueSyncMainTest {

    private final Main main = new Main();

    @AfterEach
    void stop() {
        main.stop();
    }

    private void set(String property, String value) {
        main.addOverrideProperty(property, value);
    }

    @Test
    void theDemoEndsByItselfWithEachPersonOnce() {
        set("demo.users", "3");
        set("demo.persons", "25");
        set("sync.page-size", "5");
        set("jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID());

        assertThat(QueueSyncMain.run(main)).isZero();
    }

    @Test
    void startsNotWithAnAccountAndNoQueue() {
        set("integry.base-url", "http://127.0.0.1:1");

        assertThat(QueueSyncMain.run(main)).isEqualTo(1);
    }

    @Test
    void namesTheSettingThatIsMissing() {
        set("integry.base-url", "http://127.0.0.1:1");
        set("sync.broker", "kafka");
        main.addMainListener(new Demo(main));

        assertThatThrownBy(main::start)
                .hasStackTraceContaining(
                        "kafka.brokers (KAFKA_BROKERS) is empty: set it to where the queue is, or leave"
                                + " integry.base-url empty for a demo");
    }

    @Test
    void takesTheRoutesOfKafkaToo() {
        set("integry.base-url", "http://127.0.0.1:1");
        set("integry.app-key", "key");
        set("integry.app-secret", "secret");
        set("sync.broker", "kafka");
        set("kafka.brokers", "127.0.0.1:1");
        set("jdbc.url", "jdbc:h2:mem:" + UUID.randomUUID());
        main.configure().setAutoStartup(false);
        main.start();

        assertThat(main.getCamelContext().getRoutes())
                .extracting(Route::getRouteId)
                .containsExactlyInAnyOrder("turn", "kafka", "next");
    }
}
