package io.github.camelintegry.internal.client.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.IntegryTransportException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.exception.RetrySafety;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.protocol.IntegryReply;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each row of the table of failures, and the exception that it becomes. */
class FailureTest {

    /** One is missing here if the table has a row more; {@link #hasNoOtherRows()} finds it out. */
    private static final String ROWS =
            """
            UNSENT           | NOT_SENT | ALL   | IntegryTransportException
            BARRED           | NOT_SENT | NEVER | IntegryTransportException
            BARRED_BY_ANSWER | REJECTED | NEVER | IntegryTransportException
            TOO_MANY         | NOT_SENT | NEVER | IntegryTransportException
            NOT_BEGUN        | REJECTED | ALL   | IntegryTransportException
            LOST             | UNKNOWN  | READS | IntegryTransportException
            SERVER           | UNKNOWN  | READS | IntegryServerException
            UNREADABLE       | UNKNOWN  | READS | IntegryProtocolException
            BEYOND_LIMIT     | UNKNOWN  | NEVER | IntegryProtocolException
            NO_ROOM          | UNKNOWN  | READS | IntegryBufferFullException
            THROTTLED        | REJECTED | ALL   | IntegryThrottledException
            GATE_CLOSED      | NOT_SENT | ALL   | IntegryThrottledException
            APP_THROTTLED    | EXECUTED | ALL   | IntegryOnwardCallException
            APP_FAILED       | EXECUTED | READS | IntegryOnwardCallException
            APP_REFUSED      | EXECUTED | NEVER | IntegryOnwardCallException
            UNUSABLE_OUTPUT  | EXECUTED | NEVER | IntegryProtocolException
            REDIRECT         | REJECTED | NEVER | IntegryProtocolException
            AUTHENTICATION   | REJECTED | NEVER | IntegryAuthenticationException
            NOT_FOUND        | REJECTED | NEVER | IntegryNotFoundException
            CURSOR_REFUSED   | REJECTED | NEVER | IntegryCursorException
            NOT_CONNECTED    | REJECTED | NEVER | IntegryAccountNotConnectedException
            INVALID          | REJECTED | NEVER | IntegryInvalidCallException
            UNFIT            | NOT_SENT | NEVER | IntegryInvalidCallException
            OUTCOME_UNKNOWN  | UNKNOWN  | NEVER | IntegryOutcomeUnknownException
            """;

    private static IntegryReply reply(int networkCode) {
        return new IntegryReply(OptionalInt.of(networkCode), JsonSlice.NULL, null, null, null);
    }

    private static IntegryException end(Failure kind, Said said) {
        return kind.because("what happened", 418, said).ofCall("f for user u", 3);
    }

    private static IntegryException end(Failure kind) {
        return end(kind, Said.answer(reply(404), false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = ROWS)
    void becomesItsException(Failure kind, Outcome outcome, RetrySafety retrySafety, String exception) {
        IntegryException end = end(kind);
        assertThat(kind.outcome()).isEqualTo(outcome);
        assertThat(kind.retrySafety()).isEqualTo(retrySafety);
        assertThat(end.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(end.getOutcome()).isEqualTo(outcome);
        assertThat(end.getRetrySafety()).isEqualTo(retrySafety);
        assertThat(end.isRetryable()).isEqualTo(retrySafety != RetrySafety.NEVER);
    }

    @Test
    void hasNoOtherRows() {
        assertThat(ROWS.lines().map(row -> row.split(" ", 2)[0]).toList())
                .containsExactlyElementsOf(
                        Arrays.stream(Failure.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @EnumSource
    void tellsWhoseEndItIs(Failure kind) {
        IntegryException end = end(kind);
        assertThat(end).hasMessage("f for user u: what happened");
        assertThat(end.getAttempts()).isEqualTo(3);
        assertThat(end.getStatus()).isEqualTo(418);
        assertThat(end.getRetryAfter()).isNull();
    }

    @Test
    void namesTheCallOnlyOnce() {
        assertThat(Failure.LOST.because("No answer to f for user u").ofCall("f for user u", 1))
                .hasMessage("No answer to f for user u");
    }

    @ParameterizedTest
    @EnumSource
    void isBarredOnlyWhereSomebodyHasToChangeSomething(Failure kind) {
        boolean barred = end(kind) instanceof IntegryTransportException transport && transport.isBarred();
        assertThat(barred).isEqualTo(kind == Failure.BARRED || kind == Failure.BARRED_BY_ANSWER);
    }

    @ParameterizedTest
    @EnumSource
    void tellsThoseThatAreTooMany(Failure kind) {
        assertThat(kind.isThrottled())
                .isEqualTo(Set.of(Failure.THROTTLED, Failure.GATE_CLOSED, Failure.APP_THROTTLED)
                        .contains(kind));
    }

    @Test
    void handsOnWhatWasSaid() {
        assertThat(end(Failure.THROTTLED, Said.stayAway(Duration.ofSeconds(5))).getRetryAfter())
                .isEqualTo(Duration.ofSeconds(5));
        var invalid = (IntegryInvalidCallException)
                end(Failure.INVALID, Said.refusal("bad", Map.of("name", "required"), List.of("more")));
        assertThat(invalid.getError()).isEqualTo("bad");
        assertThat(invalid.getFieldErrors()).isEqualTo(Map.of("name", "required"));
        assertThat(invalid.getDetails()).containsExactly("more");
        var onward = (IntegryOnwardCallException) end(Failure.APP_REFUSED, Said.answer(reply(410), true));
        assertThat(onward.getNetworkCode()).isEqualTo(410);
        assertThat(onward.isCursorRefusal()).isTrue();
        assertThat(onward.getOutput()).isEqualTo("null");
    }
}
