package io.github.camelintegry;

import io.github.camelintegry.client.Catalogue;
import io.github.camelintegry.client.Effect;
import io.github.camelintegry.client.EffectSource;
import io.github.camelintegry.protocol.IntegryRequest;
import io.github.camelintegry.protocol.Operation;
import org.jspecify.annotations.Nullable;

/** Whether the calls of a producer read or write: as its options say, or as the catalogue does when somebody has to know. */
final class Effects {

    private final @Nullable EffectSource known;
    private final Catalogue catalogue;

    Effects(IntegryEndpoint endpoint) {
        this.known = known(endpoint);
        this.catalogue = endpoint.catalogue();
    }

    private static @Nullable EffectSource known(IntegryEndpoint endpoint) {
        if (!endpoint.operation().isCall() || endpoint.isWalk()) {
            return EffectSource.READ;
        }
        if (endpoint.operation() == Operation.PASSTHROUGH) {
            return EffectSource.WRITE;
        }
        return switch (endpoint.getConfiguration().getFunctionType()) {
            case QUERY -> EffectSource.READ;
            case ACTION -> EffectSource.WRITE;
            case AUTO -> null;
        };
    }

    EffectSource of(IntegryRequest request) {
        String function = request.name();
        if (known != null || function == null) {
            return known == null ? EffectSource.WRITE : known;
        }
        return () -> catalogue
                .isOfType("QUERY", function, request.userId())
                .thenApply(query -> query ? Effect.READ : Effect.WRITE);
    }
}
