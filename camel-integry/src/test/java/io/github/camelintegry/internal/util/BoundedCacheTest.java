package io.github.camelintegry.internal.util;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    @Test
    void staysWithinTwiceItsCapacityOver100000Users() {
        BoundedCache<String, Object> cache = new BoundedCache<>(2048);
        int largest = 0;
        for (int user = 0; user < 100_000; user++) {
            cache.computeIfAbsent("user-" + user, key -> new Object());
            largest = Math.max(largest, cache.size());
        }
        assertThat(largest).isBetween(2048, 2 * 2048);
    }

    @Test
    void keepsNothingOfALoaderThatFails() {
        BoundedCache<String, String> cache = new BoundedCache<>(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> cache.computeIfAbsent("a", key -> {
                    throw new IllegalStateException("no");
                }));
        assertThat(cache.size()).isZero();
        assertThat(cache.computeIfAbsent("a", key -> "yes")).isEqualTo("yes");
    }

    @Test
    void neverGivesAnotherKeysValueToManyThreads() {
        BoundedCache<Integer, String> cache = new BoundedCache<>(16);
        Set<CompletableFuture<Void>> threads = new LinkedHashSet<>();
        for (int thread = 0; thread < 4; thread++) {
            int seed = thread;
            threads.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 50_000; i++) {
                    int key = (i * 31 + seed * 7) % 97;
                    assertThat(cache.computeIfAbsent(key, k -> "v" + k)).isEqualTo("v" + key);
                }
            }));
        }
        threads.forEach(CompletableFuture::join);
        assertThat(cache.size()).isLessThanOrEqualTo(32);
    }
}
