package io.github.camelintegry.internal.polling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.IntegryFixture;
import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.status.WalkStatus;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says of polls that fail: for whom, why, how often, and when that is over. */
class PollFailureLogTest {

    private static final String PERSONS = "integry:function/pipedrive-get-all-persons?parameters.limit=5"
            + "&functionType=query&initialDelay=0&delay=10&userId=";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().persons(20).start());

    @AutoClose
    private final LogLines log = LogLines.of(PollFailureLog.class);

    private final AtomicInteger failures = new AtomicInteger();

    private PollFailureLog unit() {
        return new PollFailureLog(
                fixture.context, () -> "function/x for user u1", () -> Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void aRefusalThatComesAgainIsOneLineEachAndItsEndIsToldOnce() throws Exception {
        fixture.simulator.appSecret("the rotated one");
        fixture.start(routes -> routes.from(PERSONS + "u1").routeId("sync").process(exchange -> {}));
        Awaitility.await().until(() -> log.lines().size() >= 3);
        assertThat(log.lines().get(0))
                .startsWith(
                        "A poll of function/pipedrive-get-all-persons for user u1 (route sync) failed, and is tried again")
                .contains("403", "appSecret")
                .doesNotContain("the rotated one", fixture.simulator.hash("u1"));
        assertThat(log.withStackTrace()).containsExactly(log.lines().get(0));
        assertThat(log.lines().get(2))
                .startsWith("A poll of function/pipedrive-get-all-persons for user u1 (route sync) failed as before,"
                        + " for the 3rd time since 2")
                .contains("Z, and is tried again: ", "403");

        fixture.component.getConfiguration().setAppSecret("the rotated one");
        Awaitility.await().until(() -> log.lines().stream().anyMatch(line -> line.contains("go well again")));
        int told = log.lines().size();
        Awaitility.await().until(() -> fixture.component.getWalks().get(0).state() == WalkStatus.State.FINISHED);
        int requests = fixture.simulator.journal().size();
        Awaitility.await().until(() -> fixture.simulator.journal().size() > requests + 4);
        assertThat(log.lines())
                .hasSize(told)
                .last()
                .asString()
                .isEqualTo(
                        "The polls of function/pipedrive-get-all-persons for user u1 (route sync) go well again, after "
                                + (told - 1) + " that failed since "
                                + sinceOf(log.lines().get(1)));
    }

    private static String sinceOf(String line) {
        return line.substring(line.indexOf("since ") + 6, line.indexOf(", and is tried"));
    }

    @Test
    void aPagesFailureNamesItsExchange() throws Exception {
        fixture.start(routes -> routes.from(PERSONS + "u1").process(exchange -> {
            throw new IllegalStateException("no room for " + failures.incrementAndGet());
        }));
        Awaitility.await().until(() -> log.lines().size() >= 2);
        assertThat(log.lines().get(0)).contains("for user u1", "(exchange ", "IllegalStateException: no room for 1");
        assertThat(log.lines().get(1)).contains("for the 2nd time", "(exchange ", "no room for 2");
        assertThat(log.withStackTrace()).hasSize(1);
    }

    @Test
    void causesThatTakeTurnsAreEachToldWithAStackTraceOnce() throws Exception {
        fixture.start(routes -> routes.from(PERSONS + "u1").process(exchange -> {
            if (failures.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("no room");
            }
            throw new IllegalArgumentException("no such country");
        }));
        Awaitility.await().until(() -> log.lines().size() >= 6);
        assertThat(log.withStackTrace()).hasSize(2);
    }

    @Test
    void aUserIdIsShownInPartOnOneLine() throws Exception {
        String longId = "u".repeat(1000);
        fixture.simulator.appSecret("another");
        fixture.start(routes -> routes.from(PERSONS + longId).process(exchange -> {}));
        Awaitility.await().until(() -> !log.lines().isEmpty());
        assertThat(log.lines().get(0)).contains("for user " + "u".repeat(200) + "… (1000 characters) (route ");
        assertThat(log.lines().get(0).length()).isLessThan(1500);
    }

    @ParameterizedTest
    @CsvSource({
        "2,2nd",
        "3,3rd",
        "4,4th",
        "11,11th",
        "12,12th",
        "13,13th",
        "21,21st",
        "22,22nd",
        "111,111th",
        "121,121st"
    })
    void countsAsPeopleDo(int times, String ordinal) {
        PollFailureLog unit = unit();
        for (int i = 0; i < times; i++) {
            unit.handleException(new IllegalStateException("no room"));
        }
        assertThat(log.lines().get(times - 1))
                .isEqualTo(
                        "A poll of function/x for user u1 failed as before, for the " + ordinal
                                + " time since 2026-01-02T03:04:05Z, and is tried again: java.lang.IllegalStateException: no room");
    }

    @Test
    void ofManyCausesTheOldestIsForgotten() {
        PollFailureLog unit = unit();
        for (char cause : "abcdefghiab".toCharArray()) {
            unit.handleException(new IllegalStateException("because of " + cause));
        }
        assertThat(log.withStackTrace())
                .as("all, since each was forgotten before it came again")
                .hasSize(11);
        unit.handleException(new IllegalStateException("because of b"));
        assertThat(log.withStackTrace()).hasSize(11);
        unit.recovered();
        unit.recovered();
        assertThat(log.lines()).hasSize(13).last().asString().contains("go well again, after 12 that failed since");
        unit.handleException(new IllegalStateException("because of b"));
        assertThat(log.withStackTrace()).as("a new failure").hasSize(12);
    }

    @Test
    void aHandlerOfTheUsersTakesItsPlace() throws Exception {
        List<Throwable> handled = new CopyOnWriteArrayList<>();
        fixture.context.getRegistry().bind("mine", new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                handled.add(exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                handled.add(exception);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                handled.add(exception);
            }
        });
        fixture.simulator.appSecret("another");
        fixture.start(
                routes -> routes.from(PERSONS + "u1&exceptionHandler=#mine").process(exchange -> {}));
        Awaitility.await().until(() -> handled.size() > 1);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aBridgeToTheRoutesErrorHandlerTakesItsPlace() throws Exception {
        List<Object> handled = new CopyOnWriteArrayList<>();
        fixture.simulator.appSecret("another");
        fixture.start(routes -> {
            routes.onException(Exception.class).handled(true).process(handled::add);
            routes.from(PERSONS + "u1&bridgeErrorHandler=true").process(exchange -> {});
        });
        Awaitility.await().until(() -> handled.size() > 1);
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void aWalkThatIsKeptInMemoryIsNamedWithItsUser() throws Exception {
        try (LogLines consumer = LogLines.of(ConsumerWalk.class)) {
            fixture.start(routes -> routes.from(PERSONS + "u1").routeId("sync").process(exchange -> {}));
            assertThat(consumer.lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "The walk of function/pipedrive-get-all-persons for user u1 (route sync) is kept in memory");
        }
    }
}
