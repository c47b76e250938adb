package io.github.camelintegry.simulator.internal.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/**
 * Lets a page of any origin see the answers, as the vendor's browser client needs it. Credentials are no cookies here, so
 * any origin may be let in. What a browser asks before a request is answered without a look at credentials, which it does
 * not send then, and is no request of the API: neither faults nor the journal see it.
 */
public record OtherOrigins(Handler<HttpServerRequest> next) implements Handler<HttpServerRequest> {

    private static final int NO_CONTENT = 204;

    @Override
    public void handle(HttpServerRequest request) {
        if (request.getHeader("Origin") == null) {
            next.handle(request);
            return;
        }
        HttpServerResponse response = request.response();
        response.putHeader("Access-Control-Allow-Origin", "*");
        String method = request.getHeader("Access-Control-Request-Method");
        if (method == null || !"OPTIONS".equals(request.method().name())) {
            response.putHeader("Access-Control-Expose-Headers", "X-Credits, X-Session-ID, Retry-After");
            next.handle(request);
            return;
        }
        response.putHeader("Access-Control-Allow-Methods", "GET, POST");
        String headers = request.getHeader("Access-Control-Request-Headers");
        if (headers != null) {
            response.putHeader("Access-Control-Allow-Headers", headers);
        }
        response.setStatusCode(NO_CONTENT).end();
    }
}
