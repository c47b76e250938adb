package io.github.camelintegry.internal.client.catalogue;

import io.github.camelintegry.internal.client.EffectSource;
import io.github.camelintegry.internal.client.retry.Effect;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.option.FunctionType;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the calls of a producer read or write: as its options say, or as the catalogue does when somebody has to know. */
public final class Effects {

    private static final String QUERY = "QUERY";

    private final @Nullable EffectSource known;
    private final Supplier<Catalogue> catalogue;

    /**
     * The effects of these calls.
     *
     * @param walks     whether all pages are read
     * @param declared  what the options say of the function
     * @param catalogue asked where they say nothing
     */
    public Effects(Operation operation, boolean walks, FunctionType declared, Supplier<Catalogue> catalogue) {
        this.known = known(operation, walks, declared);
        this.catalogue = catalogue;
    }

    private static @Nullable EffectSource known(Operation operation, boolean walks, FunctionType declared) {
        if (!operation.isCall() || walks) {
            return EffectSource.READ;
        }
        if (operation == Operation.PASSTHROUGH) {
            return EffectSource.WRITE;
        }
        return switch (declared) {
            case QUERY -> EffectSource.READ;
            case ACTION -> EffectSource.WRITE;
            case AUTO -> null;
        };
    }

    /** {@return what tells whether this call reads or writes} */
    public EffectSource of(IntegryRequest request) {
        String function = request.name();
        if (known != null || function == null) {
            return known == null ? EffectSource.WRITE : known;
        }
        return new Listed(catalogue.get(), function, request.userId());
    }

    /** As the catalogue lists the function; it is asked only when somebody has to know. */
    private record Listed(Catalogue catalogue, String function, String userId) implements EffectSource {

        @Override
        public CompletableFuture<Effect> effect() {
            return catalogue.isOfType(QUERY, function, userId).thenApply(query -> query ? Effect.READ : Effect.WRITE);
        }

        @Override
        public Effect known() {
            return Boolean.TRUE.equals(catalogue.isKnownOfType(QUERY, function)) ? Effect.READ : Effect.WRITE;
        }
    }
}
