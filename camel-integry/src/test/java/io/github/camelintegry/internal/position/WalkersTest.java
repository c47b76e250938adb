package io.github.camelintegry.internal.position;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelintegry.internal.client.CallResult;
import io.github.camelintegry.internal.walk.FakePages;
import io.github.camelintegry.internal.walk.Page;
import io.github.camelintegry.internal.walk.RecordReader;
import io.github.camelintegry.internal.walk.Records;
import io.github.camelintegry.internal.walk.WalkLimits;
import io.github.camelintegry.internal.walk.Walker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Where walkers begin, and how they read. */
class WalkersTest {

    private static final RecordReader READER =
            (output, page) -> new Records((int) page, () -> output, Collections::emptyIterator);

    private final List<String> asked = new ArrayList<>();
    private final Walkers walkers = new Walkers(
            (cursor, helper) -> {
                String begin = cursor == null ? "1" : cursor.json();
                asked.add(begin);
                int next = Integer.parseInt(begin) + 1;
                return CompletableFuture.completedFuture(FakePages.page("[]", next > 3 ? null : String.valueOf(next)));
            },
            READER,
            new WalkGuards(),
            new WalkLimits(0, 0, 0));

    private static void walk(Walker walker) throws InterruptedException {
        try (walker) {
            while (walker.next(null) != null) {
                // on to the next
            }
            assertThat(walker.isComplete()).isTrue();
        }
    }

    @Test
    void theFirstPageIsNotAskedForWhereItIsThere() throws Exception {
        CallResult first = FakePages.page("[]", "2");
        walk(walkers.beginningWith(first).from(Positions.begin()));
        assertThat(asked).containsExactly("2", "3");
    }

    @Test
    void aWalkerGoesOnFromWhereItsWalkStands() throws Exception {
        WalkPosition position = Positions.begin();
        Page page = walkers.from(position).next(null);
        walk(walkers.from(position.after(page, false)));
        assertThat(asked).containsExactly("1", "2", "3");
    }

    @Test
    void aPageOfOthersIsReadAnew() {
        Page other = new Page(7, FakePages.page("[]", "8"), Records.none("somewhere else"));
        assertThat(walkers.read(other).size()).isEqualTo(7);
        assertThat(walkers.read(other).records().missing()).isNull();
        assertThat(walkers.read(other).result()).isSameAs(other.result());
    }
}
