package io.github.camelintegry.internal.client.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.camelintegry.exception.IntegryAuthenticationException;
import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.exception.IntegryException;
import io.github.camelintegry.exception.IntegryInvalidCallException;
import io.github.camelintegry.exception.IntegryOnwardCallException;
import io.github.camelintegry.exception.Outcome;
import io.github.camelintegry.exception.RetrySafety;
import io.github.camelintegry.internal.client.TestClock;
import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.retry.RetryAfter;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryCredentials;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.Signer;
import io.github.camelintegry.internal.protocol.WireAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of answer means, with answers made by hand. */
class AnswerReaderTest {

    private static final String SECRET = "s3cr3t-of-the-app";
    private static final Signature SIGNATURE = new Signer(new IntegryCredentials("the-app-key", SECRET)).sign("user-1");

    private final AnswerReader reader = reader("200-299");

    private static AnswerReader reader(String okCodes) {
        TestClock clock = new TestClock();
        return new AnswerReader(
                JsonCodec.DEFAULT,
                StatusRanges.parse(okCodes),
                new Target(BaseUrl.parse("https://api.integry.test", false), null),
                new RetryAfter(clock, clock),
                Duration.ofHours(1));
    }

    private static IntegryRequest request(Operation operation, @Nullable String name, @Nullable Cursor cursor) {
        return new IntegryRequest(operation, name, "user-1", Map.of(), Arguments.NONE, cursor);
    }

    private static final IntegryRequest CALL = request(Operation.FUNCTION, "crm-list", null);
    private static final IntegryRequest LATER_PAGE = CALL.withCursor(new Cursor("\"c2\"", "next_page"));

    private static WireAnswer answer(int status, String body, String... headers) {
        return new WireAnswer(
                status,
                name -> IntStream.range(0, headers.length / 2)
                        .filter(i -> headers[2 * i].equalsIgnoreCase(name))
                        .mapToObj(i -> headers[2 * i + 1])
                        .toList(),
                body.getBytes(UTF_8));
    }

