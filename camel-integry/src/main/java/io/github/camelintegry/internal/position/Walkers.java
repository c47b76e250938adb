package io.github.camelintegry.internal.position;

import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.PageSource;
import io.github.camelintegry.internal.walk.RecordReader;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;

/** Makes the walkers of one request, each from where its walk stands. */
public final class Walkers {

    private final PageSource pages;
    private final RecordReader reader;
    private final WalkGuards guards;
    private final WalkLimits limits;

    Walkers(PageSource pages, RecordReader reader, WalkGuards guards, WalkLimits limits) {
        this.pages = pages;
        this.reader = reader;
        this.guards = guards;
        this.limits = limits;
    }

    /** Goes on from there. */
    public Walker from(WalkPosition position) {
        return new Walker(pages, reader, position.start(), guards.of(position), limits);
    }

    /** The same page, as these walkers read it. */
    public Page read(Page page) {
        return new Page(
                page.number(), page.result(), reader.read(page.result().reply().output(), page.number()));
    }
}
