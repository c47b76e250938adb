package io.github.camelintegry.internal.client.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.security.CodeSource;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it, before the first request of each connection, that a call gets its own answer or none. Vert.x 4.5 takes an
 * interim 102, 104 or 199 for the answer itself, over HTTP/1.1 a 101 as well, and the real one for that of the next
 * request; it has no public way to change that. So this class, and no other, reaches through to Netty.
 */
final class ConnectionGuard implements Handler<HttpConnection> {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionGuard.class);

    private static final String WRONG_VERTX =
            "camel-integry needs vertx-core 4.5.x, and cannot tell whose an answer is with"
                    + " the one on the class path, " + found()
                    + ": set its version in the application's dependencyManagement";

    private static final AttributeKey<Link> LINK = AttributeKey.valueOf(Link.class.getName());

    private final Function<ConnectionBase, Channel> channel = channel();
    private final HttpDecoderConfig limits;
    private final Duration patience;

    /**
     * A guard for the connections of a client.
     *
     * @param options  of the client: its limits of what is read hold on
     * @param patience how long a connection that is doubted has for a sign of life
     * @throws IllegalStateException if Vert.x is another one
     */
    ConnectionGuard(HttpClientOptions options, Duration patience) {
        this.patience = patience;
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

    /** The jar that it is in, whose name has its version. */
    private static String found() {
        CodeSource source = HttpConnection.class.getProtectionDomain().getCodeSource();
        return source == null ? "of no known jar" : String.valueOf(source.getLocation());
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

    /** {@return what is known of a connection that has been guarded} */
    static Link link(HttpConnection connection) {
        return ((ConnectionBase) connection).channel().attr(LINK).get();
    }

    private void guard(HttpConnection connection, ChannelPipeline pipeline) {
        // Vert.x logs as an error what nobody listens to: calls under way hear of it anyhow, and if there are none,
        // then a connection that was idle has ended, which is how services and load balancers save theirs
        connection.exceptionHandler(e -> LOG.debug("A connection ends", e));
        Link link = new Link(connection, pipeline.channel(), patience);
        pipeline.channel().attr(LINK).set(link);
        IdleStateHandler untilConnected = pipeline.get(IdleStateHandler.class);
        if (untilConnected != null) {
            pipeline.remove(untilConnected);
        }
        Http2ConnectionHandler http2 = pipeline.get(Http2ConnectionHandler.class);
        if (http2 != null) {
            Http2ConnectionDecoder frames = http2.decoder();
            frames.frameListener(new InterimHeadersFilter(frames.frameListener(), link));
            return;
        }
        ChannelHandlerContext codec = pipeline.context(HttpClientCodec.class);
        pipeline.replace(codec.handler(), codec.name(), new ExchangeCodec(limits, connection::close));
    }
}
