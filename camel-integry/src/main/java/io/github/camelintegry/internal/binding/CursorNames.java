package io.github.camelintegry.internal.binding;

import io.github.camelintegry.internal.protocol.Cursor;
import io.github.camelintegry.internal.protocol.IntegryRequest;
import io.github.camelintegry.internal.protocol.Operation;
import io.github.camelintegry.internal.util.BoundedCache;
import org.jspecify.annotations.Nullable;

/**
 * Under which name the service last gave the cursor of each function or listing: a header holds the cursor alone, and it
 * must go back under the same name. What is forgotten goes back under the API style's own.
 */
public final class CursorNames {

    private static final int KEPT = 1_000;

    private final BoundedCache<Listing, String> names = new BoundedCache<>(KEPT);

    /** Remembers the name of a cursor that came. */
    public void learn(IntegryRequest request, @Nullable Cursor given) {
        String name = given == null ? null : given.key();
        if (name != null && !name.equals(of(request))) {
            names.put(listing(request), name);
        }
    }

    /** The name for this request's cursor; {@code null} if none has come yet. */
    @Nullable
    String of(IntegryRequest request) {
        return names.get(listing(request));
    }

    private static Listing listing(IntegryRequest request) {
        return new Listing(request.operation(), request.name());
    }

    private record Listing(Operation operation, @Nullable String name) {}
}
