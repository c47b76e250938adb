package io.github.camelintegry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryProtocolException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.simulator.fault.AnswerFaults;
import io.github.camelintegry.simulator.fault.ConnectionFaults;
import io.github.camelintegry.simulator.fault.Fault;
import io.github.camelintegry.simulator.fault.FaultScript;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would be refused again each time is asked for once, and the message says why and what helps. */
@BothHttpVersions
class DeterministicRefusalsTest {

    private static final String READ = "integry:function/pipedrive-get-all-persons?userId=ada&functionType=query";

    @RegisterExtension
    private final IntegryFixture fixture;

    DeterministicRefusalsTest(String version) throws Exception {
        fixture = HttpVersions.fixture(version).start();
    }

    private IntegryException failure(Fault fault, String options) throws Exception {
        fixture.simulator.faults().script(FaultScript.always(fault));
        return (IntegryException) fixture.template()
                .asyncSend(READ + options, exchange -> {})
                .get(30, TimeUnit.SECONDS)
                .getException();
    }

    private IntegryException refusedAtOnce(Fault fault, String options) throws Exception {
        IntegryException failure = failure(fault, options);
        assertThat(failure).isInstanceOf(IntegryProtocolException.class);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure.getAttempts()).isEqualTo(1);
        assertThat(fixture.simulator.journal().size()).isEqualTo(1);
        return failure;
    }

    @ParameterizedTest
    @CsvSource({"br,br", "zstd,zstd", "deflate,deflate", "'gzip, br','gzip, br'", "'BR , identity',br"})
    void anEncodingThatNobodyAskedForIsNamed(String encoding, String named) throws Exception {
        assertThat(refusedAtOnce(AnswerFaults.encodedAs(encoding), ""))
                .hasMessage("Integry answered 200 to function/pipedrive-get-all-persons for user ada with a body in"
                        + " Content-Encoding " + named + ", which was not asked for: this client sends Accept-Encoding:"
                        + " gzip and reads nothing else. Most likely a proxy, gateway or CDN between here and Integry"
                        + " encoded it: have it obey Accept-Encoding, or switch its compression off for this host");
    }

    @Test
    void aRefusalInAnEncodingThatNobodyAskedForIsARefusalAllTheSame() throws Exception {
        RawAnswer refusal = RawAnswer.of(400, "application/json", "?%&/").with("Content-Encoding", "br");
        assertThat(failure(Fault.answer(refusal), ""))
                .isInstanceOf(IntegryInvalidCallException.class)
                .hasMessageStartingWith("Integry refused function/pipedrive-get-all-persons for user ada (400) with a"
                        + " body in Content-Encoding br, which was not asked for");
    }

    @Test
    void aFailureOfTheServiceInAnEncodingThatNobodyAskedForIsTriedAgain() throws Exception {
        RawAnswer unavailable = RawAnswer.of(503, "text/html", "?%&/").with("Content-Encoding", "br");
        assertThat(failure(Fault.answer(unavailable), "&retries=2")).hasMessageContaining("503");
        assertThat(fixture.simulator.journal().size()).isEqualTo(3);
    }

    @Test
    void anAnswerThatIsTooDeepIsAskedForOnce() throws Exception {
        assertThat(refusedAtOnce(AnswerFaults.deep(51), "&maxNestingDepth=50"))
                .hasMessage(
                        "Integry answered 200 to function/pipedrive-get-all-persons for user ada with a body beyond a"
                                + " limit, so it is not asked for again: it nests more deeply than maxNestingDepth (50) allows:"
                                + " raise maxNestingDepth if such data is right");
    }

    @Test
    void anAnswerThatIsTooLargeIsAskedForOnce() throws Exception {
        assertThat(refusedAtOnce(AnswerFaults.huge(100_000), "&maxResponseSize=64KB"))
                .hasMessage(
                        "function/pipedrive-get-all-persons for user ada: The answer is larger than maxResponseSize (65536"
                                + " bytes). It is not asked for again: raise maxResponseSize, or ask for less at a time");
    }

    @Test
    void headersThatAreTooLargeAreAskedForOnce() throws Exception {
        assertThat(refusedAtOnce(AnswerFaults.hugeHeaders(100_000), ""))
                .hasMessageStartingWith(
                        "function/pipedrive-get-all-persons for user ada: The headers of the answer are larger"
                                + " than 32768 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "1e99999999999, range: as text (outputType=string) such an output comes as it is",
        "1, 'more than 1000 digits, which is not read: have the app give such values as text'"
    })
    void anOutputWithANumberThatCannotBeReadIsAskedForOnce(String number, String why) throws Exception {
        RawAnswer answer = RawAnswer.of(
                200,
                "application/json",
                "{\"network_code\":\"200\",\"output\":{\"n\":" + number + (number.equals("1") ? "0".repeat(2_000) : "")
                        + "}}");
        IntegryException failure = failure(Fault.answer(answer), "&outputType=MAP");
        assertThat(failure)
                .isInstanceOf(IntegryProtocolException.class)
                .hasMessageContaining("holds a number")
                .hasMessageEndingWith(why);
        assertThat(fixture.simulator.journal().size()).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsCutIsAskedForAgain() throws Exception {
        assertThat(failure(ConnectionFaults.truncated(), "&retries=2").isRetryable())
                .isTrue();
        assertThat(fixture.simulator.journal().size()).isEqualTo(3);
    }
}
