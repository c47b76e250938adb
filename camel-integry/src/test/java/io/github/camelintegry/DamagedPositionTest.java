package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.position.DurableFileStateRepository;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Positions that cannot be read or written, whatever the reason: what an operator is told, and what a fallback does. */
class DamagedPositionTest {

    private static final String WALK =
            NumberedPages.URI + "&userId=u1&initialDelay=0&delay=50&cursorRepository=#store&cursorKey=";

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final NumberedPages pages = new NumberedPages(3);
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private void run(StateRepository<String, String> store, String cursorKey) throws Exception {
        fixture.simulator.function(pages.function());
        fixture.context.getRegistry().bind("store", store);
        fixture.start(routes -> {
            routes.onException(Exception.class)
                    .process(
                            exchange -> failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class)));
            routes.from(WALK + cursorKey + "&bridgeErrorHandler=true")
                    .routeId("walk")
                    .to("mock:pages");
        });
    }

    private Throwable failure() {
        Awaitility.await().until(() -> !failures.isEmpty());
        return failures.get(0);
    }

    /** What full disks, crashes of other tools and editors leave behind. */
    private enum Damage {
        EMPTY(""),
        BLANK("\n"),
        TORN("{\"version\":2,\"state\":\"walk"),
        NO_UTF8("{\"version\":2,\"walkId\":\"\u00e4\"}"),
        ZEROS("\0\0\0\0"),
        OLDER(ofVersion(1)),
        NEWER(ofVersion(3));

        private final String text;

        Damage(String text) {
            this.text = text;
        }

        private static String ofVersion(int version) {
            return "{\"version\":" + version + ",\"state\":\"finished\",\"page\":1}";
        }

        void write(Path file) throws Exception {
            Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void eachDamageOfAFileIsNamedWithFileKeyAndCureAndNothingIsAskedFor() throws Exception {
        DurableFileStateRepository store = new DurableFileStateRepository(folder);
        Path file = folder.resolve("persons.state");
        Damage.EMPTY.write(file);
        run(store, "persons");
        for (Damage damage : Damage.values()) {
            damage.write(file);
            failures.clear();
            assertThat(failure())
                    .as(damage.name())
                    .isInstanceOf(IntegryCursorException.class)
                    .hasMessageContainingAll(
                            "damaged", file.toString(), "cursorKey=persons", "fallBackCursor", "startFrom=beginning");
        }
        assertThat(pages.asked()).as("restarting silently is the harm").isEmpty();
        assertThat(fixture.component.getWalks().iterator().next().lastError()).contains(file.toString());
    }

    @Test
    void withAFallBackEachDamageOfAFileStartsTheWalkOver() throws Exception {
        for (Damage damage : Damage.values()) {
            try (IntegryFixture other = new IntegryFixture()) {
                NumberedPages walked = new NumberedPages(2);
                other.simulator.function(walked.function());
                Path own = Files.createDirectory(folder.resolve(damage.name()));
                damage.write(own.resolve("persons.state"));
                other.context.getRegistry().bind("store", new DurableFileStateRepository(own));
                other.start(routes -> routes.from(WALK + "persons&fallBackCursor=beginning&repeatCount=1")
                        .to("mock:pages"));
                Awaitility.await().until(() -> walked.asked().size() == 2);
            }
        }
    }

    /** What a repository of the user's may do. */
    private abstract static class Broken extends ServiceSupport implements StateRepository<String, String> {
        @Override
        public void setState(String key, String value) {
            throw new IllegalStateException("table POSITIONS is missing");
        }

        @Override
        public @Nullable String getState(String key) {
            return null;
        }
    }

    private static final class Throwing extends Broken {
        @Override
        public String getState(String key) {
            throw new IllegalStateException("no connection to db.internal");
        }
    }

    private static final class ThrowingOnWrite extends Broken {}

    private static final class Blank extends Broken {
        @Override
        public String getState(String key) {
            return "";
        }
    }

    @Test
    void aRepositoryThatCannotBeReadIsNamedWithTheKeyAndTheCause() throws Exception {
        run(new Throwing(), "persons");
        assertThat(failure())
                .hasMessageContainingAll(
                        "cursorRepository", "Throwing", "cursorKey=persons", "read", "no connection to db.internal")
                .hasRootCauseMessage("no connection to db.internal");
    }

    @Test
    void aRepositoryThatCannotBeWrittenIsNamedWithTheKeyAndTheCause() throws Exception {
        run(new ThrowingOnWrite(), "persons");
        assertThat(failure())
                .hasMessageContainingAll(
                        "cursorRepository",
                        "ThrowingOnWrite",
                        "cursorKey=persons",
                        "written",
                        "table POSITIONS is missing");
    }

    @Test
    void aRepositoryThatGivesAnEmptyTextIsNamedWithTheKey() throws Exception {
        run(new Blank(), "persons");
        assertThat(failure())
                .isInstanceOf(IntegryCursorException.class)
                .hasMessageContainingAll("empty", "cursorRepository", "Blank", "cursorKey=persons");
        assertThat(pages.asked()).isEmpty();
    }

    @Test
    void aKeyThatNoFileCanBeNamedAfterIsRefusedAtTheStart() {
        DurableFileStateRepository store = new DurableFileStateRepository(folder);
        assertThatThrownBy(() -> run(store, "k".repeat(300)))
                .hasStackTraceContaining("300 characters")
                .hasStackTraceContaining("Set a shorter cursorKey");
    }

    @Test
    void aFileThatCannotBeReadFailsThePollWithItsPath() throws Exception {
        Path inTheWay = Files.createDirectory(folder.resolve("persons.state"));
        run(new DurableFileStateRepository(folder), "persons");
        assertThat(failure())
                .hasMessageContainingAll(
                        "cursorRepository", "cursorKey=persons", inTheWay.toString(), "a folder is in its place");
    }
}
