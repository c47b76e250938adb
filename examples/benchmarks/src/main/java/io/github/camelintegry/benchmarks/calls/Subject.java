package io.github.camelintegry.benchmarks.calls;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A way to make a call, ready to make any number of the same one. */
interface Subject extends AutoCloseable {

    /**
     * Makes one call.
     *
     * @param done is given the output, or the failure; possibly before this method returns
     */
    void call(BiConsumer<@Nullable Object, @Nullable Throwable> done);

    @Override
    void close();
}
