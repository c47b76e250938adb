package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.LogLines;
import io.github.camelintegry.internal.polling.PollFailureLog;
import io.github.camelintegry.internal.walk.ActionCheck;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.RetryAfter;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.github.camelintegry.simulator.function.FunctionAnswer;
import io.github.camelintegry.simulator.function.SimulatedFunction;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.health.HealthCheck;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No consumer executes what changes something, whatever the catalogue answers, and however long it takes. */
class ActionRefusalTest {

    private static final String ACTION = "pipedrive-add-a-person";
    private static final String POLLS = "&initialDelay=0&delay=20";

    @RegisterExtension
    private final IntegryFixture fixture =
            new IntegryFixture(IntegrySimulator.builder().cataloguePageSize(1).start());

    private void consume(String function, String options) throws Exception {
        fixture.start(routes -> routes.from("integry:function/" + function + "?userId=u1" + POLLS + options)
                .routeId("walk")
                .to("mock:pages"));
    }

    private List<JournalEntry> requests(String path) {
        return fixture.simulator.journal().entries().stream()
                .filter(entry -> entry.path().startsWith(path))
                .toList();
    }

    @Test
    void anActionOnALaterPageOfTheSearchIsRefused() throws Exception {
        fixture.simulator.function(
                SimulatedFunction.action("a-" + ACTION, invocation -> FunctionAnswer.ok(invocation.arguments())));
        consume(ACTION, "&parameters.name=Eve");
        Awaitility.await().until(() -> fixture.consumer("walk").walk().failure() != null);
        assertThat(fixture.consumer("walk").walk().failure())
                .hasMessageContaining("is an ACTION")
                .hasMessageContaining("functionType=query");
        assertThat(requests("/functions/" + ACTION)).isEmpty();
        assertThat(requests("/functions")).as("both pages, once").hasSize(2);
    }

    @Test
    void nothingIsFetchedUntilTheCatalogueHasAnswered() throws Exception {
        fixture.simulator
                .faults()
                .script(FaultScript.always(StatusFaults.unavailable()).forOperation(Operation.LIST_FUNCTIONS));
        consume(ACTION, "&parameters.name=Eve");
        Awaitility.await().until(() -> requests("/functions").size() >= 3);
        Awaitility.await().until(() -> fixture.consumer("walk").walk().failure() != null);
        assertThat(fixture.consumer("walk").walk().failure())
                .hasMessageContaining("503")
                .hasMessageContaining("user u1")
                .hasMessageContaining("functionType=query");
        fixture.simulator.faults().clear();
        Awaitility.await()
                .until(() ->
                        fixture.consumer("walk").walk().failure().getMessage().contains("is an ACTION"));
        assertThat(requests("/functions/" + ACTION)).isEmpty();
    }

    @Test
    void whatKeepsTheCatalogueFromAnsweringComesFirstAndWithItsOwnCure() throws Exception {
        fixture.simulator.appSecret("that of another workspace");
        consume("pipedrive-get-all-persons", "");
        Awaitility.await().until(() -> fixture.consumer("walk").walk().failure() != null);
        assertThat(fixture.consumer("walk").walk().failure())
                .hasMessageStartingWith("Integry refused functions for user u1 (403)")
                .hasMessageContainingAll("Check appKey and appSecret", "whether pipedrive-get-all-persons is an ACTION")
                .hasMessageNotContaining("functionType");
        HealthCheck.Result health = fixture.consumer("walk").getHealthCheck().call();
        assertThat(health.getMessage().orElse(""))
                .contains("(route walk) fails: Integry refused functions for user u1 (403)");
        assertThat(health.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 403);
    }

    @Test
    void theLogHasALongMessageToItsEndWhereTheCureStands() throws Exception {
        fixture.simulator
                .faults()
                .script(FaultScript.always(StatusFaults.throttled(RetryAfter.seconds(7200)))
                        .forOperation(Operation.LIST_FUNCTIONS));
        try (LogLines log = LogLines.of(PollFailureLog.class)) {
            consume("pipedrive-get-all-persons", "");
            Awaitility.await().until(() -> !log.lines().isEmpty());
            assertThat(log.lines().get(0))
                    .hasSizeGreaterThan(500)
                    .contains("retryAfterMax", "functionType=query spares the question")
                    .doesNotContain("characters)");
        }
    }

    @Test
    void aQueryIsWalkedOnceTheCatalogueAnswers() throws Exception {
        fixture.simulator
                .faults()
                .script(FaultScript.first(2, StatusFaults.unavailable()).forOperation(Operation.LIST_FUNCTIONS));
        AtomicInteger pages = new AtomicInteger();
        fixture.start(routes -> routes.from("integry:function/pipedrive-get-all-persons?userId=u1" + POLLS)
                .process(exchange -> pages.incrementAndGet()));
        Awaitility.await().until(() -> pages.get() > 0);
    }

    @Test
    void aFunctionThatIsNotListedIsWalked() throws Exception {
        try (LogLines log = LogLines.of(ActionCheck.class)) {
            AtomicInteger calls = new AtomicInteger();
            fixture.simulator.answerNext(
                    RawAnswer.of(200, "application/json", "{\"functions\":[]}"),
                    RawAnswer.of(200, "application/json", "{\"functions\":[]}"));
            fixture.start(routes -> routes.from("integry:function/pipedrive-get-all-persons?userId=u1" + POLLS)
                    .process(exchange -> calls.incrementAndGet()));
            Awaitility.await().until(() -> calls.get() > 0);
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith(
                            "The catalogue lists no function/pipedrive-get-all-persons for user u1: it is walked all the same");
        }
    }

    @Test
    void theTypeIsAskedForOnceForAllUsersAndEndpoints() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        fixture.start(routes -> {
            for (int user = 0; user < 5; user++) {
                routes.from("integry:function/pipedrive-get-all-persons?initialDelay=0&delay=60000&parameters.limit="
                                + (user + 50) + "&userId=u" + user)
                        .process(exchange -> pages.incrementAndGet());
            }
        });
        Awaitility.await().until(() -> pages.get() >= 5);
        assertThat(requests("/functions").stream()
                        .filter(entry -> entry.query() != null && entry.query().contains("type=ACTION")))
                .hasSize(1);
    }
}
