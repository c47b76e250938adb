package io.github.camelintegry.internal.client.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryException;
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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever is answered, it is a reply or a row of the table of failures. */
class AnswerReaderProperties {

    private static final Signature SIGNATURE =
            new Signer(new IntegryCredentials("the-app-key", "s3cr3t")).sign("user-1");
    private static final IntegryRequest FIRST =
            new IntegryRequest(Operation.FUNCTION, "crm-list", "user-1", Map.of(), Arguments.NONE, null);
    private static final IntegryRequest LATER = FIRST.withCursor(new Cursor("\"c2\"", "next_page"));

    private final AnswerReader reader = reader(new TestClock());

    private static AnswerReader reader(TestClock clock) {
        return new AnswerReader(
                JsonCodec.DEFAULT,
                StatusRanges.parse("200-299"),
                new Target(BaseUrl.parse("https://api.integry.test", false), null),
                new RetryAfter(clock, clock),
                Duration.ofHours(1));
    }

    /** Texts of any kind, and those of which a reader may believe that it knows them. */
    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> piece = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ":",
                ",",
                "\"network_code\":",
                "\"output\":",
                "\"error\":",
                "\"error_details\":",
                "\"detail\":",
                "\"next_page\":",
                "\"200\"",
                "429",
                "503",
                "404",
                "1e999999999",
                "null",
                "true",
                "\"\\u2028\"",
                "\"not connected\"",
                "\"cursor\"",
                "\"credentials\"",
                "\"not found\"",
                '"' + SIGNATURE.hash() + '"',
                "\"\ud800\"",
                "\n",
                "<html>");
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                piece.list().ofMaxSize(12).map(pieces -> String.join("", pieces)),
                piece.list().ofMaxSize(3).map(values -> '{' + String.join(",\"a\":", values) + '}'));
    }

    @Property
    void isAReplyOrAFailure(
            @ForAll @IntRange(min = 100, max = 999) int anyStatus,
            @ForAll boolean usual,
            @ForAll boolean later,
            @ForAll("bodies") String body,
            @ForAll String header) {
        int status = usual
                ? List.of(200, 204, 400, 401, 404, 407, 408, 422, 429, 503).get(anyStatus % 10)
                : anyStatus;
        IntegryRequest request = later ? LATER : FIRST;
        WireAnswer answer = new WireAnswer(status, name -> List.of(header), body.getBytes(UTF_8));
        try {
            IntegryReply reply = reader.read(request, SIGNATURE, answer);
            assertThat(status).isBetween(200, 299);
            assertThat(reply.networkCode().orElseThrow()).isBetween(200, 299);
        } catch (FailedAttempt failed) {
            IntegryException failure = failed.ofCall(request.label(), 1);
            assertThat(failure.getStatus()).isEqualTo(status);
            assertThat(failure.getMessage())
                    .contains(request.label())
                    .doesNotContain(SIGNATURE.hash(), "s3cr3t", "\n", "\r", "\u2028")
                    .hasSizeLessThanOrEqualTo(2000);
        }
    }
}
