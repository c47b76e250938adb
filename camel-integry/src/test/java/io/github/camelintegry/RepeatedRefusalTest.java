package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.simulator.IntegrySimulator;
import io.github.camelintegry.simulator.fault.CursorFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/** A cursor that is refused would be refused again at every poll: what becomes of the walk then. */
@BothStyles
class RepeatedRefusalTest {

    @Parameter
    String style;

    private static final String WALK =
            "integry:function/pipedrive-get-all-persons?userId=u1&functionType=query&parameters.limit=5&cursorKey=persons"
                    + "&cursorRepository=#store&prefetchCount=0";
    private static final String POLLED = WALK + "&initialDelay=0&delay=10&bridgeErrorHandler=true";

    private final KeptStates store = new KeptStates();
    private final List<Long> pages = new CopyOnWriteArrayList<>();
    private final List<IntegryException> failures = new CopyOnWriteArrayList<>();
    private IntegryFixture fixture = on(IntegrySimulator.builder().persons(20).start());

    @AfterEach
    void stop() {
        fixture.close();
    }

    private IntegryFixture on(IntegrySimulator simulator) {
        IntegryFixture fresh = new IntegryFixture(simulator);
        fresh.context.getRegistry().bind("store", store);
        return fresh;
    }

    private void run(String uri) throws Exception {
        fixture.style(style).start(routes -> {
            routes.onException(IntegryException.class)
                    .process(exchange ->
                            failures.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, IntegryException.class)));
            routes.from(uri)
                    .process(exchange -> pages.add(exchange.getIn().getHeader("CamelIntegryPageNumber", Long.class)));
        });
    }

    /** Of the application: the service is another process. */
    private void restart() {
        fixture.context.stop();
        fixture = on(fixture.simulator);
    }

    private WalkPosition stored() {
        return WalkPosition.parse(store.getState("persons"));
    }

    private boolean isFinished() {
        return store.getState("persons") != null && stored().state() == WalkPosition.State.FINISHED;
    }

    @Test
    void theAppsRefusalOfACursorStartsTheWalkOver() throws Exception {
        fixture.simulator.faults().script(FaultScript.cursorsExpireAt(3, CursorFaults.refusedByApp(410)));
        run(POLLED + "&fallBackCursor=beginning&repeatCount=1");
        await().until(this::isFinished);
        assertThat(pages).containsExactly(1L, 2L, 1L, 2L, 3L, 4L);
        assertThat(failures).isEmpty();
    }

    @Test
    void withoutFallBackItFailsAndNamesTheOption() throws Exception {
        fixture.simulator.faults().script(FaultScript.always(CursorFaults.refusedByApp(404)));
        run(POLLED);
        await().until(() -> failures.size() >= 2);
        assertThat(pages).containsExactly(1L);
        assertThat(failures.get(0))
                .isInstanceOf(IntegryOnwardCallException.class)
                .hasMessageContaining("fallBackCursor");
        assertThat(stored().page()).isEqualTo(1);
    }

    @Test
    void anotherAnswerOfTheAppStartsNothingOver() throws Exception {
        fixture.simulator.faults().script(FaultScript.always(CursorFaults.refusedByApp(409)));
        run(POLLED + "&fallBackCursor=beginning");
        await().until(() -> failures.size() >= 2);
        assertThat(pages).containsExactly(1L);
        assertThat(failures.get(0)).hasMessageNotContaining("fallBackCursor");
    }

    /** It would be refused the same for ever, with page 1 processed each time; a restart is no reason to begin with that. */
    @Test
    void anAppThatRefusesEachCursorKeepsNoWalkInALoopAlsoAfterARestart() throws Exception {
        for (int run = 0; run < 2; run++) {
            fixture.simulator.faults().script(FaultScript.always(CursorFaults.refusedByApp(422)));
            run(POLLED + "&fallBackCursor=beginning");
            await().until(() -> failures.size() >= 3);
            restart();
            failures.clear();
        }
        assertThat(pages).containsExactly(1L, 1L);
    }

    @Test
    void aWalkThatCameFurtherThanBeforeStartsOverAgainAlsoAfterARestart() throws Exception {
        fixture.simulator.faults().script(FaultScript.cursorsExpireAt(2, CursorFaults.refusedByApp(400)));
        run(POLLED + "&fallBackCursor=beginning&repeatCount=1&maxPagesPerPoll=3");
        await().until(() -> pages.size() == 4 && stored().page() == 3);
        assertThat(pages).containsExactly(1L, 1L, 2L, 3L);
        assertThat(stored().origin().pagesBefore()).isEqualTo(1);

        restart();
        assertThat(stored().page()).as("where the restart begins").isEqualTo(3);
        pages.clear();
        fixture.simulator.faults().script(FaultScript.cursorsExpireAt(1, CursorFaults.refusedByApp(400)));
        run(POLLED + "&fallBackCursor=beginning&repeatCount=1");
        await().until(this::isFinished);
        assertThat(pages).containsExactly(1L, 2L, 3L, 4L);
        assertThat(failures).isEmpty();
    }

    @Test
    void onDemandTheWalkStartsOverToo() throws Exception {
        fixture.simulator.faults().script(FaultScript.cursorsExpireAt(2, CursorFaults.refusedByApp(416)));
        fixture.style(style).start();
        try (ConsumerTemplate template = fixture.context.createConsumerTemplate()) {
            String uri = WALK.replace("&prefetchCount=0", "") + "&fallBackCursor=beginning";
            for (int i = 0; i < 2; i++) {
                assertThat(template.receiveBody(uri, 5_000, JsonNode.class)
                                .at("/0/id")
                                .asInt())
                        .isEqualTo(1);
            }
        }
    }

    /** It has no stored cursor that could be at fault, and has given records away already. */
    @Test
    void aProducersWalkFailsSinceItsRecordsAreGivenAwayAlready() throws Exception {
        fixture.simulator.faults().script(FaultScript.always(CursorFaults.refusedByApp(400)));
        fixture.style(style).start(routes -> routes.from("direct:a")
                .to("integry:function/pipedrive-get-all-persons?userId=u1&parameters.limit=5&walk=true")
                .split(routes.body())
                .streaming()
                .stopOnException()
                .to("mock:any"));
        assertThatThrownBy(() -> fixture.template().requestBody("direct:a", "{}"))
                .hasRootCauseInstanceOf(IntegryOnwardCallException.class);
    }
}
