package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryWalkTakenOverException;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.polling.PollFailureLog;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.position.DurableFileStateRepository;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.status.WalkStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two contexts, each with a repository object of its own in one folder, walk under the same key. */
class TakenOverWalkTest {

    private static final int PAGES = 20;
    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5"
            + "&functionType=query&cursorRepository=#cursors&cursorKey=shared&initialDelay=0&delay=5"
            + "&exceptionHandler=#failures";

    @TempDir
    Path folder;

    @RegisterExtension
    private final IntegryFixture first =
            new IntegryFixture(IntegrySimulator.builder().persons(PAGES * 5).start());

    @RegisterExtension
    private final IntegryFixture second = first.beside();

    private final Instance one = new Instance(first);
    private final Instance other = new Instance(second);
    private final Map<String, String> replaced = new ConcurrentHashMap<>();
    private final List<String> replacedTwice = new CopyOnWriteArrayList<>();
    private final Set<Integer> ids = new ConcurrentSkipListSet<>();

    /** Notes what takes the place of what: where no text is replaced twice, all replacements are one chain. */
    private final class Noting extends DurableFileStateRepository {

        Noting() {
            super(folder);
        }

        @Override
        public boolean replace(String key, @Nullable String expected, String text) {
            boolean done = super.replace(key, expected, text);
            if (done && !text.equals(expected)) {
                String before = replaced.putIfAbsent(expected == null ? "" : expected, text);
                if (before != null && !before.equals(text)) {
                    replacedTwice.add(text);
                }
            }
            return done;
        }
    }

    /** A context that waits with each page in its route until it may go on. */
    private final class Instance {

        private final IntegryFixture fixture;
        private final List<Throwable> failures = new CopyOnWriteArrayList<>();
        private final List<Long> pages = new CopyOnWriteArrayList<>();
        private final List<Object> ends = new CopyOnWriteArrayList<>();
        private final Semaphore mayGoOn = new Semaphore(0);

        Instance(IntegryFixture fixture) {
            this.fixture = fixture;
        }

        Instance start(String options) throws Exception {
            fixture.context.getRegistry().bind("cursors", new Noting());
            fixture.context.getRegistry().bind("failures", new CollectedFailures(failures));
            fixture.start(routes -> routes.from(PERSONS + (options.isEmpty() ? "" : "&" + options))
                    .routeId("walk")
                    .process(this::page));
            return this;
        }

        private void page(Exchange exchange) throws InterruptedException {
            JsonNode persons = exchange.getMessage().getBody(JsonNode.class);
            if (persons == null) {
                ends.add(exchange.getMessage().getHeader(IntegryConstants.WALK_ID));
            } else {
                pages.add(exchange.getMessage().getHeader(IntegryConstants.PAGE_NUMBER, Long.class));
                persons.findValues("id").forEach(id -> ids.add(id.asInt()));
            }
            assertThat(mayGoOn.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
        }

        void awaitPage(long page) {
            await().until(() -> pages.contains(page));
        }

        void goOn(int pages) {
            mayGoOn.release(pages);
        }

        void awaitRefusal() {
            await().until(() -> !failures.isEmpty());
            assertThat(failures.get(0))
                    .isInstanceOf(IntegryWalkTakenOverException.class)
                    .hasMessageContainingAll(
                            "cursorKey=shared", "taken over", folder.toString(), "cursorKey of its own");
        }

        WalkStatus status() {
            return fixture.consumer("walk").getWalkStatus();
        }

        HealthCheck.State health() {
            return fixture.consumer("walk").getHealthCheck().call().getState();
        }
    }

    private record CollectedFailures(List<Throwable> failures) implements org.apache.camel.spi.ExceptionHandler {

        @Override
        public void handleException(Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Throwable exception) {
            failures.add(exception);
        }

        @Override
        public void handleException(String message, Exchange exchange, Throwable exception) {
            failures.add(exception);
        }
    }

    private WalkPosition stored() {
        return WalkPosition.parse(new DurableFileStateRepository(folder).getState("shared"));
    }

    /** Each text took the place of one other, and none stands before the one whose place it took. */
    private void assertPositionNeverWentBack() {
        assertThat(replacedTwice).isEmpty();
        replaced.forEach((before, after) -> {
            if (!before.isEmpty()) {
                WalkPosition from = WalkPosition.parse(before);
                WalkPosition to = WalkPosition.parse(after);
                if (from.walkId().equals(to.walkId())) {
                    assertThat(to.page()).isGreaterThanOrEqualTo(from.page());
                } else {
                    assertThat(from.state()).isEqualTo(WalkPosition.State.FINISHED);
                }
            }
        });
    }

