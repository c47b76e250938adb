package io.github.camelintegry;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryOutcomeUnknownException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.ExchangeFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call gets its own answer or none, whatever else comes over its connection. */
@BothHttpVersions
class OwnAnswerTest {

    private static final String ADD = "integry:function/pipedrive-add-a-person?userId=none&retries=0&maxConnections=1";
    private static final RawAnswer OF_NOBODY = RawAnswer.of(
            200, "application/json", "{\"network_code\":\"200\",\"output\":{\"data\":{\"name\":\"nobody\"}}}");

    private final String version;

    @RegisterExtension
    private final IntegryFixture fixture;

    OwnAnswerTest(String version) throws Exception {
        this.version = version;
        fixture = HttpVersions.fixture(version).start();
    }

    private Exchange call(String user, String options) throws Exception {
        return fixture.template()
                .asyncSend(ADD + options, exchange -> {
                    exchange.getIn().setHeader("CamelIntegryUserId", user);
                    exchange.getIn().setBody(Map.of("name", "record of " + user));
                })
                .get(30, TimeUnit.SECONDS);
    }

    private void hasItsOwn(String user) throws Exception {
        Exchange exchange = call(user, "");
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage()
                        .getBody(JsonNode.class)
                        .findValue("name")
                        .textValue())
                .isEqualTo("record of " + user);
    }

    private void firstMeets(Fault fault) {
        fixture.simulator.faults().script(FaultScript.first(1, fault));
    }

    private List<String> connections() {
        return fixture.simulator.journal().entries().stream()
                .map(JournalEntry::connection)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "102", "103", "104", "199", "100 102 103 104 150 199 102 102"})
    void interimAnswersArePassedOver(String statuses) throws Exception {
        firstMeets(ExchangeFaults.interim(
                Arrays.stream(statuses.split(" ")).mapToInt(Integer::parseInt).toArray()));
        hasItsOwn("ada");
        hasItsOwn("bob");
        assertThat(connections().get(1))
                .as("the connection is a good one")
                .isEqualTo(connections().get(0));
    }

    @Test
    void manyInterimAnswersAreNoneTooMany() throws Exception {
        firstMeets(ExchangeFaults.interim(Stream.generate(() -> 102)
                .limit(5_000)
                .mapToInt(Integer::intValue)
                .toArray()));
        hasItsOwn("ada");
        hasItsOwn("bob");
    }

    @Test
    void interimAnswersWithoutEndEndWithResponseTimeout() throws Exception {
        firstMeets(ExchangeFaults.interimForever(102));
        Exchange exchange = call("ada", "&responseTimeout=500ms");
        assertThat(exchange.getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .hasStackTraceContaining("responseTimeout");
        hasItsOwn("bob");
    }

    @Test
    void aSwitchOfProtocolsNobodyAskedForEndsTheCallAndItsConnection() throws Exception {
        firstMeets(ExchangeFaults.interim(101));
        Exchange exchange = call("ada", "");
        assertThat(exchange.getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class)
                .hasStackTraceContaining("101");
        hasItsOwn("bob");
        assertThat(connections()).doesNotHaveDuplicates();
        Awaitility.await().until(() -> fixture.simulator.openConnections() == 1);
    }

    static Stream<Arguments> surplus() {
        byte[] whole = ExchangeFaults.bytesOf(OF_NOBODY);
        return Stream.of(
                        Arguments.of("a whole answer", whole),
                        Arguments.of("two answers", (new String(whole, US_ASCII).repeat(2)).getBytes(US_ASCII)),
                        Arguments.of("the begin of an answer", Arrays.copyOf(whole, 12)),
                        Arguments.of("an answer without its end", Arrays.copyOf(whole, whole.length - 5)),
                        Arguments.of("an interim answer", "HTTP/1.1 102 Processing\r\n\r\n".getBytes(US_ASCII)),
                        Arguments.of("a line's end", "\r\n".getBytes(US_ASCII)),
                        Arguments.of("no HTTP", new byte[] {0, -1, 7}))
                .flatMap(each -> Stream.of(
                        Arguments.of(
                                each.get()[0] + " behind the answer", ExchangeFaults.behind((byte[]) each.get()[1])),
                        Arguments.of(each.get()[0] + " after it", ExchangeFaults.later((byte[]) each.get()[1]))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("surplus")
    void whatComesBehindAnAnswerIsNobodysAnswer(String name, Fault surplus) throws Exception {
        firstMeets(surplus);
        hasItsOwn("ada");
        if (version.equals("HTTP/1.1")) {
            Awaitility.await().until(() -> fixture.simulator.openConnections() == 0);
        }
        hasItsOwn("bob");
        hasItsOwn("ada");
    }

    static Stream<Arguments> untrusted() {
        return Stream.of(
                Arguments.of("two lengths", ExchangeFaults.twoLengths()),
                Arguments.of("length and chunks", ExchangeFaults.lengthAndChunks()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untrusted")
    void anAnswerThatMayEndAtTwoPlacesIsNotTrusted(String name, Fault fault) throws Exception {
        firstMeets(fault);
        if (version.equals("HTTP/1.1")) {
            Exception failure = call("ada", "").getException();
            assertThat(failure).isInstanceOf(IntegryOutcomeUnknownException.class);
            assertThat(((IntegryException) failure).getOutcome()).isEqualTo(Outcome.UNKNOWN);
            Awaitility.await().until(() -> fixture.simulator.openConnections() == 0);
        } else {
            hasItsOwn("ada");
        }
        hasItsOwn("bob");
    }

    @Test
    void anAnswerWithoutContentThatHasSomeLeavesNothingToTheNextCall() throws Exception {
        firstMeets(ExchangeFaults.noContentWithBody());
        assertThat(call("ada", "").getException()).isInstanceOf(IntegryOutcomeUnknownException.class);
        hasItsOwn("bob");
    }

    static Stream<Arguments> cut() {
        return Stream.of(
                Arguments.of("hang", ConnectionFaults.hang()),
                Arguments.of("reset", ConnectionFaults.resetInBody()),
                Arguments.of("cut", ConnectionFaults.truncated()),
                Arguments.of("oversize", AnswerFaults.huge(3_000_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cut")
    void aConnectionWhoseExchangeWasCutServesNobodyElse(String name, Fault fault) throws Exception {
        firstMeets(fault);
        assertThat(call("ada", "&responseTimeout=" + (name.equals("hang") ? "300ms" : "20s") + "&maxResponseSize=1MB")
                        .getException())
                .isInstanceOf(IntegryOutcomeUnknownException.class);
        if (version.equals("HTTP/1.1")) {
            Awaitility.await().until(() -> fixture.simulator.openConnections() == 0);
        }
        hasItsOwn("bob");
    }
}
