package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelintegry.simulator.internal.broken.FilledJson;
import io.github.camelintegry.simulator.internal.broken.Framing;
import io.github.camelintegry.simulator.internal.broken.Gzip;
import io.github.camelintegry.simulator.internal.broken.GzippedFilledJson;
import io.github.camelintegry.simulator.internal.broken.Stalled;
import io.github.camelintegry.simulator.internal.broken.Streamed;
import io.github.camelintegry.simulator.internal.http.Reply;
import io.github.camelintegry.simulator.internal.http.Responder;
import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Faults in an answer that says 200; all of them after execution, but for network code 429. */
public final class AnswerFaults {

    private static final int GARBAGE_BYTES = 512;
    private static final int FILLER_HEADER = 1000;
    private static final int HTTP_TOO_MANY = 429;
    private static final RawAnswer JSON = RawAnswer.of(200, "application/json", "");

    private AnswerFaults() {}

    /** {@return bytes, always the same, that are neither JSON nor UTF-8} */
    public static Fault garbage() {
        byte[] garbage = new byte[GARBAGE_BYTES];
        new Random(7).nextBytes(garbage);
        garbage[0] = (byte) 0xff;
        return body("garbage", garbage);
    }

    /** {@return an HTML page} */
    public static Fault html() {
        return Fault.answer(RawAnswer.of(200, "text/html", "<html><body>Please sign in</body></html>"))
                .after();
    }

    /** {@return 200 with no body, {@code Content-Length: 0}} */
    public static Fault empty() {
        return body("empty", new byte[0]);
    }

    /** {@return 204} */
    public static Fault noContent() {
        return Fault.answer(new RawAnswer(204, Map.of(), new byte[0])).after();
    }

    /** {@return a well-formed answer to a call whose {@code output} is so many arrays within each other} */
    public static Fault deep(int levels) {
        String json = "{\"network_code\":\"200\",\"output\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
        return body("deep", json.getBytes(StandardCharsets.UTF_8));
    }

    /** {@return a well-formed answer to a call, of so many bytes, chunked; it is made while it is sent} */
    public static Fault huge(long bytes) {
        FilledJson.fillingOf(bytes);
        return streamed("huge", JSON, new Streamed(Framing.CHUNKED, bytes, () -> new FilledJson(bytes)));
    }

    /** {@return as {@link #huge(long)}, but with {@code Content-Length}} */
    public static Fault hugeWithLength(long bytes) {
        FilledJson.fillingOf(bytes);
        return streamed("huge with length", JSON, new Streamed(Framing.LENGTH, bytes, () -> new FilledJson(bytes)));
    }

    /**
     * {@return as {@link #huge(long)}, but compressed to about a thousandth, whether or not the client asked for it}
     *
     * @param bytes the size after decompression
     */
    public static Fault gzipBomb(long bytes) {
        FilledJson.fillingOf(bytes);
        return streamed(
                "gzip bomb",
                JSON.with("Content-Encoding", "gzip"),
                new Streamed(Framing.CHUNKED, bytes, () -> new GzippedFilledJson(bytes)));
    }

    /**
     * {@return as {@link #huge(long)}, but after so many bytes nothing more comes, with the connection open until the
     * client leaves}
     */
    public static Fault hugeThenSilent(int bytes) {
        FilledJson.fillingOf(bytes);
        return streamed("huge, then silent", JSON, new Stalled(bytes));
    }

    /** {@return the proper answer in gzip's format, but of the compressed stream a part of its end is missing} */
    public static Fault cutGzip() {
        return gzipped("cut gzip", stream -> Arrays.copyOf(stream, stream.length - 6));
    }

    /** {@return the proper answer in gzip's format, with bytes behind it that are none} */
    public static Fault prolongedGzip() {
        return gzipped("prolonged gzip", stream -> Arrays.copyOf(stream, stream.length + 6));
    }

    /**
     * {@return the proper answer, said to be in this {@code Content-Encoding}, whether or not the client asked for it} Its
     * body is unreadable to whoever cannot undo that.
     */
    public static Fault encodedAs(String encoding) {
        return Fault.after("encoded as " + encoding, exchange -> {
            RawAnswer answer = exchange.answer();
            byte[] encoded = answer.body().clone();
            for (int i = 0; i < encoded.length; i++) {
                encoded[i] ^= (byte) 0xA5;
            }
            return Reply.of(
                    new RawAnswer(answer.status(), answer.headers(), encoded).with("Content-Encoding", encoding));
        });
    }

    private static Fault gzipped(String name, UnaryOperator<byte[]> spoiled) {
        return Fault.after(name, exchange -> {
            RawAnswer answer = exchange.answer();
            byte[] stream = spoiled.apply(Gzip.of(answer.body()));
            return Reply.of(new RawAnswer(answer.status(), answer.headers(), stream).with("Content-Encoding", "gzip"));
        });
    }

    /** {@return the proper answer with at least so many bytes of further headers, about a thousand bytes each} */
    public static Fault hugeHeaders(int bytes) {
        return Fault.after("huge headers", exchange -> {
            RawAnswer answer = exchange.answer();
            for (int i = 0; i * FILLER_HEADER < bytes; i++) {
                answer = answer.with("X-Filler-" + i, "a".repeat(FILLER_HEADER));
            }
            return Reply.of(answer);
        });
    }

    /**
     * {@return a call that the app behind Integry failed with this code, as a string} With 429 it was not executed, with
     * any other code it was. Other requests, and calls that are refused anyway, are served as ever.
     */
    public static Fault networkCode(int code) {
        return networkCode(code, TextNode.valueOf(String.valueOf(code)));
    }

    /** {@return as {@link #networkCode(int)}, but as a number} */
    public static Fault numericNetworkCode(int code) {
        return networkCode(code, IntNode.valueOf(code));
    }

    private static Fault networkCode(int code, JsonNode written) {
        Effect effect = exchange -> Reply.of(exchange.changed(envelope -> {
            envelope.set("network_code", written);
            envelope.putObject("output").put("success", false).put("error", "The app answered " + code + ".");
            envelope.remove(exchange.target().cursorKey());
        }));
        String name = "network code " + code;
        Fault fault = code == HTTP_TOO_MANY ? Fault.before(name, effect) : Fault.after(name, effect);
        return fault.onlyFor(request -> request.operation() == Operation.CALL_FUNCTION);
    }

    private static Fault body(String name, byte[] body) {
        RawAnswer answer = new RawAnswer(200, JSON.headers(), body);
        return Fault.after(name, exchange -> Reply.of(answer));
    }

    private static Fault streamed(String name, RawAnswer head, Responder responder) {
        return Fault.after(name, exchange -> Reply.of(head, responder));
    }
}
