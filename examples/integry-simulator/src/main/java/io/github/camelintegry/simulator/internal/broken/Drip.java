package io.github.camelintegry.simulator.internal.broken;

import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;

/** Writes the head, and a byte of white space at each interval until the client leaves. */
public record Drip(Duration interval) implements Responder {

    private static final Buffer SPACE = Buffer.buffer(" ");

    @Override
    public void respond(HttpServerRequest request, RawAnswer answer, Vertx vertx) {
        HttpServerResponse response = request.response();
        Framing.CHUNKED.begin(response, answer, 0);
        long timer = vertx.setPeriodic(interval.toMillis(), tick -> response.write(SPACE));
        Handler<Object> stop = gone -> vertx.cancelTimer(timer);
        response.closeHandler(stop::handle);
        response.exceptionHandler(stop::handle);
        response.write(SPACE);
    }
}
