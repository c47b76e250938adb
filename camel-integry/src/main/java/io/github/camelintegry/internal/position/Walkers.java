package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.PageSource;
import io.github.camelintegry.internal.walk.RecordReader;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes the walkers of one request, each from where its walk stands.
 *
 * @param pages  the pages of the request
 * @param reader reads them
 * @param guards keep the walks from circles
 * @param limits bound each walker
 */
public record Walkers(PageSource pages, RecordReader reader, WalkGuards guards, WalkLimits limits) {

    /** {@return the same, for a walk whose first page is there already; the others are asked for} */
    public Walkers beginningWith(CallResult first) {
        AtomicReference<CallResult> given = new AtomicReference<>(first);
        PageSource all = (cursor, helper) -> {
            CallResult result = given.getAndSet(null);
            return result != null ? CompletableFuture.completedFuture(result) : pages.fetch(cursor, helper);
        };
        return new Walkers(all, reader, guards, limits);
    }

    /** Goes on from there. */
    public Walker from(WalkPosition position) {
        return new Walker(pages, reader, position.at(), guards.of(position), limits);
    }

    /** The same page, as these walkers read it. */
    public Page read(Page page) {
        return Page.of(page.number(), page.result(), reader);
    }
}
