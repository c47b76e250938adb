package io.github.camelintegry.internal.client.transport;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.CombinedChannelDuplexHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestEncoder;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 for one exchange at a time. A request waits until its event loop has once more looked at what the connection
 * has brought: bytes that came before it was handed over are none of its answer, and an end that came before is no
 * reason to doubt what became of the request. It knows requests that are written whole, by any method but HEAD and
 * CONNECT: this client has no others.
 */
final class ExchangeCodec extends CombinedChannelDuplexHandler<AnswerDecoder, HttpRequestEncoder> {

    private final AnswerDecoder answers;
    private final ChannelFutureListener whenWritten;
    private @Nullable Waiting waiting;

    ExchangeCodec(HttpDecoderConfig config, Runnable giveUp) {
        answers = new AnswerDecoder(config, giveUp);
        whenWritten = write -> {
            if (write.isSuccess()) {
                answers.requestWritten();
            }
        };
        init(answers, new HttpRequestEncoder());
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof FullHttpRequest request) {
            waiting = new Waiting(ctx, request, promise.unvoid());
            // a task of the queue may still run in this turn of the event loop; a timer runs after the next look
            ctx.executor().schedule(waiting, 0, TimeUnit.NANOSECONDS);
        } else {
            super.write(ctx, message, promise);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (waiting != null) {
            waiting.refuse();
        }
        super.channelInactive(ctx);
    }

    /** A request that was handed over and not yet written. */
    private final class Waiting implements Runnable {

        private final ChannelHandlerContext ctx;
        private final FullHttpRequest request;
        private final ChannelPromise promise;

        Waiting(ChannelHandlerContext ctx, FullHttpRequest request, ChannelPromise promise) {
            this.ctx = ctx;
            this.request = request;
            this.promise = promise;
        }

        @Override
        public void run() {
            if (waiting != this) {
                return;
            }
            if (answers.isRetired()) {
                refuse();
                return;
            }
            waiting = null;
            answers.requestBegins();
            try {
                ExchangeCodec.super.write(ctx, request, promise.addListener(whenWritten));
                ctx.flush();
            } catch (Exception e) {
                ctx.fireExceptionCaught(e);
            }
        }

        void refuse() {
            waiting = null;
            ReferenceCountUtil.release(request);
            DisorderException notSent = DisorderException.notSent();
            promise.tryFailure(notSent);
            ctx.fireExceptionCaught(notSent);
        }
    }
}
