package io.github.camelintegry.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.codec.http2.Http2Error;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.Function;

/**
 * Sees to it, before the first request of each connection, that a call gets its own answer or none. Vert.x 4.5 takes an
 * interim 102, 104 or 199 for the answer itself, over HTTP/1.1 a 101 as well, and the real one for that of the next
 * request; it has no public way to change that. So this class, and no other, reaches through to Netty.
 */
final class ConnectionGuard implements Handler<HttpConnection> {

    private static final String WRONG_VERTX =
            "camel-integry needs vertx-core 4.5.x: with the one on the class path it cannot tell whose an answer is";

    private final Function<ConnectionBase, Channel> channel = channel();
    private final HttpDecoderConfig limits;

    /**
     * A guard for the connections of a client.
     *
     * @param options of the client: its limits of what is read hold on
     * @throws IllegalStateException if Vert.x is another one
     */
    ConnectionGuard(HttpClientOptions options) {
        limits = new HttpDecoderConfig()
                .setMaxInitialLineLength(options.getMaxInitialLineLength())
                .setMaxHeaderSize(options.getMaxHeaderSize())
                .setMaxChunkSize(options.getMaxChunkSize())
                .setInitialBufferSize(options.getDecoderInitialBufferSize());
    }

    /** Links at once, so that another Vert.x is found out when a route starts and not at its first call. */
    private static Function<ConnectionBase, Channel> channel() {
        try {
            return ConnectionBase::channel;
        } catch (LinkageError e) {
            throw new IllegalStateException(WRONG_VERTX, e);
        }
    }

    @Override
    public void handle(HttpConnection connection) {
        try {
            guard(connection, channel.apply((ConnectionBase) connection).pipeline());
        } catch (RuntimeException | LinkageError e) {
            connection.close();
            throw new IllegalStateException(WRONG_VERTX, e);
        } catch (Throwable e) {
            // want of memory, perhaps: a connection that nobody guards must not serve
            connection.close();
            throw e;
        }
    }

    private void guard(HttpConnection connection, ChannelPipeline pipeline) {
        Http2ConnectionHandler http2 = pipeline.get(Http2ConnectionHandler.class);
        if (http2 != null) {
            Http2ConnectionDecoder frames = http2.decoder();
            frames.frameListener(new InterimHeadersFilter(frames.frameListener(), () -> endWhenDone(connection)));
            return;
        }
        ChannelHandlerContext codec = pipeline.context(HttpClientCodec.class);
        pipeline.replace(codec.handler(), codec.name(), new ExchangeCodec(limits, connection::close));
    }

    private static void endWhenDone(HttpConnection connection) {
        connection.shutdownHandler(done -> connection.close());
        connection.goAway(Http2Error.PROTOCOL_ERROR.code());
    }
}
