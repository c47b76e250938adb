package io.github.camelintegry.simulator;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** Writes an answer to the connection: the only place where bytes leave, so the one to vary for faults. */
@FunctionalInterface
interface Responder {

    /** Writes the whole answer as it should be. */
    Responder FAITHFUL = (response, answer) -> {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(Buffer.buffer(answer.body()));
    };

    /** Called on the event loop, once per request, while the connection is open. */
    void respond(HttpServerResponse response, RawAnswer answer);
}
