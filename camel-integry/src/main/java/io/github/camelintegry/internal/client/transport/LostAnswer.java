package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.client.trouble.TlsTrouble;
import io.github.camelintegry.internal.client.trouble.Trouble;
import io.github.camelintegry.internal.util.Texts;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the loss of an answer says about its request. HTTP/2 often tells that nobody has begun with it. */
final class LostAnswer {

    /** For what no option mends. */
    private static final String ELSEWHERE =
            "If that comes often, look at the service, and at what is between: a proxy, a load balancer or a firewall";

    private LostAnswer() {}

    /**
     * {@return the failure of a call whose answer will not come any more}
     *
     * @param unanswered the connection, unless a part of an answer has come by it: then the request was executed, whatever
     *     the service says
     */
    static FailedAttempt because(
            Throwable failure, @Nullable Link unanswered, HttpClientRequest request, Target target) {
        if (headersTooLarge(failure)) {
            return Failure.BEYOND_LIMIT.because(
                    "The headers of the answer are larger than " + TransportSettings.MAX_HEADER_BYTES
                            + " bytes, so it was not read and is not asked for again. Most likely a proxy or gateway"
                            + " between here and Integry adds them: have it send fewer or shorter ones",
                    failure);
        }
        DisorderException disorder = DisorderException.in(failure);
        if (disorder != null) {
            return disorder.asFailure();
        }
        if (unanswered != null && failure instanceof StreamResetException reset && refused(reset.getCode())) {
            return Failure.NOT_BEGUN.because(
                    "The service refused the request before it began with it (REFUSED_STREAM): it was not executed."
                            + " Make fewer calls at once if that comes often",
                    failure);
        }
        if (unanswered != null && failure instanceof HttpClosedException && unanswered.hasPassedOver(request)) {
            return Failure.NOT_BEGUN.because(
                    "The service ended the connection before it began with the request (GOAWAY): it was not executed."
                            + " It is restarting, or closes old connections: the call may be made again",
                    failure);
        }
        if (failure instanceof Http2Exception local && refused(local.error().code())) {
            return Failure.UNSENT.because(
                    "The connection took no further request (" + failure.getMessage()
                            + "): nothing was sent. Make fewer calls at once if that comes often",
                    failure);
        }
        // one that has answered before had accepted the client, and may have read this request before it thought better
        if (unanswered != null && !unanswered.hasAnswered() && TlsTrouble.refusesClient(failure)) {
            Trouble trouble = Objects.requireNonNull(TlsTrouble.of(failure, target));
            return Failure.BARRED_BY_ANSWER.because(
                    "The connection to " + target + " was ended before the request was read (" + trouble.why()
                            + "): it was not executed. " + trouble.cure(),
                    failure);
        }
        return Failure.LOST.because(
                "The connection to " + target + " was lost before the answer was complete (" + reason(failure) + "). "
                        + (unanswered == null ? ELSEWHERE : hint(failure, target)),
                failure);
    }

    private static boolean headersTooLarge(Throwable failure) {
        return failure instanceof TooLongHttpHeaderException
                || failure instanceof Http2Exception
                        && String.valueOf(failure.getMessage()).startsWith("Header size exceeded");
    }

    private static String reason(Throwable failure) {
        if (failure instanceof HttpClosedException) {
            return "it was closed";
        }
        if (failure instanceof StreamResetException reset) {
            return "the service reset the stream, code " + reset.getCode();
        }
        String text = failure.getMessage();
        return failure.getClass().getSimpleName() + (text == null ? "" : ": " + Texts.excerpt(text));
    }

    /** For what is often not the network, but a wrong port. */
    private static String hint(Throwable failure, Target target) {
        if (target.service().ssl()) {
            return ELSEWHERE;
        }
        if (isNoHttp(failure)) {
            return "What came is no HTTP: check " + target.options()
                    + ", and if the port speaks https, begin baseUrl with https://";
        }
        return failure instanceof HttpClosedException
                ? "If every call ends so, the port may want https: check " + target.options()
                : ELSEWHERE;
    }

    /** Whether Netty could not make a head of what came. */
    private static boolean isNoHttp(Throwable failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof DecoderException && !(failure instanceof TooLongFrameException);
    }

    private static boolean refused(long code) {
        return code == Http2Error.REFUSED_STREAM.code();
    }
}
