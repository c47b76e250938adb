package io.github.camelintegry.simulator.internal.broken;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** Lets nothing through, in either direction, as a way on which a router has died. */
public final class DeadEnd extends ChannelDuplexHandler {

    private DeadEnd() {}

    public static void at(HttpServerRequest request) {
        ((ConnectionBase) request.connection()).channel().pipeline().addFirst(new DeadEnd());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        // as a kernel that takes the bytes and never gets rid of them
        ReferenceCountUtil.release(message);
        promise.trySuccess();
    }
}
