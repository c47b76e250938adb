package io.github.camelintegry.simulator;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes requests in, has them answered after the latency, and keeps the journal. */
final class RequestHandler implements Handler<HttpServerRequest> {

    static final int MAX_BODY = 64 * 1024 * 1024;

    private final Vertx vertx;
    private final Service service;
    private final Journal journal;
    private final Load load;
    private final Responder responder = Responder.FAITHFUL;
    private final Queue<RawAnswer> queued = new ConcurrentLinkedQueue<>();
    private volatile Duration latency;

    RequestHandler(Vertx vertx, Service service, Journal journal, Load load, Duration latency) {
        this.vertx = vertx;
        this.service = service;
        this.journal = journal;
        this.load = load;
        this.latency = latency;
    }

    static Duration notNegative(Duration latency) {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("A negative latency: " + latency);
        }
        return latency;
    }

    void latency(Duration latency) {
        this.latency = notNegative(latency);
    }

    Queue<RawAnswer> queued() {
        return queued;
    }

    @Override
    public void handle(HttpServerRequest request) {
        new Visit(request).receive();
    }

    /** One request until it is answered, all of it on the connection's event loop. */
    private final class Visit {

        private final HttpServerRequest request;
        private final long number = journal.nextNumber();
        private final Instant receivedAt = Instant.now();
        // it doubles when it grows; a Vert.x buffer of many megabytes would be copied at every fourth one
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private boolean tooLarge;
        private boolean left;

        Visit(HttpServerRequest request) {
            this.request = request;
        }

        void receive() {
            load.requestArrived();
            request.exceptionHandler(connectionLost -> leave());
            request.handler(chunk -> {
                tooLarge |= body.size() + chunk.length() > MAX_BODY;
                if (tooLarge) {
                    // the rest is still read, so that the client gets to its answer, but not kept
                    body.reset();
                } else {
                    body.writeBytes(chunk.getBytes());
                }
            });
            request.endHandler(end -> answer(ClientRequest.of(request, body.toByteArray())));
        }

        private void answer(ClientRequest read) {
            long delay = latency.toMillis();
            RawAnswer answer = choose(read);
            if (delay == 0) {
                send(read, answer);
            } else {
                vertx.setTimer(delay, timer -> send(read, answer));
            }
        }

        private RawAnswer choose(ClientRequest read) {
            RawAnswer next = queued.poll();
            if (next != null) {
                return next;
            }
            return tooLarge
                    ? Refusal.detail(413, "The body is larger than " + MAX_BODY + " bytes.")
                            .answer()
                    : service.answer(read);
        }

        private void send(ClientRequest read, RawAnswer answer) {
            // both before the answer, so that a client that has it also sees them
            leave();
            journal.add(new JournalEntry(
                    number,
                    read.method(),
                    read.path(),
                    read.query(),
                    read.headers(),
                    read.text(),
                    read.user(),
                    answer.status(),
                    receivedAt,
                    Instant.now(),
                    String.valueOf(request.remoteAddress().port())));
            if (!request.response().closed()) {
                responder.respond(request.response(), answer);
            }
        }

        private void leave() {
            if (!left) {
                left = true;
                load.requestLeft();
            }
        }
    }
}
