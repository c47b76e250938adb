package io.github.camelintegry.simulator;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Writes so many bytes of an answer to a call, and then nothing more, nor an end. */
record Stalled(int bytes) implements Responder {

    @Override
    public void respond(HttpServerRequest request, RawAnswer answer, Vertx vertx) {
        Framing.CHUNKED.begin(request.response(), answer, 0);
        byte[] filling = FilledJson.filling(bytes - FilledJson.BEGIN.length);
        request.response().write(Buffer.buffer(FilledJson.BEGIN).appendBytes(filling));
    }
}
