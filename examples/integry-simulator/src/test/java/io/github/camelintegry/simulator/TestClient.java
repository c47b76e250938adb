package io.github.camelintegry.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A user of the simulator who signs his requests. */
public record TestClient(IntegrySimulator simulator, String user) {

    public static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public record Reply(int status, JsonNode json, HttpResponse<String> raw) {

        public static Reply of(HttpResponse<String> response) {
            try {
                return new Reply(response.statusCode(), Json.parse(response.body()), response);
            } catch (JsonProcessingException e) {
                return new Reply(response.statusCode(), null, response);
            }
        }

        public String text() {
            return json.toString();
        }
    }

    public static TestClient of(IntegrySimulator simulator) {
        return new TestClient(simulator, "user-1");
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
                .header("App-Key", simulator.appKey())
                .header("User-ID", user)
                .header("Hash", simulator.hash(user));
    }

    public Reply get(String path) {
        return send(request(path));
    }

    public Reply call(String function, String json) {
        return send(post(function, json));
    }

    public CompletableFuture<Reply> callAsync(String function, String json) {
        return HTTP.sendAsync(post(function, json).build(), BodyHandlers.ofString())
                .thenApply(Reply::of);
    }

    public HttpRequest.Builder post(String function, String json) {
        return request("/functions/" + function + "/")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
    }

    public static Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
