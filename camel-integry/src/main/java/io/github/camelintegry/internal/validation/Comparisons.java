package io.github.camelintegry.internal.validation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Compares parameters with schemas on threads that may work, never on an event loop. Who asks is told in time, even if a
 * comparison goes on; while too many do, no further one begins.
 */
public final class Comparisons {

    /** Comparisons look at the clock themselves and end before; this is for what cannot. */
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    private static final int MAX_OVERDUE = 4;

    private final Executor executor;
    private final AtomicInteger overdue = new AtomicInteger();

    /** Comparisons by these threads. */
    public Comparisons(Executor executor) {
        this.executor = executor;
    }

    /** {@return what a comparison finds} Fails as it does, or if it takes too long; completed on one of the threads. */
    CompletableFuture<List<ParameterError>> run(Supplier<List<ParameterError>> comparison) {
        if (overdue.get() >= MAX_OVERDUE) {
            return CompletableFuture.failedFuture(new IllegalStateException(
                    MAX_OVERDUE + " comparisons with schemas have not come to an end, so that no other is begun"));
        }
        CompletableFuture<List<ParameterError>> found = new CompletableFuture<>();
        CompletableFuture<List<ParameterError>> inTime = found.copy()
                .orTimeout(MAX_TIME.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((errors, problem) -> {
                    if (problem instanceof TimeoutException) {
                        overdue.incrementAndGet();
                        found.whenComplete((late, failure) -> overdue.decrementAndGet());
                    }
                });
        try {
            executor.execute(() -> {
                try {
                    found.complete(comparison.get());
                } catch (Throwable e) {
                    // whatever it is: somebody waits
                    found.completeExceptionally(e);
                }
            });
        } catch (RuntimeException | Error e) {
            // no thread can be had
            found.completeExceptionally(e);
        }
        return inTime;
    }

    /** The threads. */
    Executor executor() {
        return executor;
    }
}
