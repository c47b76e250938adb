package io.github.camelintegry.internal.client;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.client.answer.StatusRanges;
import io.github.camelintegry.internal.client.body.AnswerShare;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.body.GivenUp;
import io.github.camelintegry.internal.client.retry.RetryPolicy;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.protocol.ApiStyle;
import io.github.camelintegry.internal.protocol.BodyWriter;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.WireRequest;
import io.github.camelintegry.option.BodyFormat;
import java.time.Duration;

/**
 * How calls are made; each endpoint has its own.
 *
 * @param baseUrl         where the service is
 * @param style           how it is spoken to
 * @param bodyFormat      how bodies are written
 * @param codec           how JSON is read
 * @param responseTimeout how long the whole answer of one attempt may take
 * @param maxResponseSize how large its body may be, in bytes, decompressed
 * @param okCodes         the network codes that are no failure
 * @param retry           what follows a failure
 */
public record CallSettings(
        BaseUrl baseUrl,
        ApiStyle style,
        BodyFormat bodyFormat,
        JsonCodec codec,
        Duration responseTimeout,
        long maxResponseSize,
        StatusRanges okCodes,
        RetryPolicy retry) {

    /** {@return the bounds of one attempt} Each but the first ends when the time of all attempts is over, if not before. */
    AttemptLimits limits(boolean first, Duration elapsed, AnswerShare memory, GivenUp givenUp) {
        Duration left = retry.timeout().minus(elapsed);
        Duration response = first || left.compareTo(responseTimeout) > 0 ? responseTimeout : left;
        return new AttemptLimits(left, response, maxResponseSize, memory, givenUp);
    }

    WireRequest encode(IntegryRequest request) {
        return BodyWriter.write(style.encode(request), bodyFormat).ofVersion(request.version());
    }
}
