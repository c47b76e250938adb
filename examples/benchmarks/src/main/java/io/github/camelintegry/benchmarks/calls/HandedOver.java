package io.github.camelintegry.benchmarks.calls;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Another subject, with one thread for all that follows its answers: an event loop must not be held up by a route. */
final class HandedOver implements Subject {

    private final Subject subject;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();

    HandedOver(Subject subject) {
        this.subject = subject;
    }

    @Override
    public void call(BiConsumer<@Nullable Object, @Nullable Throwable> done) {
        subject.call((output, failure) -> thread.execute(() -> done.accept(output, failure)));
    }

    @Override
    public void close() {
        subject.close();
        thread.shutdown();
    }
}
