package io.github.camelintegry.internal.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.exception.IntegryCursorException;
import io.github.camelintegry.internal.client.CallResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** Pages arrive on another thread, whatever the limits. */
class WalkerProperties {

    private static final ExecutorService ARRIVALS = Executors.newSingleThreadExecutor();

    @AfterContainer
    static void stop() {
        ARRIVALS.shutdownNow();
    }

    @Property(tries = 500)
    void keepsItsLimits(
            @ForAll @IntRange(min = 1, max = 30) int pages,
            @ForAll @IntRange(max = 5) int prefetch,
            @ForAll @IntRange(max = 35) int maxPages,
            @ForAll @IntRange(min = 1, max = 60) int failing)
            throws Exception {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger fetched = new AtomicInteger();
        AtomicInteger underWay = new AtomicInteger();
        List<String> broken = new ArrayList<>();
        PageSource source = (cursor, helper) -> {
            int page = cursor == null ? 1 : Integer.parseInt(cursor.json());
            if (fetched.incrementAndGet() != page) {
                broken.add("page " + page + " was fetched out of order");
            }
            if (page > begun.get() + prefetch) {
                broken.add("page " + page + " was fetched while page " + begun + " was in use");
            }
            if (underWay.incrementAndGet() > 1) {
                broken.add("two fetches at once");
            }
            return CompletableFuture.supplyAsync(() -> answer(page, pages, failing, underWay), ARRIVALS);
        };
        Walker walker = new Walker(
                source,
                FakePages.reader(ItemsPath.of(null)),
                FakePages.BEGINNING,
                new CursorGuard(),
                new WalkLimits(prefetch, maxPages, 100));

        List<Long> numbers = new ArrayList<>();
        boolean failed = false;
        try {
            for (Page page = next(walker, begun); page != null; page = next(walker, begun)) {
                numbers.add(page.number());
            }
        } catch (IntegryCursorException e) {
            failed = true;
        }

        int reachable = maxPages == 0 ? pages : Math.min(pages, maxPages);
        int expected = Math.min(reachable, failing - 1);
        assertThat(broken).isEmpty();
        assertThat(numbers).hasSize(expected).isSorted().doesNotHaveDuplicates();
        assertThat(failed).isEqualTo(failing <= reachable);
        assertThat(fetched.get()).isEqualTo(Math.min(reachable, failing));
        assertThat(walker.isComplete()).isEqualTo(expected == pages);
    }

    private static Page next(Walker walker, AtomicInteger begun) throws InterruptedException {
        begun.incrementAndGet();
        return walker.next(Duration.ofSeconds(10));
    }

    private static CallResult answer(int page, int pages, int failing, AtomicInteger underWay) {
        underWay.decrementAndGet();
        if (page == failing) {
            throw new IntegryCursorException("on purpose");
        }
        return FakePages.page(page % 3 == 0 ? "[]" : "[" + page + "]", page == pages ? null : String.valueOf(page + 1));
    }
}
