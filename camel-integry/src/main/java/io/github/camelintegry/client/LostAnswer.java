package io.github.camelintegry.client;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import org.jspecify.annotations.Nullable;

/** What the loss of an answer says about its request. HTTP/2 often tells that nobody has begun with it. */
final class LostAnswer {

    private LostAnswer() {}

    /**
     * {@return the failure of a call whose answer will not come any more}
     *
     * @param unanswered the connection, unless a part of an answer has come by it: then the request was executed, whatever
     *     the service says
     */
    static IntegryException because(Throwable failure, @Nullable Link unanswered, HttpClientRequest request) {
        if (headersTooLarge(failure)) {
            return IntegryProtocolException.refused(
                    "The headers of the answer are larger than " + VertxTransport.MAX_HEADER_BYTES
                            + " bytes, so it was not"
                            + " read and is not asked for again. Most likely a proxy or gateway between here and Integry"
                            + " adds them: have it send fewer or shorter ones",
                    failure,
                    0);
        }
        DisorderException disorder = DisorderException.in(failure);
        if (disorder != null) {
            return disorder.asTransportException();
        }
        if (unanswered != null && failure instanceof StreamResetException reset && refused(reset.getCode())) {
            return new IntegryTransportException(
                    "The service refused the request before it began with it (REFUSED_STREAM): it was not executed",
                    failure,
                    Outcome.REJECTED);
        }
        if (unanswered != null && failure instanceof HttpClosedException && unanswered.hasPassedOver(request)) {
            return new IntegryTransportException(
                    "The service ended the connection before it began with the request (GOAWAY): it was not executed",
                    failure,
                    Outcome.REJECTED);
        }
        if (failure instanceof Http2Exception local && refused(local.error().code())) {
            return new IntegryTransportException(
                    "The connection took no further request (" + failure.getMessage() + "): nothing was sent",
                    failure,
                    Outcome.NOT_SENT);
        }
        return new IntegryTransportException(
                "The connection was lost before the answer was complete ("
                        + failure.getClass().getSimpleName() + ')',
                failure,
                Outcome.UNKNOWN);
    }

    private static boolean headersTooLarge(Throwable failure) {
        return failure instanceof TooLongHttpHeaderException
                || failure instanceof Http2Exception
                        && String.valueOf(failure.getMessage()).startsWith("Header size exceeded");
    }

    private static boolean refused(long code) {
        return code == Http2Error.REFUSED_STREAM.code();
    }
}
