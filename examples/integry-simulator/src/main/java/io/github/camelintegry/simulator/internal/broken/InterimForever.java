package io.github.camelintegry.simulator.internal.broken;

import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Writes interim answers, each when the one before has been written, until the client leaves. */
public record InterimForever(int status) implements Responder {

    @Override
    public void respond(HttpServerRequest request, RawAnswer answer, Vertx vertx) {
        Wire wire = Wire.of(request);
        boolean[] gone = new boolean[1];
        request.response().exceptionHandler(left -> gone[0] = true);
        request.response().closeHandler(left -> gone[0] = true);
        next(wire, request, vertx, gone);
    }

    private void next(Wire wire, HttpServerRequest request, Vertx vertx, boolean[] gone) {
        if (!gone[0]) {
            wire.head(request, status).addListener(write -> {
                if (write.isSuccess()) {
                    // a turn each, so that other requests have theirs in between; over HTTP/2 a millisecond, as each
                    // that is on its way when the client leaves is refused by a frame of its own
                    if (request.version() == HttpVersion.HTTP_2) {
                        vertx.setTimer(1, turn -> next(wire, request, vertx, gone));
                    } else {
                        vertx.runOnContext(turn -> next(wire, request, vertx, gone));
                    }
                }
            });
        }
    }
}
