package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.Target;
import io.github.camelintegry.internal.client.body.AnswerBody;
import io.github.camelintegry.internal.client.body.AttemptLimits;
import io.github.camelintegry.internal.client.body.ContentEncoding;
import io.github.camelintegry.internal.client.failure.FailedAttempt;
import io.github.camelintegry.internal.client.failure.Failure;
import io.github.camelintegry.internal.protocol.WireAnswer;
import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpVersion;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Collects one answer within its bounds: the deadline covers everything up to the last byte. What exceeds a bound, or
 * fails here in any other way, even by an {@link Error}, ends its call and resets its stream: an answer of which a piece
 * was lost must never look whole, and nothing stays behind. Runs on the event loop of its connection.
 */
final class AnswerCollector {

    private final Vertx vertx;
    private final Context context;
    private final HttpClientRequest request;
    private final Link link;
    private final Target target;
    private final AttemptLimits limits;
    private final CompletableFuture<WireAnswer> answer;
    private @Nullable Reading reading;

    AnswerCollector(
            Vertx vertx,
            HttpClientRequest request,
            Target target,
            AttemptLimits limits,
            CompletableFuture<WireAnswer> answer) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.request = request;
        this.link = ConnectionGuard.link(request.connection());
        this.target = target;
        this.limits = limits;
        this.answer = answer;
    }

    void collect() {
        long timer = vertx.setTimer(Math.max(1, limits.responseTimeout().toMillis()), guarded(expired -> outOfTime()));
        answer.whenComplete((done, failure) -> {
            vertx.cancelTimer(timer);
            if (reading != null) {
                reading.body.close();
            }
        });
        // its memory and its stream are used here only, on whatever thread it is given up
        limits.givenUp().endsBy(() -> context.runOnContext(guarded(told -> end(Stopped.sent()))));
        request.exceptionHandler(this::lost);
        request.response().onSuccess(guarded(response -> {
            link.answers();
            reading = new Reading(response);
            reading.begin();
        }));
    }

    /** The connection is gone, or broken; or it, or the service, did not want the request. */
    void lost(Throwable failure) {
        end(LostAnswer.because(failure, reading != null ? null : link, request, target));
    }

    private void outOfTime() {
        Reading late = reading;
        if (late != null && late.waits) {
            end(limits.noRoomInTime(late.response.statusCode()));
            return;
        }
        // first, so that no other attempt, of this call or of others, goes by a connection that may be dead
        link.doubt(() -> end(Failure.LOST.because("No complete answer from " + target + " within responseTimeout ("
                + limits.responseTimeout().toMillis()
                + " ms). Raise responseTimeout if it may take longer, or ask for"
                + " less at a time; retryTimeout bounds all attempts together")));
    }

    private <E> Handler<E> guarded(Handler<E> step) {
        return event -> {
            if (answer.isDone()) {
                return;
            }
            try {
                step.handle(event);
            } catch (FailedAttempt e) {
                end(e);
            } catch (Throwable e) {
                broken(e);
            }
        };
    }

    /** Something failed that must not. If memory is what is missing, there may be some when the body is let go. */
    void broken(Throwable failure) {
        letGo();
        end(Failure.UNREADABLE.because("The answer could not be taken in: " + failure, failure));
    }

    private void end(FailedAttempt failure) {
        if (answer.isDone()) {
            return;
        }
        letGo();
        try {
            answer.completeExceptionally(failure);
        } finally {
            request.reset();
        }
    }

    private void letGo() {
        if (reading != null) {
            reading.body.drop();
        }
    }

    /** From the head of the answer on. */
    private final class Reading {

        private final HttpClientResponse response;
        private final AnswerBody body;
        private final Runnable goOn = () -> context.runOnContext(guarded(granted -> goOn()));
        private boolean waits;
        private boolean ended;

        Reading(HttpClientResponse response) {
            this.response = response;
            this.body = new AnswerBody(
                    limits,
                    response.statusCode(),
                    response.getHeader("Content-Length"),
                    ContentEncoding.of(response.headers().getAll(ContentEncoding.HEADER)));
        }

        void begin() {
            response.exceptionHandler(AnswerCollector.this::lost);
            response.handler(guarded(chunk -> {
                body.feed(chunk);
                if (!body.takeIn(goOn)) {
                    hold();
                }
            }));
            response.endHandler(guarded(end -> {
                ended = true;
                finish();
            }));
        }

        /** Until there is memory, on which the service must wait too. */
        private void hold() {
            if (response.version() == HttpVersion.HTTP_2) {
                throw limits.noRoomAtOnce(response.statusCode());
            }
            waits = true;
            response.pause();
        }

        private void goOn() {
            waits = false;
            if (ended) {
                finish();
            } else if (body.takeIn(goOn)) {
                response.resume();
            } else {
                waits = true;
            }
        }

        private void finish() {
            byte[] whole = body.whole(goOn);
            waits = whole == null;
            if (whole != null) {
                answer.complete(new WireAnswer(response.statusCode(), response.headers()::getAll, whole));
            }
        }
    }
}
