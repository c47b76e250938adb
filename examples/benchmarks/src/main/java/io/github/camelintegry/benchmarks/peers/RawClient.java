package io.github.camelintegry.benchmarks.peers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelintegry.benchmarks.service.Service;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;

/**
 * The yardstick: the bare HttpClient of Vert.x and one {@code readTree} of the whole answer, with a signature and a look
 * at the status, and nothing else. No deadline, no bound, no second attempt.
 */
public final class RawClient implements AutoCloseable {

    private final Service service;
    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(Runtime.getRuntime().availableProcessors()));
    private final HttpClient client;
    private final HandSigner signer = new HandSigner();
    private final ObjectMapper mapper = new ObjectMapper();

    /** A client with so many connections. */
    public RawClient(Service service, int connections) {
        this.service = service;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
    }

    /** {@return the whole answer of a function} */
    public Future<JsonNode> call(String function, byte[] json) {
        return client.request(HttpMethod.POST, service.port(), Service.HOST, Service.path(function))
                // the body is asked for on the event loop: from another thread, it could be gone already
                .compose(request -> request.putHeader("App-Key", Service.APP_KEY)
                        .putHeader("User-ID", Service.USER_ID)
                        .putHeader("Hash", signer.sign(Service.USER_ID))
                        .putHeader("Content-Type", "application/json")
                        .send(Buffer.buffer(json))
                        .compose(RawClient::body)
                        .map(this::read));
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        return response.statusCode() == 200 ? response.body() : Future.failedFuture("Status " + response.statusCode());
    }

    private JsonNode read(Buffer body) {
        try {
            JsonNode envelope = mapper.readTree(body.getBytes());
            if (!envelope.path("network_code").asText().equals("200")) {
                throw new IllegalStateException("Network code " + envelope.path("network_code"));
            }
            return envelope;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
