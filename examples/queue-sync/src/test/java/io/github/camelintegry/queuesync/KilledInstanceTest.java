package io.github.camelintegry.queuesync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.IntegrySimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances of one group share a topic of users, and one of them is killed in the midst of it. */
@Tag("soak")
class KilledInstanceTest {

    private static final String TOPIC = "integry-sync";
    private static final String GROUP = "instances";
    private static final int USERS = 300;
    private static final int PAGES = 4;
    private static final int PAGE_SIZE = 5;
    private static final int ROWS = USERS * PAGES * PAGE_SIZE;
    private static final int PARTITIONS = 12;
    /** Of one instance: so many exchanges may be under way in it when it is killed, each of so many pages at most. */
    private static final int CONSUMERS = 3;

    private static final int PAGES_A_TURN = 2;

    @TempDir
    Path folder;

    private static ConditionFactory wait(int seconds) {
        return await().atMost(Duration.ofSeconds(seconds)).pollInterval(Duration.ofMillis(20));
    }

    @Test
    @Timeout(180)
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "There is a PostgreSQL for Linux only")
    void losesNothingAndRepeatsAtMostThePagesInFlight() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (KafkaBroker kafka = KafkaBroker.start(folder.resolve("kafka"));
                EmbeddedPostgres postgres = EmbeddedPostgres.start();
                IntegrySimulator simulator = IntegrySimulator.builder()
                        .persons(PAGES * PAGE_SIZE)
                        .latency(Duration.ofMillis(5))
                        .start()) {
            kafka.createTopic(TOPIC, PARTITIONS);
            Map<String, String> settings = Map.of(
                    "sync.broker",
                    "kafka",
                    "sync.queue",
                    TOPIC,
                    "sync.consumers",
                    String.valueOf(CONSUMERS),
                    "sync.pages",
                    String.valueOf(PAGES_A_TURN),
                    "sync.page-size",
                    String.valueOf(PAGE_SIZE),
                    "kafka.brokers",
                    kafka.address(),
                    "kafka.group",
                    GROUP,
                    "kafka.session-timeout",
                    "6000",
                    "jdbc.url",
                    postgres.getJdbcUrl("postgres", "postgres"),
                    "jdbc.user",
                    "postgres");
            try (Instance killed = Instance.start(simulator, settings, folder, "killed");
                    Instance survivor = Instance.start(simulator, settings, folder, "survivor")) {
                wait(60).until(() -> kafka.members(GROUP) == 2 * CONSUMERS);
                sendUsers(kafka);
                JdbcClient database = JdbcClient.create(postgres.getPostgresDatabase());
                int enough = ROWS / 5 + random.nextInt(ROWS / 2);
                wait(60).until(() -> count(database, "SELECT COUNT(*) FROM persons") >= enough);
                killed.kill();

                assertThat(kafka.unread(GROUP, TOPIC)).as("seed %d", seed).isPositive();
                wait(60).until(() -> kafka.unread(GROUP, TOPIC) == 0);
                assertThat(survivor.process().isAlive()).isTrue();
                assertThat(count(database, "SELECT COUNT(*) FROM persons"))
                        .as("rows, seed %d", seed)
                        .isEqualTo(ROWS);
                assertThat(count(
                                database,
                                "SELECT COUNT(DISTINCT (user_id, (id - 1) / " + PAGE_SIZE
                                        + ")) FROM persons WHERE times > 1"))
                        .as("pages that came again, seed %d", seed)
                        .isLessThanOrEqualTo(CONSUMERS * PAGES_A_TURN);
                assertThat(count(database, "SELECT MAX(times) FROM persons"))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(2);
            }
        }
    }

    private static void sendUsers(KafkaBroker kafka) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.address());
        try (KafkaProducer<String, String> users =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            IntStream.rangeClosed(1, USERS)
                    .mapToObj(number -> "user-" + number)
                    .forEach(user -> users.send(new ProducerRecord<>(TOPIC, user, user)));
        }
    }

    private static int count(JdbcClient database, String sql) {
        return database.sql(sql).query(Integer.class).single();
    }
}
