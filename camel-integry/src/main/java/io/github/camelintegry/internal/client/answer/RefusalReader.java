package io.github.camelintegry.internal.client.answer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.body.ContentEncoding;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.trouble.ProxyTrouble;
import io.github.camelintegry.internal.client.trouble.Trouble;
import io.github.camelintegry.internal.json.JsonCodec;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Redaction;
import io.github.camelintegry.internal.protocol.Signature;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.github.camelintegry.internal.util.Texts;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells the 4xx answers apart, by status and by body: a {@code detail} is about credentials or a name, an {@code error}
 * about a call that was not executed, and a body of neither holds messages by field.
 */
final class RefusalReader {

    /** Longer ones explain nothing to anybody. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final Pattern ABOUT_CREDENTIALS = Pattern.compile(
            "credential|authenticat|authoriz|permission|forbidden|\\bhash\\b|app.?key|signature|user.?id", FLAGS);
    private static final Pattern ABOUT_A_NAME = Pattern.compile("not found|does not exist", FLAGS);
    private static final Pattern ABOUT_A_CURSOR = Pattern.compile("cursor|next_page", FLAGS);
    private static final Pattern WANTS_HTTPS = Pattern.compile("to (an )?(HTTPS|SSL-enabled) ", FLAGS);
    private static final int MAX_LOOKED_AT = 2_000;
    private static final Pattern NOT_CONNECTED =
            Pattern.compile("\\bnot\\s+(yet\\s+)?connected\\b|\\bconnect(ed)?\\b.*\\baccounts?\\b", FLAGS);

    private final JsonCodec codec;
    private final Target target;

    RefusalReader(JsonCodec codec, Target target) {
        this.codec = codec;
        this.target = target;
    }

    FailedAttempt read(IntegryRequest request, Signature signature, WireAnswer answer) {
        int status = answer.status();
        if (status == 407) {
            return notPassedOn(request, status, ProxyTrouble.ofAnswer(answer.values("Proxy-Authenticate"), target));
        }
        if (status == 403 && target.isReadByProxy() && !answer.looksLikeJson()) {
            return notPassedOn(request, status, ProxyTrouble.likelyRefusal(target));
        }
        if (status == 400 && !target.service().ssl() && wantsHttps(answer)) {
            return notPassedOn(
                    request,
                    status,
                    Trouble.lasting(
                            "the port answered that it wants https", "Begin baseUrl with https://, or check its port"));
        }
        Refusal refusal = Refusal.of(tree(answer.body()), new Redaction(signature));
        String detail = refusal.detail();
        String message = Texts.withoutTrailing(
                '.',
                target.speaker(answer) + " refused " + request.label() + " (" + status + ")"
                        + explanation(answer, refusal, signature));
        if (status == 400 && request.cursor() != null && refusal.mentions(ABOUT_A_CURSOR)) {
            return Failure.CURSOR_REFUSED.because(message + RefusalCure.CURSOR, status);
        }
        // an App-Key that is not found is a matter of credentials
        if (status == 401
                || status == 403
                || status == 400 && ABOUT_CREDENTIALS.matcher(detail).find()) {
            return Failure.AUTHENTICATION.because(message + RefusalCure.credentials(answer), status);
        }
        boolean aboutChosen = AccountCure.isAboutChosen(request, refusal);
        if (status == 404
                || status == 400 && !aboutChosen && ABOUT_A_NAME.matcher(detail).find()) {
            return Failure.NOT_FOUND.because(message + RefusalCure.name(request, answer, target.service()), status);
        }
        if (!aboutChosen
                && refusal.details().stream()
                        .anyMatch(text -> NOT_CONNECTED.matcher(text).find())) {
            return Failure.NOT_CONNECTED.because(
                    message + AccountCure.notConnected(request, refusal), status, refusal.said());
        }
        return Failure.INVALID.because(message + RefusalCure.call(request, answer, refusal), status, refusal.said());
    }

    /** As web servers say it, in HTML or in a line of text. */
    private static boolean wantsHttps(WireAnswer answer) {
        int looked = Math.min(answer.body().length, MAX_LOOKED_AT);
        return !answer.looksLikeJson()
                && WANTS_HTTPS
                        .matcher(new String(answer.body(), 0, looked, StandardCharsets.ISO_8859_1))
                        .find();
    }

    /** Who answers in the service's place, and refuses, has not passed the request on. */
    private static FailedAttempt notPassedOn(IntegryRequest request, int status, Trouble trouble) {
        return Failure.BARRED_BY_ANSWER.because(
                request.label() + " did not reach Integry: " + trouble.why() + ". " + trouble.cure(), status);
    }

    private static String explanation(WireAnswer answer, Refusal refusal, Signature signature) {
        if (answer.body().length > MAX_BYTES) {
            return " with " + answer.body().length + " bytes, which were not looked at";
        }
        ContentEncoding encoding = ContentEncoding.of(answer.values(ContentEncoding.HEADER));
        if (encoding.isUnasked() && answer.body().length > 0) {
            return " with " + encoding.complaint();
        }
        if (answer.looksForeign()) {
            String type = new Redaction(signature).excerpt(answer.header("Content-Type"));
            return " with a body that is not its JSON (" + (type.isEmpty() ? "" : type + ", ") + answer.body().length
                    + " bytes)";
        }
        return refusal.explanation();
    }

    private @Nullable JsonNode tree(byte[] body) {
        if (body.length > MAX_BYTES) {
            return null;
        }
        try {
            JsonNode tree = JsonSlice.of(body).tree(codec);
            return tree.isObject() ? tree : null;
        } catch (MalformedJsonException e) {
            return null;
        }
    }
}
