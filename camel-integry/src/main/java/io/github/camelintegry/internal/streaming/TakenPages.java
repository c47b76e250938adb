package io.github.camelintegry.internal.streaming;

import io.github.camelintegry.internal.position.WalkPosition;
import io.github.camelintegry.internal.walk.Page;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far the records of a walk were taken. Only a page of which every record was taken counts: behind that one the walk can go
 * on. One thread at a time takes records; any may ask.
 */
final class TakenPages {

    private final BiFunction<WalkPosition, Page, WalkPosition> after;
    private final long maxPages;
    private final Consumer<Boolean> last;
    private WalkPosition behind;
    private long pages;
    private int left;
    private volatile @Nullable WalkPosition taken;

    /**
     * Nothing is taken yet.
     *
     * @param after    says where a walk stands behind a page
     * @param begin    where the walk stands before its first page
     * @param maxPages how many pages are to be taken; 0 for all
     * @param last     is told when the last of them was taken, and whether the walk goes on behind it
     */
    TakenPages(
            BiFunction<WalkPosition, Page, WalkPosition> after,
            WalkPosition begin,
            long maxPages,
            Consumer<Boolean> last) {
        this.after = after;
        this.behind = begin;
        this.maxPages = maxPages;
        this.last = last;
    }

    /** The next page begins. */
    void begin(Page page) {
        behind = after.apply(behind, page);
        pages++;
        left = page.size();
        if (left == 0) {
            end();
        }
    }

    /** One more of its records was taken. */
    void record() {
        left--;
        if (left == 0) {
            end();
        }
    }

    private void end() {
        taken = behind;
        if (goesOn() && !isAtLimit()) {
            return;
        }
        last.accept(goesOn());
    }

    private boolean goesOn() {
        return behind.state() == WalkPosition.State.WALKING;
    }

    /** {@return whether as many pages have begun as are to be taken} */
    boolean isAtLimit() {
        return maxPages > 0 && pages >= maxPages;
    }

    /** {@return where the walk stands behind the last page that was wholly taken; {@code null} if none was} */
    @Nullable
    WalkPosition position() {
        return taken;
    }
}
