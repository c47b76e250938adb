package io.github.camelintegry.benchmarks.service;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The stand-in: it verifies nothing and answers prepared bytes, so that the client is what is measured. Its first line
 * of output is its port; it ends when its input does, so it never outlives who started it.
 */
public final class CannedServer extends AbstractVerticle {

    private static final Map<String, Function> FUNCTIONS = new ConcurrentHashMap<>();
    private static final Buffer NO_FUNCTIONS = Buffer.buffer("{\"functions\":[]}");

    private final HttpServerOptions options;

    private CannedServer(HttpServerOptions options) {
        this.options = options;
    }

    /** Listens until the input ends; the argument, if there is one, is the store of a {@link Certificate}. */
    public static void main(String[] args) throws IOException {
        Vertx vertx = Vertx.vertx();
        HttpServerOptions options = args.length == 0
                ? new HttpServerOptions()
                : new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new Certificate(Path.of(args[0])).key());
        DeploymentOptions everyCore =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        vertx.deployVerticle(() -> new CannedServer(options), everyCore)
                .onSuccess(deployed -> System.out.println(
                        vertx.sharedData().getLocalMap("server").get("port")))
                .onFailure(failure -> System.exit(1));
        while (System.in.read() >= 0) {
            // nothing is asked for that way
        }
        System.exit(0);
    }

    @Override
    public void start(Promise<Void> started) {
        vertx.createHttpServer(options.setTcpNoDelay(true))
                .requestHandler(this::handle)
                // -1: any free port, the same one for all instances
                .listen(-1, Service.HOST)
                .onSuccess(server -> vertx.sharedData().getLocalMap("server").put("port", server.actualPort()))
                .<Void>mapEmpty()
                .onComplete(started);
    }

    private void handle(HttpServerRequest request) {
        request.bodyHandler(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        String[] path = request.path().split("/", -1);
        if (path.length < 3) {
            end(request, NO_FUNCTIONS);
            return;
        }
        Function function = FUNCTIONS.computeIfAbsent(path[2], Function::named);
        if (function.latencyMillis() == 0) {
            end(request, function.answer(body));
        } else {
            vertx.setTimer(function.latencyMillis(), late -> end(request, function.answer(body)));
        }
    }

    private static void end(HttpServerRequest request, Buffer body) {
        request.response().putHeader("Content-Type", "application/json").end(body);
    }
}
