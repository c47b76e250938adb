package io.github.camelintegry.client;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Collects one answer within its bounds: the deadline covers everything up to the last byte, and bytes are counted as
 * they come, decompressed. What exceeds a bound resets its stream, so that nothing stays behind. Runs on the event loop
 * of its connection.
 */
final class AnswerCollector {

    private static final long BELIEVED_AT_ONCE = 256 * 1024;

    private final Vertx vertx;
    private final HttpClientRequest request;
    private final AttemptLimits limits;
    private final CompletableFuture<WireAnswer> answer;
    private byte[] body = new byte[0];
    private int length;
    private long announced;

    AnswerCollector(
            Vertx vertx, HttpClientRequest request, AttemptLimits limits, CompletableFuture<WireAnswer> answer) {
        this.vertx = vertx;
        this.request = request;
        this.limits = limits;
        this.answer = answer;
    }

    void collect() {
        long timer = vertx.setTimer(Math.max(1, limits.responseTimeout().toMillis()), expired -> abort(timedOut()));
        answer.whenComplete((done, failure) -> vertx.cancelTimer(timer));
        request.exceptionHandler(failure -> answer.completeExceptionally(lost(failure)));
        request.response().onSuccess(this::read);
    }

    private void read(HttpClientResponse response) {
        response.exceptionHandler(failure -> answer.completeExceptionally(lost(failure)));
        response.handler(chunk -> append(response.statusCode(), chunk));
        response.endHandler(end -> answer.complete(new WireAnswer(
                response.statusCode(),
                response.headers()::get,
                length == body.length ? body : Arrays.copyOf(body, length))));
        announced = announcedSize(response.getHeader("Content-Length"));
    }

    /** What the service says it will send, within what is allowed; 0 if it does not say. */
    private long announcedSize(@Nullable String contentLength) {
        try {
            return contentLength == null ? 0 : Math.min(Long.parseLong(contentLength), limits.maxResponseSize());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private void append(int status, Buffer chunk) {
        if (answer.isDone()) {
            return;
        }
        long total = (long) length + chunk.length();
        if (total > limits.maxResponseSize()) {
            abort(IntegryProtocolException.oversize(
                    "The answer is larger than maxResponseSize (" + limits.maxResponseSize() + " bytes)", status));
            return;
        }
        if (total > body.length) {
            grow(total);
        }
        chunk.getBytes(body, length);
        length = (int) total;
    }

    /** Memory follows what has come, not what was announced: an announcement costs a service nothing. */
    private void grow(long needed) {
        long generous = announced >= needed
                ? Math.min(announced, Math.max(BELIEVED_AT_ONCE, 4L * needed))
                : Math.min(2L * body.length, limits.maxResponseSize());
        body = Arrays.copyOf(body, (int) Math.min(Math.max(needed, generous), Integer.MAX_VALUE - 8L));
    }

    private void abort(IntegryException failure) {
        if (answer.completeExceptionally(failure)) {
            body = new byte[0];
            request.reset();
        }
    }

    private IntegryTransportException timedOut() {
        return new IntegryTransportException(
                "No complete answer within responseTimeout ("
                        + limits.responseTimeout().toMillis() + " ms)",
                null,
                Outcome.UNKNOWN);
    }

    static IntegryTransportException lost(Throwable failure) {
        if (failure instanceof DisorderException disorder) {
            return disorder.asTransportException();
        }
        if (failure.getCause() instanceof DisorderException disorder) {
            return disorder.asTransportException();
        }
        return new IntegryTransportException(
                "The connection was lost before the answer was complete ("
                        + failure.getClass().getSimpleName() + ')',
                failure,
                Outcome.UNKNOWN);
    }
}
