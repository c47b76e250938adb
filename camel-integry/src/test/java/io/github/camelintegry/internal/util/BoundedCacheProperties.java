package io.github.camelintegry.internal.util;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BoundedCacheProperties {

    /** What it promises: the entries used last are kept. */
    @Property(tries = 200)
    void keepsAtLeastTheEntriesUsedLast(
            @ForAll @IntRange(min = 1, max = 5) int capacity,
            @ForAll @Size(max = 60) List<@IntRange(max = 12) Integer> uses) {
        BoundedCache<Integer, Integer> cache = new BoundedCache<>(capacity);
        LinkedHashSet<Integer> usedLast = new LinkedHashSet<>();
        for (int key : uses) {
            List<Integer> loads = new ArrayList<>();
            assertThat(cache.computeIfAbsent(key, k -> {
                        loads.add(k);
                        return -k;
                    }))
                    .isEqualTo(-key);
            if (usedLast.contains(key)) {
                assertThat(loads).isEmpty();
            }
            usedLast.remove(key);
            usedLast.add(key);
            if (usedLast.size() > capacity) {
                usedLast.remove(usedLast.iterator().next());
            }
            assertThat(cache.size()).isLessThanOrEqualTo(2 * capacity);
        }
    }
}
