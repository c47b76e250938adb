package io.github.camelintegry.internal.util;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What a failure really is, without what libraries wrap around it. */
public final class Causes {

    /** Far more than any has: a chain may also be a circle. */
    private static final int MAX_CAUSES = 30;

    private Causes() {}

    /** {@return the failure itself} */
    public static @Nullable Throwable unwrapped(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** {@return the failure, or the first of its causes, that is of this kind; {@code null} if none is} */
    public static <T extends Throwable> @Nullable T find(Class<T> kind, Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < MAX_CAUSES; depth++) {
            if (kind.isInstance(each)) {
                return kind.cast(each);
            }
            each = each.getCause();
        }
        return null;
    }
}
