package io.github.camelintegry.simulator.internal.server;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.KeyCertOptions;
import java.util.concurrent.CompletionException;

/** The listening socket, and the Vert.x behind it: a given one, or one of its own that ends with it. */
public final class Listener implements AutoCloseable {

    public static final String HOST = "127.0.0.1";

    private static final int MAX_HEAD = 64 * 1024;

    private final Vertx vertx;
    private final boolean ownsVertx;
    private HttpServer server;

    public Listener(Vertx given) {
        ownsVertx = given == null;
        vertx = ownsVertx ? Vertx.vertx(ownOptions()) : given;
    }

    public Vertx vertx() {
        return vertx;
    }

    public int port() {
        return server.actualPort();
    }

    /** Blocks until the socket is open; {@code certificate} is null for plain HTTP. */
    public void open(int port, KeyCertOptions certificate, Load load, Handler<HttpServerRequest> handler) {
        requireOrdinaryThread();
        server = vertx.createHttpServer(serverOptions(port, certificate))
                .connectionHandler(connection -> {
                    load.connectionOpened();
                    connection.closeHandler(closed -> load.connectionClosed());
                })
                .requestHandler(handler);
        try {
            await(server.listen());
        } catch (RuntimeException e) {
            close();
            throw new IllegalStateException(
                    "Cannot listen on " + HOST + ":" + port + ": " + e.getMessage()
                            + "; choose another port, or 0 for any free one",
                    e);
        }
    }

    @Override
    public void close() {
        requireOrdinaryThread();
        await(ownsVertx ? vertx.close() : server.close());
    }

    private static VertxOptions ownOptions() {
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                // a test that forgets to close must still end
                .setUseDaemonThread(true);
        options.getFileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
        return options;
    }

    private static HttpServerOptions serverOptions(int port, KeyCertOptions certificate) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(HOST)
                .setPort(port)
                .setCompressionSupported(true)
                .setMaxHeaderSize(MAX_HEAD)
                .setMaxInitialLineLength(MAX_HEAD)
                // nobody speaks HTTP/2 without TLS to the service; with it, clients choose
                .setHttp2ClearTextEnabled(false);
        return certificate == null
                ? options
                : options.setSsl(true).setKeyCertOptions(certificate).setUseAlpn(true);
    }

    private static void requireOrdinaryThread() {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("The simulator cannot be started or closed on an event loop");
        }
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
