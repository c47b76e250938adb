package io.github.camelintegry.queuesync;

import static io.github.camelintegry.queuesync.QueueFixture.PAGE_SIZE;
import static io.github.camelintegry.queuesync.QueueFixture.PERSONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.StatusFaults;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A user whose walk fails comes again, holds up nobody, and loses nothing. */
@Tag("soak")
@Timeout(180)
class FailingUserTest {

    private static final int USERS = 20;
    private static final String QUEUE = "integry-sync";
    private static final String FAILED = "integry-sync-failed";
    /** A row in the midst of the second page. */
    private static final String NO_ROW =
            "ALTER TABLE persons ADD CONSTRAINT no_row CHECK (user_id <> 'user-3' OR id <> 7)";

    @TempDir
    Path folder;

    private KafkaBroker kafka() throws Exception {
        KafkaBroker kafka = KafkaBroker.start(folder);
        kafka.createTopic(QUEUE, 3);
        kafka.createTopic(FAILED, 1);
        return kafka;
    }

    @Test
    void comesAgainFromKafka() throws Exception {
        try (KafkaBroker kafka = kafka();
                QueueFixture queue = new QueueFixture("kafka", "kafka.brokers", kafka.address())
                        .with("retry.delay", "50")
                        .with("retry.times", "100000")
                        .start()) {
            failsAndRecovers(queue);
            assertThat(kafka.messages(FAILED)).isZero();
        }
    }

    @Test
    void isPutAsideByKafkasRouteIfItFailsAgainAndAgain() throws Exception {
        try (KafkaBroker kafka = kafka();
                QueueFixture queue = new QueueFixture("kafka", "kafka.brokers", kafka.address())
                        .with("retry.delay", "50")
                        .with("retry.times", "3")
                        .start()) {
            queue.sql().sql(NO_ROW).update();
            queue.send(USERS);

            await().until(() -> kafka.messages(FAILED) == 1);
            await().until(() -> kafka.unread(QUEUE, QUEUE) == 0);
            assertThat(queue.count("user_id <> 'user-3' AND times = 1")).isEqualTo((USERS - 1) * PERSONS);
            assertThat(queue.count("user_id = 'user-3' AND times = 3 AND id < 7"))
                    .isEqualTo(6);
        }
    }

    @Test
    void comesAgainFromJms() throws Exception {
        try (DemoBroker broker = DemoBroker.start(QUEUE);
                QueueFixture queue = new QueueFixture("jms", "jms.url", DemoBroker.URL).start()) {
            failsAndRecovers(queue);
        }
    }

    @Test
    void losesNothingToAServiceThatFailsNowAndThen() throws Exception {
        long seed = System.nanoTime();
        try (DemoBroker broker = DemoBroker.start(QUEUE);
                QueueFixture queue = new QueueFixture("jms", "jms.url", DemoBroker.URL).start()) {
            queue.simulator.faults().script(FaultScript.random(seed, 0.2, StatusFaults.notConnected("Pipedrive")));
            queue.send(USERS);

            await().until(() -> queue.walked.get() == USERS);
            assertThat(queue.count("TRUE")).as("seed %d", seed).isEqualTo(USERS * PERSONS);
            // the first page of a turn whose second one failed
            assertThat(queue.repeats())
                    .as("seed %d", seed)
                    .isBetween(1, queue.simulator.faults().struck() * PAGE_SIZE);
        }
    }

    /** The position may move only behind rows that are there, whoever has dealt with the failure. */
    private static void failsAndRecovers(QueueFixture queue) {
        queue.sql().sql(NO_ROW).update();
        queue.send(USERS);

        await().until(() -> queue.count("user_id <> 'user-3'") == (USERS - 1) * PERSONS);
        await().until(() -> queue.count("user_id = 'user-3' AND times > 1") == 6);
        assertThat(queue.count("user_id = 'user-3' AND id >= 7")).isZero();
        queue.sql().sql("ALTER TABLE persons DROP CONSTRAINT no_row").update();

        await().until(() -> queue.walked.get() == USERS);
        assertThat(queue.count("user_id = 'user-3'")).isEqualTo(PERSONS);
        assertThat(queue.count("times > 1")).isEqualTo(6);
    }
}
