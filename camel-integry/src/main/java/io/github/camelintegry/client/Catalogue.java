package io.github.camelintegry.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.protocol.Arguments;
import io.github.camelintegry.protocol.IntegryReply;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.JsonCodec;
import io.github.camelintegry.protocol.JsonElements;
import io.github.camelintegry.protocol.MalformedJsonException;
import io.github.camelintegry.protocol.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What the service knows of functions: their types and their schemas. Answers are kept for a while. */
public final class Catalogue {

    private final IntegryClient client;
    private final JsonCodec codec;
    private final ExpiringCache<Question, Boolean> types;
    private final ExpiringCache<Question, JsonNode> schemas;

    /** A catalogue that asks by this client, and keeps answers so long. */
    public Catalogue(IntegryClient client, JsonCodec codec, Ticker ticker, Duration lifetime) {
        this.client = client;
        this.codec = codec;
        this.types = new ExpiringCache<>(ticker, lifetime);
        this.schemas = new ExpiringCache<>(ticker, lifetime);
    }

    /**
     * Asks for one page of the functions of a type whose names are like this one.
     *
     * @param type {@code QUERY} or {@code ACTION}
     * @return whether the function is on it
     */
    public CompletableFuture<Boolean> isOfType(String type, String function, String userId) {
        IntegryRequest request = new IntegryRequest(
                Operation.FUNCTIONS, null, userId, Map.of("type", type, "search", function), Arguments.NONE, null);
        return types.get(new Question(type, function, userId), () -> client.call(request, EffectSource.READ)
                .thenApply(result -> lists(result.reply(), function)));
    }

    /** {@return the JSON schema of a function's parameters} */
    public CompletableFuture<JsonNode> schema(String function, String userId) {
        IntegryRequest request = new IntegryRequest(Operation.SCHEMA, function, userId, Map.of(), Arguments.NONE, null);
        return schemas.get(new Question("schema", function, userId), () -> client.call(request, EffectSource.READ)
                .thenApply(result -> tree(result.reply()).path("parameters")));
    }

    /** Asks for the apps, to see whether the service accepts who asks; the answer is not kept. */
    public CompletableFuture<?> ask(String userId) {
        return client.call(
                new IntegryRequest(Operation.APPS, null, userId, Map.of(), Arguments.NONE, null), EffectSource.READ);
    }

    private boolean lists(IntegryReply reply, String function) {
        return JsonElements.of(tree(reply))
                .anyMatch(listed -> listed.path("name").asText().equals(function));
    }

    private JsonNode tree(IntegryReply reply) {
        try {
            return reply.output().tree(codec);
        } catch (MalformedJsonException e) {
            throw IntegryProtocolException.badOutput(e);
        }
    }

    private record Question(String what, String function, String userId) {}
}
