package io.github.camelintegry.internal.client.answer;

import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.body.ContentEncoding;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.failure.Said;
import io.github.camelintegry.internal.client.retry.RetryAfter;
import io.github.camelintegry.internal.json.BeyondLimitException;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.EnvelopeReader;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Redaction;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.WireAnswer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tells what an answer means: a reply, or which row of the table of failures. */
public final class AnswerReader {

    private static final String FEWER =
            ". Make fewer calls for this user at a time, or allow more attempts and time by retries and retryTimeout";
    private static final String WHOM =
            ". If it lasts, ask Integry, or whoever runs what is in front of it: a gateway, a proxy, a firewall";

    private final JsonCodec codec;
    private final EnvelopeReader envelopes;
    private final StatusRanges okCodes;
    private final Target target;
    private final RetryAfter retryAfter;
    private final Duration retryAfterMax;

    public AnswerReader(
            JsonCodec codec, StatusRanges okCodes, Target target, RetryAfter retryAfter, Duration retryAfterMax) {
        this.codec = codec;
        this.envelopes = new EnvelopeReader(codec);
        this.okCodes = okCodes;
        this.target = target;
        this.retryAfter = retryAfter;
        this.retryAfterMax = retryAfterMax;
    }

    /**
     * {@return the reply in an answer}
     *
     * @throws FailedAttempt if the answer is no reply, or a reply whose network code counts as failure
     */
    public IntegryReply read(IntegryRequest request, Signature signature, WireAnswer answer) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return executed(request, signature, answer);
        }
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            throw new RefusalReader(codec, target).read(request, signature, answer);
        }
        throw notExecuted(target.speaker(answer) + " answered " + status + " to " + request.label(), signature, answer);
    }

    private FailedAttempt notExecuted(String message, Signature signature, WireAnswer answer) {
        int status = answer.status();
        if (status == 429 || status == 408 || status >= 500) {
            Duration asked = retryAfter.read(answer, new Redaction(signature));
            Duration stayAway = asked == null || asked.compareTo(retryAfterMax) <= 0 ? asked : retryAfterMax;
            return status == 429
                    ? Failure.THROTTLED.because(
                            message + " (too many requests)" + stayAway(asked) + FEWER, status, Said.stayAway(stayAway))
                    : Failure.SERVER.because(
                            message + " (the service, or what is in front of it, has failed)" + stayAway(asked) + WHOM,
                            status,
                            Said.stayAway(stayAway));
        }
        if (status >= 300) {
            return Failure.REDIRECT.because(
                    message + leadingTo(answer.header("Location"), new Redaction(signature))
                            + ": followed is only a redirect that adds or takes away the path's last slash, and only once,"
                            + " since others could carry the hash elsewhere. Check baseUrl, which must be the address of"
                            + " the API itself, not of a page that leads to it",
                    status);
        }
        return Failure.UNREADABLE.because(message, status);
    }

    private IntegryReply executed(IntegryRequest request, Signature signature, WireAnswer answer) {
        ContentEncoding encoding = ContentEncoding.of(answer.values(ContentEncoding.HEADER));
        if (encoding.isUnasked() && answer.body().length > 0) {
            throw Failure.BEYOND_LIMIT.because(
                    new Redaction(signature)
                            .whole("Integry answered " + answer.status() + " to " + request.label() + " with "
                                    + encoding.complaint()),
                    answer.status());
        }
        IntegryReply reply;
        try {
            reply = envelopes.read(request.operation(), answer.body());
        } catch (BeyondLimitException e) {
            throw Failure.BEYOND_LIMIT.because(
                    "Integry answered " + answer.status() + " to " + request.label()
                            + " with a body beyond a limit, so it is not asked for again: " + e.getMessage(),
                    e,
                    answer.status());
        } catch (MalformedJsonException e) {
            String type = new Redaction(signature).excerpt(answer.header("Content-Type"));
            throw Failure.UNREADABLE.because(
                    target.speaker(answer) + " answered " + answer.status() + " to " + request.label()
                            + " with a body that is not its JSON ("
                            + (type.isEmpty() ? "" : type + ", ") + answer.body().length + " bytes): "
                            + e.getMessage()
                            + ". If something else than Integry answered, correct baseUrl or what is in between",
                    e,
                    answer.status());
        }
        reply = reply.withHeaders(credits(answer.header("X-Credits")), answer.header("X-Session-ID"));
        if (reply.networkCode().isPresent()
                && !okCodes.contains(reply.networkCode().getAsInt())) {
            throw AppFailure.of(request, reply, reply.networkCode().getAsInt(), new Redaction(signature));
        }
        return reply;
    }

    /** Whose page it is shows what stands in the way; the rest of such an address may hold anything. */
    private static String leadingTo(@Nullable String location, Redaction redaction) {
        try {
            URI uri = new URI(location == null ? "" : location.strip());
            return uri.getHost() == null
                    ? ""
                    : ", a redirect to "
                            + redaction.excerpt((uri.getScheme() == null ? "" : uri.getScheme() + ':') + "//"
                                    + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException e) {
            return "";
        }
    }

    private String stayAway(@Nullable Duration asked) {
        if (asked == null) {
            return "";
        }
        String text = " and asked to stay away for " + seconds(asked);
        return asked.compareTo(retryAfterMax) <= 0
                ? text
                : text + ", which is longer than retryAfterMax (" + seconds(retryAfterMax) + ')';
    }

    private static String seconds(Duration time) {
        return time.plusNanos(999_999_999).toSeconds() + " s";
    }

    private static @Nullable Long credits(@Nullable String header) {
        try {
            return header == null ? null : Long.valueOf(header.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