    private IntegryException failure(IntegryRequest request, WireAnswer answer) {
        FailedAttempt attempt =
                catchThrowableOfType(FailedAttempt.class, () -> reader.read(request, SIGNATURE, answer));
        assertThat(attempt).as("no failure").isNotNull();
        IntegryException failure = attempt.ofCall(request.label(), 1);
        for (Throwable t = failure; t != null; t = t.getCause()) {
            assertThat(t.toString()).doesNotContain(SIGNATURE.hash(), SECRET);
        }
        assertThat(failure.getMessage())
                .contains(request.label(), "user-1")
                .doesNotContain("\n", "\r", "\u2028")
                .hasSizeLessThan(2000);
        return failure;
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "429 | `` | IntegryThrottledException | REJECTED | ALL",
                "429 | {\"detail\":\"Request was throttled.\"} | IntegryThrottledException | REJECTED | ALL",
                "408 | {\"error\":\"x\"} | IntegryServerException | UNKNOWN | READS",
                "500 | <html>oops</html> | IntegryServerException | UNKNOWN | READS",
                "502 | `` | IntegryServerException | UNKNOWN | READS",
                "503 | {\"error\":\"x\"} | IntegryServerException | UNKNOWN | READS",
                "504 | `` | IntegryServerException | UNKNOWN | READS",
                "599 | `` | IntegryServerException | UNKNOWN | READS",
                "200 | `` | IntegryProtocolException | UNKNOWN | READS",
                "204 | `` | IntegryProtocolException | UNKNOWN | READS",
                "200 | <html>maintenance</html> | IntegryProtocolException | UNKNOWN | READS",
                "200 | {\"network_code\":\"200\",\"output\":[1 | IntegryProtocolException | UNKNOWN | READS",
                "200 | {\"output\":1} | IntegryProtocolException | UNKNOWN | READS",
                "200 | {\"network_code\":\"OK\"} | IntegryProtocolException | UNKNOWN | READS",
                "200 | {\"error\":\"x\"} | IntegryProtocolException | UNKNOWN | READS",
                "101 | `` | IntegryProtocolException | UNKNOWN | READS",
                "301 | `` | IntegryProtocolException | REJECTED | NEVER",
                "302 | {\"network_code\":\"200\"} | IntegryProtocolException | REJECTED | NEVER",
                "304 | `` | IntegryProtocolException | REJECTED | NEVER",
                "307 | `` | IntegryProtocolException | REJECTED | NEVER",
                "200 | {\"network_code\":\"429\",\"output\":{}} | IntegryOnwardCallException | EXECUTED | ALL",
                "200 | {\"network_code\":500,\"output\":\"x\"} | IntegryOnwardCallException | EXECUTED | READS",
                "200 | {\"network_code\":\"503\"} | IntegryOnwardCallException | EXECUTED | READS",
                "200 | {\"network_code\":599} | IntegryOnwardCallException | EXECUTED | READS",
                "200 | {\"network_code\":600} | IntegryOnwardCallException | EXECUTED | NEVER",
                "200 | {\"network_code\":\"400\",\"output\":{}} | IntegryOnwardCallException | EXECUTED | NEVER",
                "200 | {\"network_code\":\"404\",\"output\":null} | IntegryOnwardCallException | EXECUTED | NEVER",
                "200 | {\"network_code\":\"302\"} | IntegryOnwardCallException | EXECUTED | NEVER",
                "200 | {\"network_code\":\"0\"} | IntegryOnwardCallException | EXECUTED | NEVER",
                "400 | {\"error\":\"bad\"} | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | {\"error\":\"bad\",\"error_details\":{\"name\":\"required\"}} | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | {\"error\":\"bad\",\"error_details\":[\"x is wrong\"]} | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | {\"error\":\"bad\",\"detail\":\"credentials\"} | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | {\"prompt\":\"Must be a non-empty string\"} | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | {\"name\":[\"a\",\"b\"]} | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | `` | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | <html>Bad Request</html> | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | [\"a\"] | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | {\"x\":1e99999999999} | IntegryInvalidCallException | REJECTED | NEVER",
                "405 | `` | IntegryInvalidCallException | REJECTED | NEVER",
                "413 | <html/> | IntegryInvalidCallException | REJECTED | NEVER",
                "422 | {\"error\":\"bad\"} | IntegryInvalidCallException | REJECTED | NEVER",
                "400 | {\"error\":\"bad\",\"error_details\":[\"User has not connected their Pipedrive account. Go\"]} "
                        + "| IntegryAccountNotConnectedException | REJECTED | NEVER",
                "401 | `` | IntegryAuthenticationException | REJECTED | NEVER",
                "403 | <html>forbidden</html> | IntegryAuthenticationException | REJECTED | NEVER",
                "401 | {\"detail\":\"Invalid hash.\"} | IntegryAuthenticationException | REJECTED | NEVER",
                "403 | {\"error\":\"x\"} | IntegryAuthenticationException | REJECTED | NEVER",
                "400 | {\"detail\":\"Authentication credentials were not provided.\"} "
                        + "| IntegryAuthenticationException | REJECTED | NEVER",
                "404 | {\"detail\":\"Function not found\"} | IntegryNotFoundException | REJECTED | NEVER",
                "404 | <html/> | IntegryNotFoundException | REJECTED | NEVER",
                "400 | {\"detail\":\"App not found\"} | IntegryNotFoundException | REJECTED | NEVER",
            })
    void tellsEachRowOfTheTable(int status, String body, String type, Outcome outcome, RetrySafety safety) {
        IntegryException failure = failure(CALL, answer(status, body));

        assertThat(failure.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failure.getOutcome()).isEqualTo(outcome);
        assertThat(failure.getRetrySafety()).isEqualTo(safety);
        assertThat(failure.isRetryable()).isEqualTo(safety != RetrySafety.NEVER);
        assertThat(failure.getStatus()).isEqualTo(status);
    }

    @Test
    void readsAReplyWithItsHeaders() {
        IntegryReply reply = reader.read(
                CALL, SIGNATURE, answer(201, "{\"network_code\":\"204\"}", "X-Credits", " 3 ", "X-Session-ID", "s-1"));
        assertThat(reply.output().isNull()).isTrue();
        assertThat(reply.credits()).isEqualTo(3);
        assertThat(reply.sessionId()).isEqualTo("s-1");

        IntegryReply bare = reader.read(CALL, SIGNATURE, answer(200, "{\"network_code\":200}", "X-Credits", "many"));
        assertThat(bare.credits()).isNull();
        assertThat(bare.sessionId()).isNull();
    }

    @Test
    void asksNoNetworkCodeOfAListing() {
        assertThat(reader.read(request(Operation.APPS, null, null), SIGNATURE, answer(200, "{\"apps\":[1]}"))
                        .output()
                        .text())
                .isEqualTo("[1]");
    }

    @Test
    void takesTheOkRangeOfTheEndpoint() {
        AnswerReader tolerant = reader("200-299,404");
        assertThat(tolerant.read(CALL, SIGNATURE, answer(200, "{\"network_code\":\"404\"}"))
                        .networkCode())
                .hasValue(404);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void tellsHowLongToStayAway(int status) {
        IntegryException failure = failure(CALL, answer(status, "", "retry-after", "90"));
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofSeconds(90));
        assertThat(failure).hasMessageContaining("90 s").hasMessageContaining(String.valueOf(status));
        assertThat(failure(CALL, answer(status, "", "Retry-After", "soon")).getRetryAfter())
                .isNull();
        assertThat(failure(CALL, answer(status, "")).getRetryAfter()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 503})
    void keepsNobodyAwayForLongerThanRetryAfterMaxAndSaysSo(int status) {
        IntegryException failure = failure(CALL, answer(status, "", "Retry-After", "86400"));
        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(failure).hasMessageContaining("86400 s").hasMessageContaining("retryAfterMax (3600 s)");
    }

    /** Whatever a service says, a message stays readable, and is there at once. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404})
    void boundsWhatAServiceSays(int status) {
        String dots = ".".repeat(900_000);
        String fields = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"f" + i + "\":\"connected connect not " + i + "\"")
                .collect(joining(","));
        String list = IntStream.range(0, 20_000)
                .mapToObj(i -> "\"connect " + i + "\"")
                .collect(joining(","));
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (String body : List.of(
                    "{\"detail\":\"" + dots + "x\"}",
                    "{\"detail\":\"" + dots + "\"}",
                    "{\"error\":\"" + " ".repeat(900_000) + "\"}",
                    "{" + fields + "}",
                    "{\"error\":\"e\",\"error_details\":{" + fields + "}}",
                    "{\"error\":\"e\",\"error_details\":[" + list + "]}",
                    "{\"error\":[" + list + "]}",
                    "{\"error\":{" + fields + "}}",
                    "{\"error\":\"e\",\"error_details\":[" + "[".repeat(400) + "]".repeat(400) + "]}",
                    "{\"detail\":\"" + "not connected ".repeat(2_000_000) + "\"}")) {
                failure(CALL, answer(status, body));
            }
        });
    }

    @Test
    void tellsTwentyFieldsAndHowManyMoreThereAre() {
        String fields =
                IntStream.range(0, 50).mapToObj(i -> "\"f" + i + "\":\"bad\"").collect(joining(","));
        var failure = (IntegryInvalidCallException) failure(CALL, answer(400, "{" + fields + "}"));
        assertThat(failure.getFieldErrors()).hasSize(20);
        assertThat(failure).hasMessageContaining("f19: bad").hasMessageContaining("and 30 more");
        var listed = (IntegryInvalidCallException)
                failure(CALL, answer(400, "{\"error\":\"e\",\"error_details\":[" + "1,".repeat(49) + "1]}"));
        assertThat(listed.getDetails()).hasSize(20);
    }

    @Test
    void showsNoPartOfAHashHoweverOftenItIsQuoted() {
        String hash = SIGNATURE.hash();
        for (int before = 0; before < 64; before++) {
            String text = "x".repeat(before) + hash.repeat(300);
            String message =
                    failure(CALL, answer(403, "{\"detail\":\"" + text + "\"}")).getMessage();
            assertThat(message).contains("[hash]").doesNotContain(hash.substring(0, 4));
        }
    }

    @Test
    void noCauseQuotesALongNetworkCode() {
        IntegryException failure =
                failure(CALL, answer(200, "{\"network_code\":\"" + "7".repeat(1_000_000) + "\",\"output\":1}"));
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.toString()).hasSizeLessThan(2100);
        }
    }

    @Test
    void namesTheCallInShortHoweverLongItsNameAndUserAre() {
        IntegryRequest named = new IntegryRequest(
                Operation.FUNCTION, "f".repeat(512), "user-1" + "u".repeat(4000), Map.of(), Arguments.NONE, null);
        String fields = IntStream.range(0, 20)
                .mapToObj(i -> "\"f" + i + "\":\"" + "bad".repeat(200) + "\"")
                .collect(joining(","));
        assertThat(failure(named, answer(401, "{" + fields + "}"))).hasMessageEndingWith("in the other's place");
    }

    @Test
    void tellsErrorsByField() {
        var failure = (IntegryInvalidCallException)
                failure(
                        CALL,
                        answer(
                                400,
                                "{\"error\":\"Could not call the function due to invalid input.\","
                                        + "\"error_details\":{\"name\":\"required\",\"ages\":[\"too low\",7],\"x\":{\"y\":1},\"z\":null}}"));
        assertThat(failure.getError()).isEqualTo("Could not call the function due to invalid input.");
        assertThat(failure.getFieldErrors())
                .isEqualTo(Map.of("name", "required", "ages", "too low, 7", "x", "{\"y\":1}", "z", ""));
        assertThat(failure.getDetails()).isEmpty();
        assertThat(failure).hasMessageContaining("name: required").hasMessageContaining("invalid input");
    }

    @Test
    void tellsErrorsWithoutFields() {
        var failure = (IntegryInvalidCallException)
                failure(CALL, answer(400, "{\"error\":\"bad\",\"error_details\":[\"one\",\"two\"]}"));
        assertThat(failure.getDetails()).containsExactly("one", "two");
        assertThat(failure.getFieldErrors()).isEmpty();
        var plain = (IntegryInvalidCallException) failure(CALL, answer(400, "{\"prompt\":\"Must be non-empty\"}"));
        assertThat(plain.getFieldErrors()).isEqualTo(Map.of("prompt", "Must be non-empty"));
        assertThat(plain.getError()).isEmpty();
    }

    @Test
    void tellsWhatTheAppBehindSaid() {
        var failure = (IntegryOnwardCallException)
                failure(CALL, answer(200, "{\"network_code\":\"400\",\"output\":{\"error\":\"line\\none\\u2028\"} }"));
        assertThat(failure.getNetworkCode()).isEqualTo(400);
        assertThat(failure.getOutput()).isEqualTo("{\"error\":\"line\\none\\u2028\"}");
        assertThat(failure).hasMessageContaining("400").hasMessageContaining("error");
        assertThat(failure(CALL, answer(200, "{\"network_code\":\"400\",\"output\":\"" + "x".repeat(100_000) + "\"}"))
                        .getMessage())
                .hasSizeLessThan(800);
    }

    @Test
    void namesTheCureOfRedirectsAndCredentials() {
        assertThat(failure(CALL, answer(302, "", "Location", "https://evil"))).hasMessageContaining("baseUrl");
        assertThat(failure(CALL, answer(401, "")))
                .hasMessageContaining("appKey")
                .hasMessageContaining("appSecret");
        assertThat(failure(CALL, answer(200, "<html>", "Content-Type", "text/html\n")))
                .hasMessageContainingAll("text/html", "correct baseUrl or what is in between");
        assertThat(failure(CALL, answer(503, ""))).hasMessageContaining("in front of it, has failed");
        assertThat(failure(CALL, answer(404, "{\"error\":\"No such thing.\"}")))
                .hasMessageContaining("No such thing. The operations functions and apps");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":\"Invalid cursor\"}",
                "{\"next_page\":\"not valid\"}",
                "{\"_cursor\":[\"expired\"]}",
                "{\"error\":\"bad\",\"error_details\":{\"next_page\":\"unknown\"}}",
                "{\"error\":\"x\",\"error_details\":[\"Cursor expired\"]}"
            })
    void tellsACursorThatIsNoLongerAccepted(String body) {
        IntegryException failure = failure(LATER_PAGE, answer(400, body));
        assertThat(failure).isInstanceOf(IntegryCursorException.class);
        assertThat(failure.getOutcome()).isEqualTo(Outcome.REJECTED);
        assertThat(failure.isRetryable()).isFalse();
        assertThat(failure(CALL, answer(400, body))).isExactlyInstanceOf(IntegryInvalidCallException.class);
    }

    @Test
    void leavesOutTheHashThatAServiceQuotes() {
        String hash = SIGNATURE.hash();
        for (String body : new String[] {
            "{\"detail\":\"Hash " + hash + " is wrong\"}",
            "{\"error\":\"" + hash + "\",\"error_details\":[\"" + hash + "\"]}",
            "{\"error\":\"e\",\"error_details\":{\"a\":\"" + hash + "\"}}",
            "{\"a\":[\"" + hash + "\"],\"b\":{\"c\":\"" + hash + "\"}}"
        }) {
            for (int status : new int[] {400, 401, 404}) {
                IntegryException failure = failure(CALL, answer(status, body));
                if (failure instanceof IntegryInvalidCallException invalid) {
                    assertThat(invalid.getError() + invalid.getFieldErrors() + invalid.getDetails())
                            .doesNotContain(hash);
                }
            }
        }
    }

    @Test
    void forgesNoLogLineWithWhatTheServiceSays() {
        for (String body : new String[] {
            "{\"detail\":\"a\\nb\"}",
            "{\"error\":\"a\\r\\nb\",\"error_details\":{\"x\\ny\":\"z\\n\"}}",
            "{\"a\\nb\":[\"c\\nd\"]}"
        }) {
            for (int status : new int[] {400, 401, 403, 404, 422}) {
                failure(CALL, answer(status, body));
            }
        }
        failure(CALL, answer(200, "{\"network_code\":400,\"output\":[1,\n2]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "405 | {\"detail\":\"Method \\\"POST\\\" not allowed.\"}",
                "415 | {\"detail\":\"Unsupported media type \\\"text/plain\\\" in request.\"}",
                "409 | {\"detail\":\"Conflict\"}",
                "413 | {\"detail\":\"Too large\"}"
            })
    void takesOtherRefusalsForInvalidCalls(int status, String body) {
        assertThat(failure(CALL, answer(status, body))).isExactlyInstanceOf(IntegryInvalidCallException.class);
    }

    @Test
    void blamesTheCredentialsOnlyIfTheDetailIsAboutThem() {
        assertThat(failure(CALL, answer(400, "{\"detail\":\"JSON parse error - Expecting value: line 1 column 1\"}")))
                .isExactlyInstanceOf(IntegryInvalidCallException.class);
    }

    @Test
    void tellsABadCursorByItsDetailToo() {
        assertThat(failure(LATER_PAGE, answer(400, "{\"detail\":\"Invalid cursor\"}")))
                .isInstanceOf(IntegryCursorException.class);
    }

    @Test
    void doesNotTakeANameForAComplaintAboutTheCursor() {
        IntegryRequest named = request(Operation.FUNCTION, "db-move-cursor", LATER_PAGE.cursor());
        assertThat(failure(named, answer(400, "{\"error\":\"bad\",\"error_details\":{\"limit\":\"required\"}}")))
                .isExactlyInstanceOf(IntegryInvalidCallException.class);
    }

    @Test
    void doesNotTakeAnyConnectionForAnAccount() {
        assertThat(
                        failure(
                                CALL,
                                answer(
                                        400,
                                        "{\"error\":\"bad\",\"error_details\":[\"Could not connect to the accounting host\"]}")))
                .isExactlyInstanceOf(IntegryInvalidCallException.class);
    }

    @Test
    void leavesOutTheHashWhereverItIsQuoted() {
        String hash = SIGNATURE.hash();
        failure(CALL, answer(400, "{\"" + hash + "\":\"unknown field\"}"));
        failure(CALL, answer(200, "{\"network_code\":\"400\",\"output\":{\"echo\":\"" + hash + "\"}}"));
        failure(CALL, answer(200, "x", "Content-Type", hash));
        assertThat(failure(CALL, answer(401, "{\"detail\":\"" + hash.toUpperCase(java.util.Locale.ROOT) + "\"}")))
                .satisfies(e -> assertThat(e.getMessage().toLowerCase(java.util.Locale.ROOT))
                        .doesNotContain(hash));
    }

    @Test
    void takesANullErrorForNone() {
        assertThat(failure(
                        CALL,
                        answer(400, "{\"error\":null,\"detail\":\"Authentication credentials were not provided.\"}")))
                .isInstanceOf(IntegryAuthenticationException.class);
    }
}
