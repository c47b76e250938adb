package io.github.camelintegry.internal.client.body;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is promised of the memory for answers, whoever takes and gives back whatever in whatever order. */
class AnswerMemoryProperties {

    private static final int GREATEST_STEP = 300_000;

    /** A call that takes memory in steps, and then gives everything back. */
    private static final class Taker {
        private final AnswerShare share;
        private int steps;
        private boolean waits;
        private boolean over;

        Taker(AnswerMemory memory, int steps) {
            this.share = memory.share();
            this.steps = steps;
        }

        void step(Random random) {
            if (steps == 0) {
                share.close();
                over = true;
                return;
            }
            steps--;
            long held = share.held();
            if (held > 0 && random.nextInt(4) == 0) {
                share.giveBack(held / 2);
            } else {
                long bytes = random.nextBoolean() ? random.nextInt(2_000) : random.nextInt(GREATEST_STEP);
                waits = !share.take(bytes, () -> waits = false);
            }
        }

        /** As a timeout does. */
        void giveUp() {
            share.close();
            over = true;
            waits = false;
        }
    }

    @Property
    void isNeverExceededButByOneAndNobodyStarves(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int calls, @ForAll @IntRange(min = 1) int most) {
        Random random = new Random(seed);
        AnswerMemory memory = new AnswerMemory(1 + most % 2_000_000);
        List<Taker> takers = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            takers.add(new Taker(memory, random.nextInt(8)));
        }
        while (!takers.isEmpty()) {
            // one that was there before all others and waits always goes on when the others are over
            List<Taker> awake = takers.stream().filter(taker -> !taker.waits).toList();
            assertThat(awake).as("somebody can go on").isNotEmpty();
            awake.get(random.nextInt(awake.size())).step(random);
            if (random.nextInt(20) == 0) {
                takers.get(random.nextInt(takers.size())).giveUp();
            }
            long greatest =
                    takers.stream().mapToLong(taker -> taker.share.held()).max().orElse(0);
            assertThat(memory.taken() - greatest).isLessThanOrEqualTo(memory.max());
            assertThat(memory.taken())
                    .isEqualTo(takers.stream()
                            .mapToLong(taker -> taker.share.held())
                            .sum());
            takers.removeIf(taker -> taker.over);
        }
        assertThat(memory.taken()).isZero();
        assertThat(memory.waiting()).isZero();
    }
}
