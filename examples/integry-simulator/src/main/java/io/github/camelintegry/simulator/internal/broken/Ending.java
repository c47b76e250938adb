package io.github.camelintegry.simulator.internal.broken;

import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;

/** How a connection ends too early. Over HTTP/2 it is the request's stream that is reset, in either way. */
public enum Ending {

    /** What was written arrives, and then the end of the stream (TCP FIN). */
    CLOSE {
        @Override
        void endConnection(HttpServerRequest request) {
            request.connection().close();
        }
    },

    /** The client's read fails (TCP RST). Vert.x has no public way to it, so this one goes through to Netty. */
    RESET {
        @Override
        void endConnection(HttpServerRequest request) {
            if (request.connection() instanceof ConnectionBase connection) {
                connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
                connection.channel().close();
            } else {
                request.connection().close();
            }
        }
    };

    abstract void endConnection(HttpServerRequest request);

    public void end(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            endConnection(request);
        }
    }
}
