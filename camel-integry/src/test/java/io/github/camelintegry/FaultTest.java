package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.IntegryServerException;
import io.github.camelintegry.exception.IntegryThrottledException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.fault.RetryAfter;
import io.github.camelintegry.simulator.fault.StatusFaults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault that a service can have, met by a call that reads and by one that writes. */
@BothStyles
class FaultTest {

    private final String style;
    private final String read;
    private final String patient;
    private final String write;

    @RegisterExtension
    private static final IntegryFixture fixture = new IntegryFixture();

    FaultTest(String style) {
        this.style = style;
        String common = "&maxResponseSize=1MB&apiStyle=" + style;
        read = "integry:function/pipedrive-get-all-persons?functionType=query&parameters.limit=1" + common;
        patient = read + "&userId=u1";
        write = "integry:function/pipedrive-add-a-person?userId=u1" + common;
    }

    @BeforeAll
    static void start() throws Exception {
        fixture.start();
    }

    @AfterEach
    void noFaults() {
        fixture.simulator.faults().clear();
        fixture.simulator.journal().clear();
        fixture.simulator.ledger().clear();
        // what a fault has broken leaves nothing behind
        Awaitility.await().untilAsserted(() -> assertThat(fixture.simulator.openConnections())
                .isLessThanOrEqualTo(64));
    }

    /**
     * A fault; whether a call that reads is tried again; whether one that writes is; what a call that reads fails with if
     * the fault stays; and its outcome.
     */
    private static Arguments row(
            String name,
            Fault fault,
            boolean readAgain,
            boolean writeAgain,
            Class<? extends IntegryException> failure,
            Outcome outcome) {
        return Arguments.of(name, fault, readAgain, writeAgain, failure, outcome);
    }

    static Stream<Arguments> faults() {
        Class<IntegryTransportException> transport = IntegryTransportException.class;
        Class<IntegryProtocolException> protocol = IntegryProtocolException.class;
        Class<IntegryServerException> server = IntegryServerException.class;
        Class<IntegryThrottledException> throttled = IntegryThrottledException.class;
        Class<IntegryOnwardCallException> onward = IntegryOnwardCallException.class;
        Class<IntegryInvalidCallException> invalid = IntegryInvalidCallException.class;
        return Stream.of(
                row("429", StatusFaults.throttled(), true, true, throttled, Outcome.REJECTED),
                row("429 s", StatusFaults.throttled(RetryAfter.seconds(0)), true, true, throttled, Outcome.REJECTED),
                row(
                        "429 nonsense",
                        StatusFaults.throttled(RetryAfter.text("soon")),
                        true,
                        true,
                        throttled,
                        Outcome.REJECTED),
                row("503", StatusFaults.unavailable(), true, false, server, Outcome.UNKNOWN),
                row("500", StatusFaults.serverError(), true, false, server, Outcome.UNKNOWN),
                row("502 HTML", StatusFaults.badGateway(), true, false, server, Outcome.UNKNOWN),
                row("408", StatusFaults.requestTimeout(), true, false, server, Outcome.UNKNOWN),
                row("418", StatusFaults.teapot(), false, false, invalid, Outcome.REJECTED),
                row("301", StatusFaults.redirect(301, "http://127.0.0.1:1/"), false, false, protocol, Outcome.REJECTED),
                row("307", StatusFaults.redirect(307, "http://127.0.0.1:1/"), false, false, protocol, Outcome.REJECTED),
                row("reset", ConnectionFaults.reset(), true, false, transport, Outcome.UNKNOWN),
                row("closed", ConnectionFaults.closed(), true, false, transport, Outcome.UNKNOWN),
                row(
                        "reset after headers",
                        ConnectionFaults.resetAfterHeaders(),
                        true,
                        false,
                        transport,
                        Outcome.UNKNOWN),
                row("reset in body", ConnectionFaults.resetInBody(), true, false, transport, Outcome.UNKNOWN),
                row("truncated", ConnectionFaults.truncated(), true, false, transport, Outcome.UNKNOWN),
                row("truncated chunk", ConnectionFaults.truncatedChunked(), true, false, transport, Outcome.UNKNOWN),
                row("cut JSON", ConnectionFaults.truncatedWithoutLength(), true, false, protocol, Outcome.UNKNOWN),
                row("drip", ConnectionFaults.drip(Duration.ofMillis(50)), true, false, transport, Outcome.UNKNOWN),
                row("hang", ConnectionFaults.hang(), true, false, transport, Outcome.UNKNOWN),
                row("garbage", AnswerFaults.garbage(), true, false, protocol, Outcome.UNKNOWN),
                row("HTML", AnswerFaults.html(), true, false, protocol, Outcome.UNKNOWN),
                row("empty", AnswerFaults.empty(), true, false, protocol, Outcome.UNKNOWN),
                row("204", AnswerFaults.noContent(), true, false, protocol, Outcome.UNKNOWN),
                row("br", AnswerFaults.encodedAs("br"), false, false, protocol, Outcome.UNKNOWN),
                row("deep", AnswerFaults.deep(501), false, false, protocol, Outcome.UNKNOWN),
                row("huge", AnswerFaults.huge(20_000_000), false, false, protocol, Outcome.UNKNOWN),
                row("huge, said so", AnswerFaults.hugeWithLength(20_000_000), false, false, protocol, Outcome.UNKNOWN),
                row("cut gzip", AnswerFaults.cutGzip(), true, false, protocol, Outcome.UNKNOWN),
                row("prolonged gzip", AnswerFaults.prolongedGzip(), true, false, protocol, Outcome.UNKNOWN),
                row("gzip bomb", AnswerFaults.gzipBomb(2_000_000_000L), false, false, protocol, Outcome.UNKNOWN),
                row("huge headers", AnswerFaults.hugeHeaders(100_000), false, false, protocol, Outcome.UNKNOWN),
                row("onward 429", AnswerFaults.networkCode(429), true, true, onward, Outcome.EXECUTED),
                row("onward 500", AnswerFaults.numericNetworkCode(500), true, false, onward, Outcome.EXECUTED),
                row("onward 403", AnswerFaults.networkCode(403), false, false, onward, Outcome.EXECUTED));
    }

