package io.github.camelintegry.simulator.internal.http;

import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Writes an answer to the connection: the only place where bytes leave, and where the faults of connections are. */
@FunctionalInterface
public interface Responder {

    /** Writes the whole answer as it should be. */
    Responder FAITHFUL = (request, answer, vertx) -> {
        request.response().setStatusCode(answer.status());
        answer.headers().forEach(request.response()::putHeader);
        request.response().end(Buffer.buffer(answer.body()));
    };

    /** Called on the event loop, once per request, while the connection is open. */
    void respond(HttpServerRequest request, RawAnswer answer, Vertx vertx);
}
