package io.github.camelintegry.personssyncboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The application in a JVM of its own, which is killed in the midst of its walks, again and again, and once stopped. */
@Tag("soak")
class KilledApplicationTest {

    private static final List<String> USERS = List.of("ada", "grace");
    private static final int PAGES = 60;
    private static final int PAGE_SIZE = 10;
    private static final int KILLS = 20;
    /** In which some pages of each user are stored. */
    private static final int LONGEST_LIFE_MILLIS = 80;

    private static EmbeddedPostgres postgres;

    private final IntegrySimulator simulator = IntegrySimulator.builder()
            .persons(PAGES * PAGE_SIZE)
            .latency(Duration.ofMillis(5))
            .start();
    // one connection, since it is asked often
    private final Tables tables = new Tables(
            JdbcClient.create(new SingleConnectionDataSource(postgres.getJdbcUrl("postgres", "postgres"), true)));
    private Process application;
    private Path log;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.destroyForcibly();
        }
        simulator.close();
    }

    @Test
    void rowsAndPositionAgreeAtEachDeathAndNoPageIsRepeatedOrLeftOut() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
        start("first");
        await().until(this::hasBegun);

        int inTheMidst = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            awaitPage();
            boolean ended = application.waitFor(random.nextInt(LONGEST_LIFE_MILLIS * 1000), TimeUnit.MICROSECONDS);
            assertThat(ended).as("ended by itself").isFalse();
            application.destroyForcibly();
            awaitEnd();
            assertRowsAndPositionsAgree("kill " + kill + ", seed " + seed);
            inTheMidst += tables.walks().stream().anyMatch(this::goesOn) ? 1 : 0;
            start("after-kill-" + kill);
        }
        assertThat(inTheMidst).as("kills in the midst of a walk, seed %d", seed).isGreaterThan(KILLS / 2);
        awaitPage();
        application.destroy();
        awaitEnd();
        assertRowsAndPositionsAgree("stop, seed " + seed);
        assertThat(log).content().contains("Graceful shutdown complete").doesNotContain("Exception", "WARN", "ERROR");
        start("after-stop");
        await().until(() -> tables.walks().stream().noneMatch(this::goesOn));

        assertThat(tables.walkIds()).hasSizeGreaterThanOrEqualTo(USERS.size());
        for (String walk : tables.walkIds()) {
            assertThat(tables.pages(walk))
                    .as("seed %d", seed)
                    .isEqualTo(LongStream.rangeClosed(1, PAGES).boxed().toList());
        }
        for (String user : USERS) {
            assertThat(tables.persons(user)).as("seed %d", seed).isEqualTo(Tables.wanted(simulator));
        }
    }

    private void assertRowsAndPositionsAgree(String when) {
        await().until(() -> tables.others() == 0);
        assertThat(tables.walks()).as(when).hasSize(USERS.size()).allSatisfy(walk -> assertThat(
                        tables.stored(walk.walkId()))
                .isEqualTo(new Tables.Stored(walk.page(), walk.page(), walk.page() * PAGE_SIZE)));
    }

    private boolean hasBegun() {
        try {
            return tables.walks().size() == USERS.size();
        } catch (RuntimeException e) {
            // there are no tables yet
            return false;
        }
    }

    private boolean goesOn(WalkPosition walk) {
        return walk.state() == WalkPosition.State.WALKING;
    }

    private void awaitPage() {
        int before = tables.pages();
        await().pollInterval(Duration.ofMillis(5)).until(() -> tables.pages() > before);
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    private void start(String name) throws IOException {
        log = Path.of("target", "application-" + name + ".log");
        application = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PersonsSyncApplication.class.getName(),
                        "--server.port=0",
                        "--logging.level.root=info",
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--camel.component.integry.base-url=" + simulator.baseUrl(),
                        "--camel.component.integry.app-key=" + simulator.appKey(),
                        "--camel.component.integry.app-secret=" + simulator.appSecret(),
                        "--sync.users=" + String.join(",", USERS),
                        "--sync.page-size=" + PAGE_SIZE,
                        "--sync.every=1h")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
