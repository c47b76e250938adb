package io.github.camelintegry.internal.client.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Who gets memory when there is not enough for all. */
class AnswerMemoryTest {

    private static final int MB = 1 << 20;

    private final AnswerMemory memory = new AnswerMemory(10 * MB);
    private final List<String> served = new ArrayList<>();

    private boolean take(AnswerShare share, long bytes, String name) {
        return share.take(bytes, () -> served.add(name));
    }

    @Test
    void theOldestWhoWaitsGoesOnBeyondTheBoundAndTheOthersFollowByAge() {
        AnswerShare first = memory.share();
        AnswerShare second = memory.share();
        AnswerShare third = memory.share();
        assertThat(take(third, 4 * MB, "third")).isTrue();
        assertThat(take(second, 4 * MB, "second")).isTrue();
        assertThat(take(first, 4 * MB, "first")).as("favoured").isTrue();
        assertThat(take(third, 4 * MB, "third")).isFalse();
        assertThat(take(second, 4 * MB, "second")).isFalse();
        assertThat(take(first, 40 * MB, "first")).as("still favoured").isTrue();
        first.close();
        assertThat(served).as("beyond the bound again, so it is one alone").containsExactly("second");
        second.close();
        assertThat(served).containsExactly("second", "third");
        third.close();
        assertThat(memory.taken()).isZero();
    }

    @Test
    void aYoungerOneDoesNotPassByAnOlderOneThatWaitsUnlessItIsSmall() {
        AnswerShare favoured = memory.share();
        AnswerShare old = memory.share();
        AnswerShare young = memory.share();
        AnswerShare small = memory.share();
        assertThat(take(old, 6 * MB, "old")).isTrue();
        assertThat(take(favoured, 6 * MB, "favoured")).isTrue();
        favoured.giveBack(5 * MB);
        assertThat(take(old, 6 * MB, "old")).isFalse();
        assertThat(take(young, MB, "young")).as("though there is enough for it").isFalse();
        assertThat(take(small, 1_000, "small")).isTrue();
        favoured.close();
        assertThat(served).containsExactly("old");
    }

    @Test
    void whoGivesUpWaitingIsNeverServed() {
        AnswerShare holder = memory.share();
        AnswerShare favoured = memory.share();
        AnswerShare late = memory.share();
        assertThat(take(holder, 9 * MB, "holder")).isTrue();
        assertThat(take(favoured, 9 * MB, "favoured")).isTrue();
        assertThat(take(late, 9 * MB, "late")).isFalse();
        late.close();
        favoured.close();
        holder.close();
        assertThat(served).isEmpty();
        assertThat(memory.taken()).isZero();
        assertThat(memory.waiting()).isZero();
    }

    @Test
    void manyThreadsAllGetOnAndLeaveNothingBehind() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> calls = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                Random random = new Random(i);
                calls.add(CompletableFuture.supplyAsync(memory::share, threads)
                        .thenCompose(share -> takeSteps(share, random, threads)));
            }
            assertThat(CompletableFuture.allOf(calls.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(Duration.ofSeconds(30));
        } finally {
            threads.shutdown();
        }
        assertThat(memory.taken()).isZero();
        assertThat(memory.waiting()).isZero();
    }

    private static CompletableFuture<Void> takeSteps(AnswerShare share, Random random, ExecutorService threads) {
        CompletableFuture<Void> all = CompletableFuture.completedFuture(null);
        for (int i = 0; i < 5; i++) {
            all = all.thenComposeAsync(before -> granted(share, random.nextInt(3 * MB)), threads);
        }
        return all.thenRunAsync(share::close, threads);
    }

    private static CompletableFuture<Void> granted(AnswerShare share, int bytes) {
        CompletableFuture<Void> granted = new CompletableFuture<>();
        if (share.take(bytes, () -> granted.complete(null))) {
            granted.complete(null);
        }
        return granted;
    }
}
