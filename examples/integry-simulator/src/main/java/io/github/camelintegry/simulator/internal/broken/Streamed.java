package io.github.camelintegry.simulator.internal.broken;

import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Iterator;
import java.util.function.Supplier;

/** Writes a body that is made while it is sent, no faster than the client reads it. */
public record Streamed(Framing framing, long length, Supplier<Iterator<Buffer>> body) implements Responder {

    @Override
    public void respond(HttpServerRequest request, RawAnswer answer, Vertx vertx) {
        framing.begin(request.response(), answer, length);
        new Pump(request.response(), body.get(), vertx).next();
    }

    /** Writes a piece a turn, so that other requests have theirs in between. */
    private static final class Pump {

        private final HttpServerResponse response;
        private final Iterator<Buffer> pieces;
        private final Vertx vertx;
        private boolean gone;
        private boolean full;

        Pump(HttpServerResponse response, Iterator<Buffer> pieces, Vertx vertx) {
            this.response = response;
            this.pieces = pieces;
            this.vertx = vertx;
            response.closeHandler(closed -> gone = true);
            response.exceptionHandler(failed -> gone = true);
            response.drainHandler(drained -> goOn());
        }

        void next() {
            if (gone) {
                return;
            }
            if (!pieces.hasNext()) {
                response.end();
                return;
            }
            response.write(pieces.next());
            full = response.writeQueueFull();
            if (!full) {
                later();
            }
        }

        /** Vert.x may say more than once that there is room. */
        private void goOn() {
            if (full) {
                full = false;
                later();
            }
        }

        private void later() {
            vertx.runOnContext(turn -> next());
        }
    }
}
