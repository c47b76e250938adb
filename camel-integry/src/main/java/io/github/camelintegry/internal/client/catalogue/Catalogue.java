package io.github.camelintegry.internal.client.catalogue;

import io.github.camelintegry.internal.client.CallSettings;
import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.IntegryClient;
import io.github.camelintegry.internal.client.catalogue.CatalogueMemory.Place;
import io.github.camelintegry.internal.client.catalogue.CatalogueMemory.Question;
import io.github.camelintegry.internal.client.failure.UnusableOutput;
import io.github.camelintegry.internal.json.JsonSlice;
import io.github.camelintegry.internal.json.MalformedJsonException;
import io.github.camelintegry.internal.protocol.Arguments;
import io.github.camelintegry.internal.protocol.FunctionVersion;
import io.github.camelintegry.internal.protocol.IntegryReply;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the service knows of functions: their types and their schemas. Answers are kept for a while, in a memory that the
 * endpoints of a component share. A type belongs to the function, and is asked for once for all users; a schema to function,
 * version and user.
 */
public final class Catalogue {

    /** The types of functions, by which they are listed. */
    public static final List<String> TYPES = List.of("QUERY", "ACTION", "PASSTHROUGH");

    /** For questions whose answer is not that of one type, version or user. */
    private static final String ANY = "";

    private final IntegryClient client;
    private final CallSettings settings;
    private final CatalogueMemory memory;
    private final Duration lifetime;

    /** A catalogue that asks by this client, made of these settings, and takes what is remembered for so long. */
    public Catalogue(IntegryClient client, CallSettings settings, CatalogueMemory memory, Duration lifetime) {
        this.client = client.with(settings);
        this.settings = settings;
        this.memory = memory;
        this.lifetime = lifetime;
    }

    /**
     * Searches the functions of a type for this one, on all pages of the answer.
     *
     * @param type {@code QUERY} or {@code ACTION}
     * @return whether it is among them; fails if the catalogue does not say so to the end
     */
    public CompletableFuture<Boolean> isOfType(String type, String function, String userId) {
        return listed(Map.of("type", type, "search", function), type, function, userId);
    }

    /** {@return whether the function is listed under any type} */
    public CompletableFuture<Boolean> lists(String function, String userId) {
        return listed(Map.of("search", function), ANY, function, userId);
    }

    /** {@return whether the function is of this type, as far as was answered already; {@code null} if nobody asked} */
    @Nullable
    Boolean isKnownOfType(String type, String function) {
        try {
            return memory.listedIfKnown(new Question(place(), type, function, ANY), lifetime);
        } catch (RuntimeException e) {
            // without usable credentials there is no catalogue to know anything
            return null;
        }
    }

    private CompletableFuture<Boolean> listed(Map<String, String> query, String type, String function, String userId) {
        IntegryRequest request = new IntegryRequest(Operation.FUNCTIONS, null, userId, query, Arguments.NONE, null);
        return answer(
                () -> memory.listed(new Question(place(), type, function, ANY), lifetime, () -> new CatalogueSearch(
                                client, settings.codec(), function)
                        .page(request, 1)));
    }

    /** {@return the JSON schema of a function's parameters, in this version of it} */
    public CompletableFuture<FunctionSchema> schema(String function, @Nullable FunctionVersion version, String userId) {
        IntegryRequest request =
                new IntegryRequest(Operation.SCHEMA, function, userId, Map.of(), Arguments.NONE, null, version);
        String which = version == null ? ANY : version.text();
        return answer(() -> memory.schema(
                new Question(place(), which, function, userId), lifetime, () -> client.call(request, EffectSource.READ)
                        .thenApply(result -> parameters(result.reply()))));
    }

    /** A question that cannot even be sent is a failure like any other: who asks looks in one place. */
    private static <T> CompletableFuture<T> answer(Supplier<CompletableFuture<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Asks for the apps, to see whether the service accepts who asks; the answer is not kept. */
    public CompletableFuture<?> ask(String userId) {
        return client.call(
                new IntegryRequest(Operation.APPS, null, userId, Map.of(), Arguments.NONE, null), EffectSource.READ);
    }

    private Place place() {
        return new Place(settings.style().name(), settings.baseUrl(), client.appKey());
    }

    private FunctionSchema parameters(IntegryReply reply) {
        try {
            JsonSlice schema = reply.output().members(settings.codec()).getOrDefault("parameters", JsonSlice.NULL);
            return FunctionSchema.of(schema.bytes());
        } catch (MalformedJsonException e) {
            throw UnusableOutput.unreadable("a function's schema", e);
        }
    }
}
