package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.camelintegry.exception.IntegryBufferFullException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.FaultScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The answers of all calls of a component stay together within maxBufferedSize. */
class MaxBufferedSizeTest {

    private static final int LARGE = 900_000;
    private static final String READ =
            "integry:function/pipedrive-get-all-persons?functionType=query&parameters.limit=1"
                    + "&maxResponseSize=1MB&outputType=Bytes";

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private CompletableFuture<Exchange> begin(String uri) {
        return fixture.template().asyncSend(uri, exchange -> {});
    }

    private Exchange call(String uri) {
        return fixture.template().request(uri, exchange -> {});
    }

    /** Fills what there is with answers that do not end. */
    private void fill() {
        fixture.simulator
                .faults()
                .script(FaultScript.always(AnswerFaults.hugeThenSilent(LARGE))
                        .forUser("silent")
                        .or(FaultScript.always(AnswerFaults.huge(LARGE)).forUser("large")));
        for (int i = 0; i < 6; i++) {
            begin(READ + "&userId=silent&retries=0&responseTimeout=20s");
        }
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        call(READ + "&userId=large&retries=0&responseTimeout=200ms")
                                .getException())
                .isInstanceOf(IntegryBufferFullException.class));
    }

    @Test
    void largeAnswersTakeTurnsAndAllCome() throws Exception {
        fixture.component.setMaxBufferedSize("2MB");
        fixture.start();
        for (var answer :
                List.of(AnswerFaults.huge(LARGE), AnswerFaults.hugeWithLength(LARGE), AnswerFaults.gzipBomb(LARGE))) {
            fixture.simulator.faults().script(FaultScript.always(answer));
            List<CompletableFuture<Exchange>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(begin(READ + "&userId=u1&retries=0"));
            }
            assertThat(calls).allSatisfy(call -> assertThat(call)
                    .succeedsWithin(Duration.ofSeconds(20))
                    .satisfies(exchange -> {
                        assertThat(exchange.getException()).isNull();
                        assertThat(exchange.getMessage().getBody(byte[].class)).hasSizeBetween(LARGE - 40, LARGE);
                    }));
        }
    }

    @Test
    void anAnswerLargerThanAllMemoryGoesOnAlone() throws Exception {
        fixture.component.setMaxBufferedSize("100KB");
        fixture.start();
        fixture.simulator.faults().script(FaultScript.always(AnswerFaults.huge(LARGE)));
        assertThat(call(READ + "&userId=u1").getException()).isNull();
    }

    @Test
    void whatGetsNoRoomInTimeFailsByNameAndSmallAnswersPassBy() throws Exception {
        fixture.component.setMaxBufferedSize("2MB");
        fixture.start();
        fill();
        Exchange late = call(READ + "&userId=large&retries=0&responseTimeout=200ms");
        assertThat(late.getException()).isInstanceOfSatisfying(IntegryBufferFullException.class, failure -> {
            assertThat(failure).hasMessageContainingAll("maxBufferedSize (2097152 bytes)", "responseTimeout (200 ms)");
            assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
            assertThat(failure.getStatus()).isEqualTo(200);
            assertThat(failure.isRetryable()).isTrue();
        });
        String write = "integry:function/pipedrive-add-a-person?maxResponseSize=1MB&userId=large&responseTimeout=200ms";
        assertThat(call(write).getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .hasCauseInstanceOf(IntegryBufferFullException.class);
        for (int i = 0; i < 20; i++) {
            assertThat(call(READ + "&userId=small").getException()).isNull();
        }
    }

    @Test
    void isASizeOrRefusedAtStart() {
        fixture.component.setMaxBufferedSize("lots");
        assertThat(catchThrowable(fixture::start)).hasStackTraceContaining("maxBufferedSize must be");
    }
}
