package io.github.camelintegry.client;

import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.util.Objects;
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
    static IntegryTransportException because(
            Throwable failure, @Nullable Link unanswered, HttpClientRequest request, Target target) {
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
        if (unanswered != null && TlsTrouble.refusesClient(failure)) {
            Trouble trouble = Objects.requireNonNull(TlsTrouble.of(failure, target));
            return IntegryTransportException.barred(
                    "The connection to " + target + " was ended before the request was read (" + trouble.why()
                            + "): it was not executed. " + trouble.cure(),
                    failure,
                    0,
                    Outcome.REJECTED);
        }
        return new IntegryTransportException(
                "The connection to " + target + " was lost before the answer was complete ("
                        + failure.getClass().getSimpleName() + ')' + (unanswered == null ? "" : hint(failure, target)),
                failure,
                Outcome.UNKNOWN);
    }

    /** For what is often not the network, but a wrong port. */
    private static String hint(Throwable failure, Target target) {
        if (target.service().ssl()) {
            return "";
        }
        String check = ": check " + target.options();
        if (failure instanceof IllegalArgumentException) {
            // of Netty's decoder
            return ". What came is no HTTP" + check + ", and if the port speaks https, begin baseUrl with https://";
        }
        return failure instanceof HttpClosedException ? ". If every call ends so, the port may want https" + check : "";
    }

    private static boolean refused(long code) {
        return code == Http2Error.REFUSED_STREAM.code();
    }
}
