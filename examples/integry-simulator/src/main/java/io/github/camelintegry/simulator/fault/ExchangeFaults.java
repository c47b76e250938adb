package io.github.camelintegry.simulator.fault;

import io.github.camelintegry.simulator.internal.broken.Framing;
import io.github.camelintegry.simulator.internal.broken.InterimForever;
import io.github.camelintegry.simulator.internal.broken.Wire;
import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.netty.channel.ChannelFuture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Faults of the order of requests and answers, after execution: a client that misunderstands one of them gives an answer
 * to the wrong request. The answer itself is the proper one, and no answer here is compressed.
 */
public final class ExchangeFaults {

    private ExchangeFaults() {}

    /**
     * {@return interim answers before the answer, which HTTP allows but for 101}
     *
     * @param statuses 100 to 199, in this order
     */
    public static Fault interim(int... statuses) {
        int[] each = statuses.clone();
        for (int status : each) {
            interimStatus(status);
        }
        return Fault.written("interim answers", (request, answer, vertx) -> {
            for (int status : each) {
                Wire.of(request).head(request, status);
            }
            Responder.FAITHFUL.respond(request, answer, vertx);
        });
    }

    /** {@return interim answers without end, until the client leaves; over HTTP/1.1 as fast as it reads them} */
    public static Fault interimForever(int status) {
        interimStatus(status);
        return Fault.written("interim answers without end", new InterimForever(status));
    }

    /**
     * {@return further bytes behind the answer, in the same write; over HTTP/2, where that cannot be, a status behind the
     * end of the stream}
     */
    public static Fault behind(byte[] bytes) {
        byte[] surplus = bytes.clone();
        return Fault.written("bytes behind the answer", (request, answer, vertx) -> {
            if (request.version() == HttpVersion.HTTP_2) {
                Responder.FAITHFUL.respond(request, answer, vertx);
                Wire.of(request).head(request, 200);
            } else {
                Framing.LENGTH.begin(request.response(), answer, answer.body().length);
                request.response().end(Buffer.buffer(answer.body()).appendBytes(surplus));
            }
        });
    }

    /** {@return as {@link #behind(byte[])}, but in a write of its own when the answer has been written} */
    public static Fault later(byte[] bytes) {
        return later(bytes, () -> {});
    }

    /**
     * {@return as {@link #later(byte[])}}
     *
     * @param written runs, on an event loop, when the bytes have left, or cannot any more
     */
    public static Fault later(byte[] bytes, Runnable written) {
        byte[] surplus = bytes.clone();
        return Fault.written("bytes after the answer", (request, answer, vertx) -> {
            Framing.LENGTH.begin(request.response(), answer, answer.body().length);
            Wire wire = Wire.of(request);
            request.response().end(Buffer.buffer(answer.body())).onComplete(answered -> {
                ChannelFuture left =
                        request.version() == HttpVersion.HTTP_2 ? wire.head(request, 200) : wire.bytes(surplus);
                left.addListener(end -> written.run());
            });
        });
    }

    /** {@return an answer with two lengths, its own and that of an empty body; over HTTP/2 the proper answer} */
    public static Fault twoLengths() {
        return headers(
                "two lengths",
                (response, answer) -> response.putHeader(
                        HttpHeaders.CONTENT_LENGTH, List.<CharSequence>of(String.valueOf(answer.body().length), "0")));
    }

    /** {@return an answer with a length that says it is in chunks too; over HTTP/2 the proper answer} */
    public static Fault lengthAndChunks() {
        return headers("length and chunks", (response, answer) -> response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(answer.body().length)));
    }

    /** {@return 204 that announces a body, and has one, which looks like an answer; over HTTP/2 204 alone} */
    public static Fault noContentWithBody() {
        return Fault.written("204 with a body", (request, answer, vertx) -> {
            if (request.version() == HttpVersion.HTTP_2) {
                Responder.FAITHFUL.respond(request, new RawAnswer(204, answer.headers(), new byte[0]), vertx);
                return;
            }
            String head = "HTTP/1.1 204 No Content\r\nContent-Length: " + answer.body().length + "\r\n\r\n";
            Wire.of(request).bytes(head.getBytes(StandardCharsets.US_ASCII));
            Responder.FAITHFUL.respond(request, answer, vertx);
        });
    }

    /** {@return an answer as it goes over HTTP/1.1, head and all: what a service may send without being asked} */
    public static byte[] bytesOf(RawAnswer answer) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + answer.status() + " Surplus\r\n");
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: " + answer.body().length + "\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(answer.body());
        return bytes.toByteArray();
    }

    private static Fault headers(String name, BiConsumer<HttpServerResponse, RawAnswer> spoil) {
        return Fault.written(name, (request, answer, vertx) -> {
            if (request.version() == HttpVersion.HTTP_2) {
                Responder.FAITHFUL.respond(request, answer, vertx);
                return;
            }
            HttpServerResponse response = request.response();
            Framing.LENGTH.begin(response, answer, answer.body().length);
            spoil.accept(response, answer);
            response.end(Buffer.buffer(answer.body()));
        });
    }

    private static void interimStatus(int status) {
        if (status < 100 || status > 199) {
            throw new IllegalArgumentException("Not the status of an interim answer: " + status);
        }
    }
}
