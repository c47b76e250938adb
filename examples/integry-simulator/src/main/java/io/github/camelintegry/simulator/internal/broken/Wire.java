package io.github.camelintegry.simulator.internal.broken;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.nio.charset.StandardCharsets;

/** Writes past Vert.x, which lets nothing out that HTTP forbids, what faults need: on the event loop, and at once. */
public final class Wire {

    private final Channel channel;

    private Wire(Channel channel) {
        this.channel = channel;
    }

    public static Wire of(HttpServerRequest request) {
        return new Wire(((ConnectionBase) request.connection()).channel());
    }

    /** Writes a status and nothing else: a head of its own in HTTP/1.1, a frame in HTTP/2. */
    public ChannelFuture head(HttpServerRequest request, int status) {
        if (request.version() != HttpVersion.HTTP_2) {
            return bytes(("HTTP/1.1 " + status + " Interim\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        // past the encoder, which would refuse a frame of a stream that has ended
        ChannelHandlerContext frames = channel.pipeline().context(Http2ConnectionHandler.class);
        ChannelFuture written = ((Http2ConnectionHandler) frames.handler())
                .encoder()
                .frameWriter()
                .writeHeaders(
                        frames,
                        request.response().streamId(),
                        new DefaultHttp2Headers().status(String.valueOf(status)),
                        0,
                        false,
                        frames.newPromise());
        frames.flush();
        return written;
    }

    /** Writes a GOAWAY that leaves the connection as it is; HTTP/2 only. */
    public void goAway(int lastStream) {
        ChannelHandlerContext frames = channel.pipeline().context(Http2ConnectionHandler.class);
        ((Http2ConnectionHandler) frames.handler())
                .encoder()
                .frameWriter()
                .writeGoAway(frames, lastStream, 0, Unpooled.EMPTY_BUFFER, frames.newPromise());
        frames.flush();
    }

    /** Ends the connection past all that would first wait for the requests under way. */
    public void cut() {
        channel.pipeline().firstContext().close();
    }

    /** Writes bytes as they are; HTTP/1.1 only. */
    public ChannelFuture bytes(byte[] bytes) {
        // from the encoder on, towards the socket
        return channel.pipeline().context(HttpResponseEncoder.class).writeAndFlush(Unpooled.wrappedBuffer(bytes));
    }
}