    /** The time for an attempt, which matters only to faults that never end by themselves. */
    private static String within(String time, String fault) {
        return "&responseTimeout=" + (fault.equals("drip") || fault.equals("hang") ? time : "20s");
    }

    private static Exchange call(String uri, Object body) throws Exception {
        return fixture.template()
                .asyncSend(uri, exchange -> exchange.getIn().setBody(body))
                .get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aCallThatReadsIsTriedAgainWhereThatCanHelp(
            String name,
            Fault fault,
            boolean again,
            boolean writeAgain,
            Class<? extends Throwable> failure,
            Outcome outcome)
            throws Exception {
        fixture.simulator.faults().script(FaultScript.first(1, fault));

        Exchange exchange = call(patient + within("1s", name), null);

        if (again) {
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(2);
            assertThat(exchange.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(Outcome.EXECUTED);
        } else {
            assertThat(exchange.getException()).isInstanceOf(failure);
            assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aFaultThatStaysHasItsOwnExceptionAndOutcome(
            String name,
            Fault fault,
            boolean again,
            boolean writeAgain,
            Class<? extends Throwable> failure,
            Outcome outcome)
            throws Exception {
        fixture.simulator.faults().script(FaultScript.always(fault));

        Exchange exchange = call(patient + "&retries=1" + within("250ms", name), null);

        assertThat(exchange.getException()).isInstanceOf(failure);
        assertThat(((IntegryException) exchange.getException()).getOutcome()).isEqualTo(outcome);
        assertThat(exchange.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(outcome);
        assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(again ? 2 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void aCallThatWritesIsExecutedAtMostOnce(
            String name,
            Fault fault,
            boolean again,
            boolean writeAgain,
            Class<? extends Throwable> failure,
            Outcome outcome)
            throws Exception {
        fixture.simulator.faults().script(FaultScript.first(1, fault));
        String mark = UUID.randomUUID().toString();

        Exchange exchange = call(write + within("250ms", name), Map.of("name", "Ada", "idempotency_mark", mark));

        assertThat(fixture.simulator.ledger().executions(mark)).isLessThanOrEqualTo(1);
        if (writeAgain) {
            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(2);
        } else if (outcome == Outcome.UNKNOWN) {
            assertThat(exchange.getException())
                    .isInstanceOf(IntegryOutcomeUnknownException.class)
                    .hasCauseInstanceOf(failure);
            assertThat(exchange.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(Outcome.UNKNOWN);
        } else {
            assertThat(exchange.getException()).isInstanceOf(failure);
        }
    }

    @Test
    void retryModeAllRepeatsAWriteWhoseOutcomeIsUnknown() throws Exception {
        fixture.simulator.faults().script(FaultScript.first(1, StatusFaults.serverError()));
        String mark = UUID.randomUUID().toString();

        Exchange exchange = call(write + "&retryMode=all", Map.of("name", "Ada", "idempotency_mark", mark));

        assertThat(exchange.getException()).isNull();
        assertThat(fixture.simulator.ledger().executions(mark)).isEqualTo(2);
    }

    @Test
    void retryModeNoneRepeatsNothing() throws Exception {
        fixture.simulator.faults().script(FaultScript.first(1, StatusFaults.throttled()));

        assertThat(call(patient + "&retryMode=none", null).getException())
                .isInstanceOf(IntegryThrottledException.class);
    }

    @Test
    void aRetryAfterLongerThanRetryTimeoutEndsTheCallAtOnceAndTheUsersNextOnesToo() throws Exception {
        for (RetryAfter wait : List.of(RetryAfter.seconds(3600), RetryAfter.dateIn(Duration.ofHours(1)))) {
            String user = "&userId=away-" + UUID.randomUUID();
            fixture.simulator.faults().script(FaultScript.first(1, StatusFaults.throttled(wait)));

            Exchange refused = call(read + user, null);
            assertThat(refused.getException())
                    .isInstanceOfSatisfying(
                            IntegryThrottledException.class, failure -> assertThat(failure.getRetryAfter())
                                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61)));
            Exchange held = call(read + user, null);
            assertThat(held.getException()).isInstanceOfSatisfying(IntegryThrottledException.class, failure -> {
                assertThat(failure.getOutcome()).isEqualTo(Outcome.NOT_SENT);
                assertThat(failure.getAttempts()).isZero();
            });
            assertThat(call(read + "&userId=another", null).getException()).isNull();
            assertThat(fixture.simulator.journal().entries().stream()
                            .filter(entry -> entry.user().startsWith("away")))
                    .hasSize(1);
            fixture.simulator.journal().clear();
        }
    }

    @Test
    void aThrottledConsumerStaysAwayInsteadOfFailingEveryPoll() throws Exception {
        fixture.simulator
                .faults()
                .script(FaultScript.always(StatusFaults.throttled(RetryAfter.seconds(3600)))
                        .forUser("held"));
        try (IntegryFixture other = fixture.beside()) {
            other.style(style).start(routes -> {
                routes.onException(Exception.class).to("mock:failures");
                routes.from("integry:function/pipedrive-get-all-persons?userId=held&initialDelay=0&delay=10"
                                + "&bridgeErrorHandler=true")
                        .to("mock:pages");
            });
            var failures =
                    other.context.getEndpoint("mock:failures", org.apache.camel.component.mock.MockEndpoint.class);
            Awaitility.await().until(() -> failures.getReceivedCounter() == 1);
            Awaitility.await().during(Duration.ofMillis(100)).until(() -> failures.getReceivedCounter() == 1);
            assertThat(fixture.simulator.journal().entries().stream().filter(entry -> "held".equals(entry.user())))
                    .hasSize(1);
        }
    }

    @Test
    void theHashThatAServiceEchoesIsLeftOut() throws Exception {
        String hash = fixture.simulator.hash("u1");
        for (Fault fault :
                List.of(StatusFaults.echoedHash(403), StatusFaults.echoedHash(400), StatusFaults.echoedHashInError())) {
            fixture.simulator.faults().script(FaultScript.first(1, fault));
            Exception failure = call(patient, null).getException();
            assertThat(failure).isInstanceOf(IntegryException.class);
            assertThat(failure.toString()).doesNotContain(hash).contains("[hash]");
        }
    }
}
