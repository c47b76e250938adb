package io.github.camelintegry.simulator.internal.broken;

import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Writes the head and a share of the body, from 0 to less than 1, and ends the connection. */
public record BrokenBody(Framing framing, double share, Ending ending) implements Responder {

    @Override
    public void respond(HttpServerRequest request, RawAnswer answer, Vertx vertx) {
        int length = answer.body().length;
        Buffer begin = Buffer.buffer().appendBytes(answer.body(), 0, (int) (length * share));
        // over HTTP/2 nothing but a reset can cut a body short
        Framing possible = request.version() == HttpVersion.HTTP_2 ? Framing.CHUNKED : framing;
        // a byte is missing even where there is no body
        possible.begin(request.response(), answer, Math.max(1, length));
        request.response().write(begin).onComplete(written -> ending.end(request));
    }
}
