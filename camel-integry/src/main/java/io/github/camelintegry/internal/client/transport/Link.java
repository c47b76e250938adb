package io.github.camelintegry.internal.client.transport;

import io.github.camelintegry.internal.client.address.Way;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.util.concurrent.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one connection beyond what Vert.x knows: by which way it goes, up to which request the service went,
 * and whether it is still alive. Over HTTP/2 a call that times out ends alone, and a connection that is silently dead
 * would get every later call of everybody. So the first timeout takes it out of the pool for good: what is alive serves
 * those who are on it to their end, what does not answer a PING is closed.
 */
final class Link {

    private static final Buffer PING = Buffer.buffer("integry?");

    private final HttpConnection connection;
    private final Channel channel;
    private final Duration patience;
    private final AtomicBoolean doubted = new AtomicBoolean();
    private @Nullable Way way;
    private boolean retired;
    private volatile boolean answered;
    private volatile int lastStream = Integer.MAX_VALUE;

    Link(HttpConnection connection, Channel channel, Duration patience) {
        this.connection = connection;
        this.channel = channel;
        this.patience = patience;
        channel.closeFuture().addListener(closed -> retire());
    }

    /** A call goes by it, and found it by this way. */
    void serves(Way found) {
        if (way != found) {
            join(found);
        }
    }

    private synchronized void join(Way found) {
        if (!retired && way != found) {
            leave();
            way = found;
            found.opened();
        }
    }

    /** It takes no calls any more, so its way is not open for it. */
    private synchronized void retire() {
        retired = true;
        leave();
    }

    private void leave() {
        if (way != null) {
            way.closed();
            way = null;
        }
    }

    /** The service says that it takes up no request behind this one; it may say so twice, the second time of fewer. */
    void ended(int lastStreamId) {
        lastStream = Math.min(lastStream, lastStreamId);
        retire();
        closeWhenDone();
    }

    /** {@return whether the service said that it did not begin, and would not begin, with this request} */
    boolean hasPassedOver(HttpClientRequest request) {
        return lastStream < Integer.MAX_VALUE && request.streamId() > lastStream;
    }

    /** An answer has begun to come by it: the service has accepted who asks. */
    void answers() {
        answered = true;
    }

    /** {@return whether an answer has come by it, be it to another request} */
    boolean hasAnswered() {
        return answered;
    }

    /** Takes the connection out of the pool, and closes it when its last call has ended. HTTP/2 only. */
    void endWhenDone(Http2Error reason) {
        retire();
        closeWhenDone();
        connection.goAway(reason.code());
    }

    private void closeWhenDone() {
        connection.shutdownHandler(done -> connection.close());
    }

    /**
     * Takes the connection out of the pool, and finds out whether it is alive. On HTTP/1.1 there is nothing to do: who
     * resets a request closes its connection.
     *
     * @param then runs when no other call can come by it any more
     */
    void doubt(Runnable then) {
        Http2ConnectionHandler frames = channel.pipeline().get(Http2ConnectionHandler.class);
        if (frames == null || !channel.isActive()) {
            then.run();
            return;
        }
        EventLoop loop = channel.eventLoop();
        Runnable work = () -> {
            if (doubted.compareAndSet(false, true)) {
                ask(frames);
                endWhenDone(Http2Error.NO_ERROR);
            }
            then.run();
        };
        if (loop.inEventLoop()) {
            work.run();
        } else {
            loop.execute(work);
        }
    }

    private void ask(Http2ConnectionHandler frames) {
        Future<?> verdict = channel.eventLoop().schedule(() -> close(frames), patience.toNanos(), TimeUnit.NANOSECONDS);
        channel.closeFuture().addListener(closed -> verdict.cancel(false));
        connection.ping(PING).onSuccess(alive -> verdict.cancel(false));
    }

    /** Past all that would first write something, which a dead connection does not take. */
    private void close(Http2ConnectionHandler frames) {
        ChannelHandlerContext context = channel.pipeline().context(frames);
        if (context != null) {
            DisorderException silent = DisorderException.silent(patience);
            frames.onError(
                    context,
                    false,
                    Http2Exception.connectionError(Http2Error.CANCEL, silent, String.valueOf(silent.getMessage())));
        }
        channel.pipeline().firstContext().close();
    }
}
