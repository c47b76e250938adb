package io.github.camelintegry.personssync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelintegry.IntegryConstants;
import io.github.camelintegry.simulator.IntegrySimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageTest {

    @TempDir
    Path folder;

    @Test
    void savesAllPersonsAlsoThoseOfWhomLittleIsKnown() {
        IntegrySimulator simulator = IntegrySimulator.builder().persons(45).start();
        simulator.persons().add(JsonNodeFactory.instance.objectNode().put("name", "No More Than A Name"));
        var nothingListed =
                JsonNodeFactory.instance.objectNode().put("name", "Empty").putNull("org_name");
        nothingListed.putArray("email");
        nothingListed.putNull("phone");
        simulator.persons().add(nothingListed);
        try (SyncFixture sync = new SyncFixture(simulator, folder).start()) {
            await().until(() -> sync.walks.get() > 0);

            assertThat(sync.comparison().text()).isEqualTo("47 rows in the database = 47 persons of the simulator");
        }
    }

    @Test
    void endsWalksWhoseLastPageIsEmpty() {
        IntegrySimulator simulator =
                IntegrySimulator.builder().persons(40).trailingEmptyPage(true).start();
        try (SyncFixture sync = new SyncFixture(simulator, folder).start()) {
            await().until(() -> sync.walks.get() >= 2);

            assertThat(sync.comparison().isEqual()).isTrue();
        }
    }

    @Test
    void bringsChangedRowsUpToDate() {
        IntegrySimulator simulator = IntegrySimulator.builder().persons(25).start();
        try (SyncFixture sync = new SyncFixture(simulator, folder).start()) {
            await().until(() -> sync.walks.get() > 0);

            sync.sql().sql("UPDATE persons SET name = 'old', email = NULL").update();

            await().until(() -> sync.comparison().isEqual());
        }
    }

    @Test
    void rollsBackAllRowsOfAPageWithOneThatFailsAndComesBackToIt() {
        IntegrySimulator simulator = IntegrySimulator.builder().persons(70).start();
        SyncFixture fixture = new SyncFixture(simulator, folder).with("sync.auto-startup", "false");
        try (SyncFixture sync = fixture.start()) {
            // the twelfth row of the third page
            sync.sql()
                    .sql("ALTER TABLE persons ADD CONSTRAINT odd CHECK (id <> 52)")
                    .update();
            startWalking(sync);
            // a poll asks for the third page, and ahead for the last one: the first poll four times at most, the second
            // again
            await().until(() -> requests(sync) >= 6);

            assertThat(sync.comparison().rows())
                    .extracting(Person::id)
                    .hasSize(40)
                    .doesNotContain(41L, 51L, 52L, 60L);
            assertThat(sync.walks).hasValue(0);

            sync.sql().sql("ALTER TABLE persons DROP CONSTRAINT odd").update();
            await().until(() -> sync.walks.get() > 0);

            assertThat(sync.comparison().isEqual()).isTrue();
        }
    }

    @Test
    void rollsBackRowsThatAreWrittenWhenALaterStepOfTheTransactionFails() throws Exception {
        IntegrySimulator simulator = IntegrySimulator.builder().persons(50).start();
        AtomicInteger attempts = new AtomicInteger();
        List<Integer> seen = new CopyOnWriteArrayList<>();
        SyncFixture fixture = new SyncFixture(simulator, folder).with("sync.auto-startup", "false");
        try (SyncFixture sync = fixture.start()) {
            AdviceWith.adviceWith(sync.main.getCamelContext(), "save-page", route -> route.weaveAddLast()
                    .process(exchange -> {
                        // the rows of this page are written by now
                        if (exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, 0L, long.class) == 2
                                && attempts.incrementAndGet() <= 2) {
                            seen.add(rowsSeenByOthers(sync));
                            throw new IllegalStateException("later step");
                        }
                    }));
            startWalking(sync);
            await().until(() -> sync.walks.get() > 0);

            assertThat(seen).containsExactly(20, 20);
            // two that failed, and the one that went through
            assertThat(attempts).hasValue(3);
            assertThat(sync.comparison().isEqual()).isTrue();
        }
    }

    private static int rowsSeenByOthers(SyncFixture sync) {
        return CompletableFuture.supplyAsync(() -> sync.sql()
                        .sql("SELECT COUNT(*) FROM persons")
                        .query(Integer.class)
                        .single())
                .join();
    }

    private static void startWalking(SyncFixture sync) {
        try {
            sync.main.getCamelContext().getRouteController().startRoute("sync");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static int requests(SyncFixture sync) {
        return sync.simulator
                .journal()
                .entries("/functions/pipedrive-get-all-persons/")
                .size();
    }
}
