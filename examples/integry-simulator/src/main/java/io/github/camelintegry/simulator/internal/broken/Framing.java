package io.github.camelintegry.simulator.internal.broken;

import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** How a client is told where the body ends. */
public enum Framing {

    /** By {@code Content-Length}. */
    LENGTH {
        @Override
        void prepare(HttpServerResponse response, long length) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(length));
        }
    },

    /** By a last chunk. */
    CHUNKED {
        @Override
        void prepare(HttpServerResponse response, long length) {
            response.setChunked(true);
        }
    },

    /** By the end of the connection. */
    UNTIL_CLOSE {
        @Override
        void prepare(HttpServerResponse response, long length) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            // Vert.x wants one of the other two until the head is written
            response.setChunked(true);
            response.headersEndHandler(end -> response.headers().remove(HttpHeaders.TRANSFER_ENCODING));
        }
    };

    abstract void prepare(HttpServerResponse response, long length);

    /** Sets the head; the body will go out as it is, never compressed. */
    public void begin(HttpServerResponse response, RawAnswer answer, long length) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (!response.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, HttpHeaders.IDENTITY);
        }
        prepare(response, length);
    }
}
