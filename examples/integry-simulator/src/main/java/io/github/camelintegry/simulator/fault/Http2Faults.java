package io.github.camelintegry.simulator.fault;

import io.github.camelintegry.simulator.internal.broken.Ending;
import io.github.camelintegry.simulator.internal.broken.Wire;
import io.github.camelintegry.simulator.internal.http.Reply;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;

/** Faults that only HTTP/2 has; over HTTP/1.1 the connection is reset instead. */
public final class Http2Faults {

    private Http2Faults() {}

    /** {@return the request refused without being executed: REFUSED_STREAM} */
    public static Fault refusedStream() {
        return Fault.before(
                "refused stream", http2(request -> request.response().reset(Http2Error.REFUSED_STREAM.code())));
    }

    /** {@return the connection ended by a GOAWAY that says that requests up to the one before this were taken up} */
    public static Fault goAway() {
        return Fault.before("GOAWAY before the request", http2(request -> goAway(request, before(request))));
    }

    /**
     * {@return the connection ended by two GOAWAY, as when a service stops in good order: one that takes up whatever is
     * on its way, and one that took up requests up to the one before this}
     */
    public static Fault goAwayTwice() {
        return Fault.before("GOAWAY twice before the request", http2(request -> {
            // past Vert.x and Netty, which would let the first one be the only one
            Wire.of(request).goAway(Integer.MAX_VALUE);
            goAway(request, before(request));
        }));
    }

    /** {@return the connection ended, with the request taken up, executed, and not answered} */
    public static Fault goAwayBehind() {
        return Fault.after("GOAWAY behind the request", http2(request -> {
            goAway(request, request.response().streamId());
            Wire.of(request).cut();
        }));
    }

    private static int before(HttpServerRequest request) {
        return Math.max(0, request.response().streamId() - 2);
    }

    private static void goAway(HttpServerRequest request, int lastStream) {
        request.connection().goAway(Http2Error.NO_ERROR.code(), lastStream);
    }

    private static Effect http2(Consumer<HttpServerRequest> effect) {
        return exchange -> Reply.none((request, answer, vertx) -> {
            if (request.version() == HttpVersion.HTTP_2) {
                effect.accept(request);
            } else {
                Ending.RESET.end(request);
            }
        });
    }
}
