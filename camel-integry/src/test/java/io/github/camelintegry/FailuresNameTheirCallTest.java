package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.CursorFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.StatusFaults;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a call ends with says once what was called and for whom, and what to do. */
class FailuresNameTheirCallTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=anna&retries=0";
    private static final String CALL = "function/pipedrive-add-a-person for user anna";

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    private final IntegryConfiguration options = fixture.component.getConfiguration();

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments(
                        ConnectionFaults.hang(),
                        "&responseTimeout=100",
                        "within responseTimeout",
                        "Raise responseTimeout"),
                arguments(
                        ConnectionFaults.drip(Duration.ofMillis(40)),
                        "&responseTimeout=100",
                        "No complete answer",
                        "ask for less at a time"),
                arguments(ConnectionFaults.truncated(), "", "was lost", "a load balancer or a firewall"),
                arguments(ConnectionFaults.reset(), "", "Connection reset", "a load balancer or a firewall"),
                arguments(ConnectionFaults.truncatedWithoutLength(), "", "cut short at byte", "what is in between"),
                arguments(AnswerFaults.cutGzip(), "", "its gzip stream does not end", "a proxy that changes answers"),
                arguments(AnswerFaults.prolongedGzip(), "", "not in gzip format", "a proxy that changes answers"),
                arguments(AnswerFaults.huge(100_000), "&maxResponseSize=64KB", "65536 bytes", "raise maxResponseSize"),
                arguments(AnswerFaults.hugeHeaders(100_000), "", "32768 bytes", "have it send fewer"),
                arguments(StatusFaults.throttled(), "", "too many requests", "retries and retryTimeout"),
                arguments(StatusFaults.unavailable(), "", "503", "ask Integry, or whoever runs what is in front"),
                arguments(
                        StatusFaults.redirect(302, "https://login.example:8443/sso?token=abc"),
                        "",
                        "a redirect to https://login.example:8443:",
                        "Check baseUrl"),
                arguments(
                        StatusFaults.invalidField("connected_account_id", "Object does not exist."),
                        "&connectedAccountId=7",
                        "connected_account_id",
                        "correct connectedAccountId"),
                arguments(AnswerFaults.networkCode(401), "", "answered 401", "have the user connect it again"),
                arguments(AnswerFaults.networkCode(429), "", "answered 429", "make fewer of them"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whateverTheServiceDoes(Fault fault, String option, String cause, String cure) throws Exception {
        fixture.simulator.faults().script(FaultScript.always(fault));
        fixture.start();
        assertNamed(call(ADD + option), cause, cure);
    }

    private Exception call(String uri) {
        return fixture.template()
                .request(uri, exchange -> exchange.getMessage().setBody("{\"name\": \"Ada\"}"))
                .getException();
    }

    private static void assertNamed(Throwable failure, String cause, String cure) {
        assertThat(failure).isInstanceOf(IntegryException.class).hasMessageContainingAll(CALL, cause, cure);
        assertThat(failure.getMessage().split(CALL, -1))
                .as(failure.getMessage())
                .hasSize(2);
        assertThat(failure.getMessage()).hasSizeLessThanOrEqualTo(2000).doesNotContain("token");
    }

    @Test
    void noConnection() throws Exception {
        options.setBaseUrl("http://localhost:1");
        fixture.start();
        assertNamed(call(ADD), "Could not connect to localhost:1", "Check host and port of baseUrl");
    }

    @Test
    void aQueueThatIsFull() throws Exception {
        options.setMaxConnections(1);
        options.setMaxQueuedCalls(0);
        fixture.start();
        CountDownLatch release = fixture.hold();
        List<CompletableFuture<Exchange>> calls = IntStream.range(0, 2)
                .mapToObj(i -> fixture.template()
                        .asyncSend(ADD, exchange -> exchange.getMessage().setBody("{\"name\": \"Ada\"}")))
                .toList();
        Object first =
                CompletableFuture.anyOf(calls.toArray(CompletableFuture[]::new)).get(10, TimeUnit.SECONDS);
        release.countDown();
        assertNamed(((Exchange) first).getException(), "maxQueuedCalls", "Make fewer calls at once");
    }

    @Test
    void aCursorThatTheServiceRefuses() throws Exception {
        fixture.simulator.faults().script(FaultScript.always(CursorFaults.expired()));
        fixture.start();
        Exception failure = fixture.template()
                .request("integry:function/pipedrive-get-all-persons?userId=anna", exchange -> exchange.getMessage()
                        .setHeader(IntegryConstants.CURSOR, "\"old\""))
                .getException();
        assertThat(failure)
                .hasMessageContainingAll("for user anna", "fallBackCursor=beginning", "resetCursor", "startCursor");
    }

    @Test
    void connectionsThatAreClosed() throws Exception {
        Vertx vertx = Vertx.vertx();
        fixture.context.getRegistry().bind("vertx", vertx);
        fixture.start();
        assertThat(call(ADD)).isNull();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        Exception failure = call(ADD);
        assertNamed(failure, "connections are closed", "Make calls only while they run");
        assertThat(((IntegryException) failure).getOutcome()).isEqualTo(Outcome.NOT_SENT);
    }
}
