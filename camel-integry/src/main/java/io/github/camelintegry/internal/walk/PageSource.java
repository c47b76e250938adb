package io.github.camelintegry.internal.walk;

import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.client.Helper;
import io.github.camelintegry.internal.protocol.Cursor;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Where pages come from. */
@FunctionalInterface
public interface PageSource {

    /**
     * Asks for the page that begins at the cursor, the first one for {@code null}, without blocking.
     *
     * @param helper may read the answer
     */
    CompletableFuture<CallResult> fetch(@Nullable Cursor cursor, Helper helper);
}
