package io.github.camelintegry.simulator.internal.server;

import io.github.camelintegry.simulator.internal.http.ClientRequest;
import io.github.camelintegry.simulator.internal.http.Query;
import io.github.camelintegry.simulator.internal.http.Refusal;
import io.github.camelintegry.simulator.internal.http.Reply;
import io.github.camelintegry.simulator.internal.service.Service;
import io.github.camelintegry.simulator.journal.JournalEntry;
import io.github.camelintegry.simulator.wire.RawAnswer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Takes requests in, has them answered after the latency, and keeps the journal. */
public final class RequestHandler implements Handler<HttpServerRequest> {

    static final int MAX_BODY = 64 * 1024 * 1024;

    private final Vertx vertx;
    private final Entrance entrance;
    private final Service service;
    private final Interference faults;
    private final KeptJournal journal;
    private final Load load;
    private final Queue<RawAnswer> queued = new ConcurrentLinkedQueue<>();
    private volatile Duration latency;

    public RequestHandler(
            Vertx vertx,
            Entrance entrance,
            Service service,
            Interference faults,
            KeptJournal journal,
            Load load,
            Duration latency) {
        this.vertx = vertx;
        this.entrance = entrance;
        this.service = service;
        this.faults = faults;
        this.journal = journal;
        this.load = load;
        this.latency = latency;
    }

    public static Duration notNegative(Duration latency) {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("A negative latency: " + latency);
        }
        return latency;
    }

    public void latency(Duration latency) {
        this.latency = notNegative(latency);
    }

    public Queue<RawAnswer> queued() {
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

        private void answer(ClientRequest received) {
            long delay = latency.toMillis();
            ClientRequest read = entrance.admit(received);
            Optional<Reply> redirect = entrance.redirect(received, service).map(Reply::of);
            Consumer<JournalEntry> note = redirect.isPresent() ? journal::addRedirect : journal::add;
            Reply reply = redirect.orElseGet(() -> choose(read));
            if (delay == 0) {
                send(received, read.user(), reply, note);
            } else {
                vertx.setTimer(delay, timer -> send(received, read.user(), reply, note));
            }
        }

        private Reply choose(ClientRequest read) {
            RawAnswer next = queued.poll();
            if (next != null) {
                return Reply.of(next);
            }
            return tooLarge
                    ? Reply.of(Refusal.detail(413, "The body is larger than " + MAX_BODY + " bytes.")
                            .answer())
                    : faults.answer(read, service);
        }

        private void send(ClientRequest received, String user, Reply reply, Consumer<JournalEntry> note) {
            // both before the answer, so that a client that has it also sees them
            leave();
            note.accept(new JournalEntry(
                    number,
                    received.method(),
                    received.path(),
                    Query.masked(received.query()),
                    received.headers(),
                    received.text(),
                    user,
                    reply.status(),
                    receivedAt,
                    Instant.now(),
                    String.valueOf(request.remoteAddress().port())));
            if (!request.response().closed()) {
                reply.responder().respond(request, reply.answer(), vertx);
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
