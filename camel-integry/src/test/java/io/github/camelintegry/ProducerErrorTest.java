package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryAccountNotConnectedException;
import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryNotFoundException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;

/** Each way in which a call can go wrong ends its exchange with its own exception, and ends it once. */
@BothStyles
class ProducerErrorTest {

    @Parameter
    String style;

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=u1";
    private static final String GET_ALL =
            "integry:function/pipedrive-get-all-persons?userId=u1&functionType=query&retries=0";
    private static final Map<String, Object> ADA = Map.of("name", "Ada");

    @RegisterExtension
    private final IntegryFixture fixture = new IntegryFixture();

    @BeforeEach
    void start() throws Exception {
        fixture.style(style).start();
    }

    /** Calls asynchronously, and checks that the callback comes exactly once and in bounded time. */
    private Exchange call(String uri, Object body) throws Exception {
        AsyncProducer producer = fixture.context.getEndpoint(uri).createAsyncProducer();
        producer.start();
        Exchange exchange = producer.getEndpoint().createExchange();
        exchange.getIn().setBody(body);
        AtomicInteger callbacks = new AtomicInteger();
        AsyncCallback callback = doneSync -> callbacks.incrementAndGet();
        producer.process(exchange, callback);
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(callbacks)
                .hasValue(1));
        Awaitility.await().during(Duration.ofMillis(30)).until(() -> callbacks.get() == 1);
        producer.stop();
        return exchange;
    }

    private static <T extends IntegryException> T failure(Exchange exchange, Class<T> type, Outcome outcome) {
        assertThat(exchange.getException()).isInstanceOf(type);
        T failure = type.cast(exchange.getException());
        assertThat(failure.getOutcome()).isEqualTo(outcome);
        assertThat(exchange.getMessage().getHeader("CamelIntegryOutcome")).isEqualTo(outcome);
        assertThat(exchange.getMessage().getHeader("CamelIntegryAttempts")).isEqualTo(failure.getAttempts());
        return failure;
    }

    @Test
    void refusedConnection() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        fixture.component.getConfiguration().setBaseUrl("http://127.0.0.1:" + unused);
        Exchange exchange = call(ADD + "&retries=1", ADA);

        IntegryTransportException failure = failure(exchange, IntegryTransportException.class, Outcome.NOT_SENT);
        assertThat(failure).hasMessageContaining("127.0.0.1:" + unused).hasMessageContaining("nothing was sent");
        assertThat(failure.getAttempts()).isEqualTo(2);
    }

    @Test
    void unknownHost() throws Exception {
        fixture.component.getConfiguration().setBaseUrl("https://integry.invalid");
        failure(call(ADD + "&retries=0", ADA), IntegryTransportException.class, Outcome.NOT_SENT);
    }

    @Test
    void invalidByField() throws Exception {
        IntegryInvalidCallException failure =
                failure(call(ADD, Map.of("email", "a@b.c")), IntegryInvalidCallException.class, Outcome.REJECTED);

        assertThat(failure.getStatus()).isEqualTo(400);
        assertThat(failure.getFieldErrors()).containsOnlyKeys("name");
        assertThat(failure.getError()).isNotBlank();
        assertThat(failure).hasMessageContaining("name:").hasMessageContaining("pipedrive-add-a-person");
    }

    @Test
    void notConnected() throws Exception {
        fixture.simulator.disconnect("u1", "pipedrive");

        IntegryAccountNotConnectedException failure =
                failure(call(ADD, ADA), IntegryAccountNotConnectedException.class, Outcome.REJECTED);
        assertThat(failure.getDetails()).singleElement().asString().contains("not connected");
        assertThat(failure)
                .hasMessageContainingAll("for user u1", "connect an account", "allowWorkspaceConnectedAccounts");
    }

    @Test
    void onlyFieldsWithMessages() throws Exception {
        fixture.simulator.answerNext(
                RawAnswer.of(400, "application/json", "{\"prompt\":[\"Must be a non-empty string\"]}"));

        assertThat(failure(call(ADD, ADA), IntegryInvalidCallException.class, Outcome.REJECTED)
                        .getFieldErrors())
                .containsEntry("prompt", "Must be a non-empty string");
    }

    @Test
    void wrongSecret() throws Exception {
        fixture.component.getConfiguration().setAppSecret("wrong");

        IntegryAuthenticationException failure =
                failure(call(ADD, ADA), IntegryAuthenticationException.class, Outcome.REJECTED);
        assertThat(failure).hasMessageContaining("appKey and appSecret");
    }

    @Test
    void authenticationSeenAs400And401() throws Exception {
        String detail = "{\"detail\": \"Authentication credentials were not provided.\"}";
        fixture.simulator.answerNext(
                RawAnswer.of(400, "application/json", detail), RawAnswer.of(401, "application/json", detail));

        assertThat(failure(call(ADD, ADA), IntegryAuthenticationException.class, Outcome.REJECTED)
                        .getStatus())
                .isEqualTo(400);
        assertThat(failure(call(ADD, ADA), IntegryAuthenticationException.class, Outcome.REJECTED)
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void unknownFunctionAndApp() throws Exception {
        assertThat(failure(
                        call("integry:function/no-such-function?userId=u1", ADA),
                        IntegryNotFoundException.class,
                        Outcome.REJECTED))
                .hasMessageContaining("Function not found");
        assertThat(failure(
                        call("integry:app/no-such-app?userId=u1", null),
                        IntegryNotFoundException.class,
                        Outcome.REJECTED))
                .hasMessageContaining("App not found");
    }

    @Test
    void htmlAnswerToARead() throws Exception {
        fixture.simulator.answerNext(RawAnswer.of(200, "text/html", "<html>maintenance</html>"));

        assertThat(failure(call(GET_ALL, null), IntegryProtocolException.class, Outcome.UNKNOWN))
                .hasMessageContaining("text/html")
                .hasMessageContaining("not its JSON");
    }

    @Test
    void htmlAnswerToAWriteLeavesItsOutcomeOpen() throws Exception {
        fixture.simulator.answerNext(RawAnswer.of(200, "text/html", "<html>maintenance</html>"));

        assertThat(failure(call(ADD, ADA), IntegryOutcomeUnknownException.class, Outcome.UNKNOWN))
                .hasCauseInstanceOf(IntegryProtocolException.class);
        assertThat(fixture.simulator.journal().entries("/functions/pipedrive").size())
                .as("not tried again")
                .isEqualTo(1);
    }

    @Test
    void slowAnswerIsCutAtResponseTimeout() throws Exception {
        fixture.simulator.latency(Duration.ofSeconds(20));

        assertThat(failure(
                        call(GET_ALL + "&responseTimeout=100ms", null),
                        IntegryTransportException.class,
                        Outcome.UNKNOWN))
                .hasMessageContaining("responseTimeout (100 ms)");
    }

    @Test
    void redirectIsNotFollowed() throws Exception {
        fixture.simulator.answerNext(
                RawAnswer.of(302, "text/plain", "").with("Location", fixture.simulator.baseUrl() + "/elsewhere"));

        assertThat(failure(call(ADD, ADA), IntegryProtocolException.class, Outcome.REJECTED))
                .hasMessageContaining("followed is only a redirect");
        assertThat(fixture.simulator.journal().size()).isEqualTo(1);
    }

    @Test
    void onwardFailure() throws Exception {
        IntegryOnwardCallException failure =
                failure(call(ADD, Map.of("name", "reject-me")), IntegryOnwardCallException.class, Outcome.EXECUTED);

        assertThat(failure.getNetworkCode()).isEqualTo(400);
        assertThat(failure.getOutput()).contains("\"success\":false");
    }

    @Test
    void onwardFailureIsABodyIfAskedFor() throws Exception {
        Exchange exchange = call(ADD + "&throwExceptionOnFailure=false", Map.of("name", "reject-me"));

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader("CamelIntegryNetworkCode")).isEqualTo(400);
        assertThat(exchange.getMessage().getBody(String.class)).contains("success");
    }

    @Test
    void onwardFailureIsAsOkStatusCodeRangeSays() throws Exception {
        assertThat(call(ADD + "&okStatusCodeRange=200-299,400", Map.of("name", "reject-me"))
                        .getException())
                .isNull();
    }

    @Test
    void bodyThatIsNoObject() throws Exception {
        for (Object body : new Object[] {"[1]", "not json", java.util.List.of(1), 7}) {
            Exchange exchange = call(ADD, body);
            assertThat(exchange.getException())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("message body")
                    .hasMessageContaining("JSON object");
        }
        assertThat(fixture.simulator.journal().size()).isZero();
    }
}