    /** Both hold page 1, or both have resumed behind it and hold page 2. */
    @ParameterizedTest
    @CsvSource({"resume,1", "resume,2", "beginning,1"})
    void ofTwoThatHoldTheSameTextOneCommitsAndTheOtherGoesOnBehindIt(String from, long page) throws Exception {
        if (page == 2) {
            one.start("").awaitPage(1);
            one.goOn(1);
            one.awaitPage(2);
        } else {
            one.start("startFrom=" + from).awaitPage(1);
        }
        other.start("startFrom=" + from).awaitPage(page);

        other.goOn(1);
        other.awaitPage(page + 1);
        one.goOn(1);
        one.awaitRefusal();
        assertThat(stored().page()).isEqualTo(page);
        one.awaitPage(page + 1);
        one.goOn(1);
        one.awaitPage(page + 2);
        other.goOn(1);
        other.awaitRefusal();

        assertThat(stored().page()).isEqualTo(page + 1);
        assertThat(one.status().lastError()).isNull();
        assertThat(one.health()).isEqualTo(HealthCheck.State.UP);
        one.goOn(1_000_000);
        other.goOn(1_000_000);
        await().until(() -> ids.size() == PAGES * 5);
        assertPositionNeverWentBack();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "splitResults=true", "sendEndOfWalk=true", "maxPagesPerPoll=1&prefetchCount=3"})
    void twoThatRaceLoseNothingAndNeverGoBack(String options) throws Exception {
        one.goOn(1_000_000);
        other.goOn(1_000_000);
        one.start(options.isEmpty() ? "repeatCount=60" : "repeatCount=60&" + options);
        other.start(options.isEmpty() ? "repeatCount=60" : "repeatCount=60&" + options);
        await().atMost(30, TimeUnit.SECONDS).until(() -> ids.size() == PAGES * 5);
        await().until(() -> walksFinished() >= 2);

        assertThat(ids)
                .isEqualTo(IntStream.rangeClosed(1, PAGES * 5).boxed().collect(Collectors.toCollection(TreeSet::new)));
        assertThat(one.failures).allMatch(IntegryWalkTakenOverException.class::isInstance);
        assertThat(other.failures).allMatch(IntegryWalkTakenOverException.class::isInstance);
        assertPositionNeverWentBack();
    }

    private long walksFinished() {
        return replaced.values().stream()
                .filter(text -> WalkPosition.parse(text).state() == WalkPosition.State.FINISHED)
                .count();
    }

    @Test
    void aResetOfTheOneTakesTheWalkOverFromTheOther() throws Exception {
        one.start("").awaitPage(1);
        one.goOn(1);
        one.awaitPage(2);
        other.start("").awaitPage(2);
        other.fixture.consumer("walk").resetCursor();
        other.goOn(1);
        await().until(() -> stored().page() == 0);
        one.goOn(1);
        one.awaitRefusal();
        await().until(() -> one.pages.stream().filter(page -> page == 1).count() == 2);
        one.goOn(1_000_000);
        other.goOn(1_000_000);
    }

    @Test
    void aRemovedPositionIsNoReasonToGoOnAsIfNothingHadHappened() throws Exception {
        one.start("").awaitPage(1);
        one.goOn(1);
        one.awaitPage(2);
        assertThat(new DurableFileStateRepository(folder).remove("shared")).isTrue();
        one.goOn(1);
        one.awaitRefusal();
        await().until(() -> one.pages.stream().filter(page -> page == 1).count() == 2);
        one.goOn(1_000_000);
    }

    /** A refusal at each page must not fill the disk with stack traces. */
    @Test
    void anOperatorReadsOfATakeOverInOneLineEach() throws Exception {
        try (LogLines warnings = LogLines.of(PollFailureLog.class)) {
            first.context.getRegistry().bind("cursors", new Noting());
            first.start(routes -> routes.from(PERSONS.replace("&exceptionHandler=#failures", ""))
                    .routeId("walk")
                    .process(one::page));
            one.awaitPage(1);
            other.start("").awaitPage(1);
            other.goOn(1);
            other.awaitPage(2);
            one.goOn(1);
            await().until(() -> !warnings.lines().isEmpty());
            assertThat(warnings.lines().get(0)).contains("u1", "cursorKey=shared", "taken over", "Nothing was stored");
            assertThat(warnings.withStackTrace()).isEmpty();
            one.goOn(1_000_000);
            other.goOn(1_000_000);
        }
    }

    @Test
    void thePlainHeadersOfAPageAreEnoughToCommitIt() throws Exception {
        List<Boolean> committed = new CopyOnWriteArrayList<>();
        Noting cursors = new Noting();
        first.context.getRegistry().bind("cursors", cursors);
        first.start(routes -> routes.from(
                        PERSONS.replace("&exceptionHandler=#failures", "") + "&repeatCount=1&sendEndOfWalk=true")
                .routeId("walk")
                .process(exchange -> committed.add(cursors.replace(
                        exchange.getMessage().getHeader(IntegryConstants.CURSOR_KEY, String.class),
                        exchange.getMessage().getHeader(IntegryConstants.POSITION_BEFORE, String.class),
                        exchange.getMessage().getHeader(IntegryConstants.POSITION, String.class)))));
        await().until(() -> one.status().state() == WalkStatus.State.FINISHED);
        assertThat(committed).hasSize(PAGES + 1).containsOnly(true);
        assertThat(one.status().lastError()).isNull();
        assertPositionNeverWentBack();
    }
}
