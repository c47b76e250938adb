package io.github.camelintegry.internal.client.catalogue;

import io.github.camelintegry.internal.client.address.BaseUrl;
import io.github.camelintegry.internal.util.ExpiringCache;
import io.github.camelintegry.internal.util.Ticker;
import io.github.camelintegry.internal.util.WeightedCache;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue has answered, for all endpoints of a component. Of schemas each user's answer is remembered by its
 * digest alone, and equal ones are kept once: thousands of users have the same.
 */
public final class CatalogueMemory {

    /** How many bytes of schemas are kept unless told otherwise. */
    public static final long DEFAULT_SCHEMA_BYTES = 16 << 20;

    private static final int KEPT_TYPES = 1_000;
    private static final int KEPT_DIGESTS = 10_000;

    private final ExpiringCache<Question, Boolean> listed;
    private final ExpiringCache<Question, String> digests;
    private final WeightedCache<String, FunctionSchema> schemas;

    /**
     * An empty memory.
     *
     * @param schemaBytes how many bytes the texts of all schemas may take together
     * @param ticker      the time, by a clock that nobody sets
     */
    public CatalogueMemory(long schemaBytes, Ticker ticker) {
        this.listed = new ExpiringCache<>(KEPT_TYPES, ticker);
        this.digests = new ExpiringCache<>(KEPT_DIGESTS, ticker);
        this.schemas = new WeightedCache<>(schemaBytes, FunctionSchema::weight);
    }

    CompletableFuture<Boolean> listed(
            Question question, Duration lifetime, Supplier<CompletableFuture<Boolean>> loader) {
        return listed.get(question, lifetime, loader);
    }

    @Nullable
    Boolean listedIfKnown(Question question, Duration lifetime) {
        return listed.peek(question, lifetime);
    }

    CompletableFuture<FunctionSchema> schema(
            Question question, Duration lifetime, Supplier<CompletableFuture<FunctionSchema>> loader) {
        return digests.get(question, lifetime, () -> loader.get().thenApply(this::keep))
                .thenCompose(digest -> {
                    FunctionSchema kept = schemas.get(digest);
                    if (kept != null) {
                        return CompletableFuture.completedFuture(kept);
                    }
                    // it had to make room for others
                    digests.forget(question);
                    return loader.get();
                });
    }

    private String keep(FunctionSchema schema) {
        if (schemas.get(schema.digest()) == null) {
            schemas.put(schema.digest(), schema);
        }
        return schema.digest();
    }

    /** {@return how many bytes the schemas take that are kept} */
    long schemaBytes() {
        return schemas.weight();
    }

    /**
     * What is asked of which catalogue.
     *
     * @param place    API style, base URL and App-Key: each has functions of its own
     * @param what     the type that a function is listed under, or for a schema the function's version; empty for any
     * @param userId   whose answer it is; empty for everybody's
     */
    record Question(Place place, String what, String function, String userId) {}

    /** Where a catalogue is, and whose. */
    record Place(String style, BaseUrl baseUrl, String appKey) {}
}
