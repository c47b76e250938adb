package io.github.camelintegry.simulator.fault;

import io.github.camelintegry.simulator.internal.broken.BrokenBody;
import io.github.camelintegry.simulator.internal.broken.DeadEnd;
import io.github.camelintegry.simulator.internal.broken.Drip;
import io.github.camelintegry.simulator.internal.broken.Ending;
import io.github.camelintegry.simulator.internal.broken.Framing;
import io.github.camelintegry.simulator.internal.http.Reply;
import java.time.Duration;

/**
 * Faults of the connection that an answer comes over; all of them after execution unless told otherwise. A reset is a
 * TCP reset, or over HTTP/2 one of the stream, which there takes the place of every early end. No answer here is
 * compressed.
 */
public final class ConnectionFaults {

    private static final double NOTHING = 0;
    private static final double HALF = 0.5;

    private ConnectionFaults() {}

    /** {@return a connection reset without a byte of an answer} */
    public static Fault reset() {
        return Fault.after("reset", exchange -> Reply.none((request, answer, vertx) -> Ending.RESET.end(request)));
    }

    /** {@return a connection closed in good order without a byte of an answer} */
    public static Fault closed() {
        return Fault.after("closed", exchange -> Reply.none((request, answer, vertx) -> Ending.CLOSE.end(request)));
    }

    /** {@return a connection reset after the headers} */
    public static Fault resetAfterHeaders() {
        return Fault.written("reset after headers", new BrokenBody(Framing.LENGTH, NOTHING, Ending.RESET));
    }

    /** {@return a connection reset after half of the body} */
    public static Fault resetInBody() {
        return Fault.written("reset in body", new BrokenBody(Framing.LENGTH, HALF, Ending.RESET));
    }

    /** {@return half of the body that {@code Content-Length} announces, and the connection closed} */
    public static Fault truncated() {
        return Fault.written("truncated", new BrokenBody(Framing.LENGTH, HALF, Ending.CLOSE));
    }

    /** {@return half of a chunked body without its last chunk, and the connection closed} */
    public static Fault truncatedChunked() {
        return Fault.written("truncated chunked", new BrokenBody(Framing.CHUNKED, HALF, Ending.CLOSE));
    }

    /** {@return half of a body that ends with the connection: only the JSON itself tells that something is missing} */
    public static Fault truncatedWithoutLength() {
        return Fault.written("truncated without length", new BrokenBody(Framing.UNTIL_CLOSE, HALF, Ending.CLOSE));
    }

    /**
     * {@return the headers and then a space at each interval, without end until the client leaves}
     *
     * @param interval at least one millisecond
     */
    public static Fault drip(Duration interval) {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("An interval of less than a millisecond: " + interval);
        }
        return Fault.written("drip", new Drip(interval));
    }

    /** {@return no answer at all, with the connection open until the client leaves} */
    public static Fault hang() {
        return Fault.after("hang", exchange -> Reply.none((request, answer, vertx) -> {}));
    }

    /**
     * {@return no answer at all, with the connection open until the client leaves}
     *
     * @param left runs when the client has ended the request: the connection, or over HTTP/2 the stream
     */
    public static Fault hang(Runnable left) {
        return Fault.after(
                "hang",
                exchange -> Reply.none(
                        (request, answer, vertx) -> request.response().closeHandler(end -> left.run())));
    }

    /**
     * {@return a connection that is dead from now on, and does not say so: nothing that comes over it is seen, by this
     * request or any other, and nothing leaves, until either side closes it}
     */
    public static Fault dead() {
        return Fault.after("dead", exchange -> Reply.none((request, answer, vertx) -> DeadEnd.at(request)));
    }
}
