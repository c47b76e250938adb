package io.github.camelintegry.simulator.internal.broken;

import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Writes so many bytes of an answer to a call, and then nothing more, nor an end. */
public record Stalled(int bytes) implements Responder {

    @Override
    public void respond(HttpServerRequest request, RawAnswer answer, Vertx vertx) {
        Framing.CHUNKED.begin(request.response(), answer, 0);
        byte[] filling = FilledJson.filling(bytes - FilledJson.BEGIN.length);
        request.response().write(Buffer.buffer(FilledJson.BEGIN).appendBytes(filling));
    }
}
