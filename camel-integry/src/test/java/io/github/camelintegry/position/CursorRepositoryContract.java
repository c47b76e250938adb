package io.github.camelintegry.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelintegry.exception.IntegryCursorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What every CursorRepository promises. */
abstract class CursorRepositoryContract {

    private static final List<String> KEYS = List.of(
            "walk",
            "Walk",
            "WALK",
            "a=b",
            "a\nb",
            "a b",
            "a b ",
            "ä",
            "a\u0308",
            "日本",
            "😀",
            "'",
            "\"",
            "''; DROP",
            "a%b",
            "a_b",
            "a!b",
            "a\\b",
            "a/../b",
            "%61",
            "con",
            "a.b",
            "a:b|c",
            "é",
            "e");

    /** {@return one that uses the place of this test; each call makes another object} */
    abstract CursorRepository repository();

    /** Makes what is stored under a key unreadable. */
    abstract void damage(String key) throws Exception;

    @Test
    void replacesOnlyWhatIsExpected() {
        CursorRepository repository = repository();
        assertThat(repository.getState("a")).isNull();
        assertThat(repository.replace("a", "1", "2")).as("nothing is there").isFalse();
        assertThat(repository.getState("a")).isNull();

        assertThat(repository.replace("a", null, "1")).isTrue();
        assertThat(repository.replace("a", null, "2")).as("something is there").isFalse();
        assertThat(repository.getState("a")).isEqualTo("1");

        assertThat(repository.replace("a", "1", "2")).isTrue();
        assertThat(repository.replace("a", "1", "3")).as("another is there").isFalse();
        assertThat(repository.getState("a")).isEqualTo("2");
    }

    @Test
    void takesItsOwnTextAgain() {
        CursorRepository repository = repository();
        for (String before : new String[] {null, "0", "1"}) {
            repository.setState("a", "1");
            assertThat(repository.replace("a", before, "1")).isTrue();
            assertThat(repository.getState("a")).isEqualTo("1");
        }
    }

    @Test
    void anotherObjectSeesAndReplacesTheSame() {
        CursorRepository one = repository();
        CursorRepository other = repository();
        assertThat(one.replace("a", null, "1")).isTrue();
        assertThat(other.replace("a", null, "2")).isFalse();
        assertThat(other.replace("a", "1", "2")).isTrue();
        assertThat(one.replace("a", "1", "3")).isFalse();
        other.setState("a", "reset");
        assertThat(one.replace("a", "2", "3")).isFalse();
        assertThat(one.getState("a")).isEqualTo("reset");
    }

    @Test
    void ofManyWritersThatExpectTheSameExactlyOneWins() throws Exception {
        List<CursorRepository> repositories = List.of(repository(), repository());
        for (String expected : new String[] {null, "start"}) {
            for (int round = 0; round < 5; round++) {
                String key = expected + " " + round;
                if (expected != null) {
                    repositories.get(0).setState(key, expected);
                }
                CyclicBarrier start = new CyclicBarrier(8);
                List<Boolean> won = inParallel(8, writer -> {
                    start.await();
                    return repositories.get(writer % 2).replace(key, expected, "by " + writer);
                });
                assertThat(won).containsOnlyOnce(true);
                assertThat(repositories.get(0).getState(key)).isEqualTo("by " + won.indexOf(true));
            }
        }
    }

    @Test
    void noUpdateIsLostBetweenObjects() throws Exception {
        repository().setState("count", "0 by nobody");
        inParallel(4, writer -> {
            Counter.add(repository(), "writer " + writer, 10);
            return true;
        });
        assertThat(Counter.read(repository())).isEqualTo(40);
    }

    /** A reader who asks while the text is replaced finds the one or the other. */
    @Test
    void aReaderFindsOneWholeText() throws Exception {
        CursorRepository repository = repository();
        String ones = "1".repeat(20_000);
        String twos = "2".repeat(30_000);
        repository.setState("a", ones);
        CountDownLatch written = new CountDownLatch(1);
        inParallel(2, who -> {
            if (who == 0) {
                for (int i = 0; i < 20; i++) {
                    repository.setState("a", i % 2 == 0 ? twos : ones);
                }
                written.countDown();
            }
            while (written.getCount() > 0) {
                assertThat(repository.getState("a")).isIn(ones, twos);
            }
            return true;
        });
    }

    @Test
    void everyKeyIsOneOfItsOwn() {
        CursorRepository repository = repository();
        KEYS.forEach(key ->
                assertThat(repository.replace(key, null, "text of " + key)).isTrue());
        KEYS.forEach(key -> assertThat(repository.getState(key)).isEqualTo("text of " + key));
        assertThat(repository.list("", null, 1000).keySet()).hasSameElementsAs(KEYS);
        KEYS.forEach(key -> assertThat(repository.remove(key)).as(key).isTrue());
        assertThat(repository.list("", null, 1000)).isEmpty();
    }

    @Test
    void aKeyOf200CharactersIsTheLongest() {
        CursorRepository repository = repository();
        String longest = "k".repeat(200);
        assertThat(repository.replace(longest, null, "1")).isTrue();
        assertThat(repository.getState(longest)).isEqualTo("1");
        assertThat(repository.list("k", null, 2)).containsOnlyKeys(longest);
        for (String key : List.of(longest + "k", "", "half \ud800".repeat(40))) {
            assertThatThrownBy(() -> repository.place(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> repository.getState(key)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> repository.setState(key, "1")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> repository.replace(key, null, "1")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> repository.remove(key)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> repository.place(longest + "k")).hasMessageContainingAll("201", "200", "cursorKey");
    }

    @Test
    void textsComeBackAsTheyWere() {
        CursorRepository repository = repository();
        for (String text :
                List.of("{\"cursor\":\"ä😀\u0308 \\u0000\"}", " x ", "\r\n\tx\n", "'\"\\%_", "x".repeat(100_000))) {
            repository.setState("a", text);
            assertThat(repository.getState("a")).isEqualTo(text);
            assertThat(repository.replace("a", text, text + text)).isTrue();
            assertThat(repository.getState("a")).isEqualTo(text + text);
        }
    }

    @Test
    void aTextThatIsNoneIsRefusedAndChangesNothing() {
        CursorRepository repository = repository();
        repository.setState("a", "old");
        for (String text : new String[] {null, "", " \n", "\ud800"}) {
            assertThatThrownBy(() -> repository.setState("a", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("key a");
            assertThatThrownBy(() -> repository.replace("a", "old", text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("key a");
        }
        assertThat(repository.getState("a")).isEqualTo("old");
    }

    @Test
    void listsPageByPageWhatBeginsWithAPrefix() {
        CursorRepository repository = repository();
        Map<String, String> all = new TreeMap<>();
        for (String prefix : List.of("a_", "a%", "A_", "ab", "a!")) {
            for (int i = 0; i < 7; i++) {
                all.put(prefix + i, prefix + " " + i);
            }
        }
        all.forEach(repository::setState);

        for (String prefix : List.of("", "a", "a_", "a%", "A_", "a!", "ab", "ab3", "none")) {
            Map<String, String> wanted = new TreeMap<>(all);
            wanted.keySet().removeIf(key -> !key.startsWith(prefix));
            for (int size : new int[] {1, 3, 7, 100}) {
                List<String> keys = new ArrayList<>();
                Map<String, String> read = new TreeMap<>();
                String after = null;
                for (Map<String, String> page = repository.list(prefix, after, size); !page.isEmpty(); ) {
                    assertThat(page).hasSizeLessThanOrEqualTo(size);
                    keys.addAll(page.keySet());
                    read.putAll(page);
                    after = keys.get(keys.size() - 1);
                    page = repository.list(prefix, after, size);
                }
                assertThat(read).as("%s by %s", prefix, size).isEqualTo(wanted);
                assertThat(keys).as("none twice").hasSize(wanted.size());
            }
        }
        assertThatThrownBy(() -> repository.list("", null, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("max=0");
    }

    @Test
    void goesOnBehindAKeyThatWasRemovedMeanwhile() {
        CursorRepository repository = repository();
        List.of("a", "b", "c").forEach(key -> repository.setState(key, "1"));
        List<String> order = List.copyOf(repository.list("", null, 3).keySet());
        repository.remove(order.get(1));
        assertThat(repository.list("", order.get(1), 3)).containsOnlyKeys(order.get(2));
    }

    @Test
    void forgetsWhatIsRemoved() {
        CursorRepository repository = repository();
        repository.setState("a", "1");
        repository.setState("b", "2");
        assertThat(repository.remove("a")).isTrue();
        assertThat(repository.remove("a")).isFalse();
        assertThat(repository.getState("a")).isNull();
        assertThat(repository.getState("b")).isEqualTo("2");
        assertThat(repository.replace("a", "1", "2")).isFalse();
        assertThat(repository.replace("a", null, "2")).isTrue();
    }

    @Test
    void aDamagedTextIsRefusedAndAnOperatorPutsItRight() throws Exception {
        CursorRepository repository = repository();
        for (boolean remove : new boolean[] {true, false}) {
            repository.setState("broken", "1");
            damage("broken");
            for (ThrowingCallable reading : List.<ThrowingCallable>of(
                    () -> repository.getState("broken"), () -> repository.list("", null, 10))) {
                assertThatThrownBy(reading)
                        .isInstanceOf(IntegryCursorException.class)
                        .hasMessageContainingAll("key broken", "damaged");
            }
            if (remove) {
                assertThat(repository.remove("broken")).isTrue();
                assertThat(repository.getState("broken")).isNull();
            } else {
                repository.setState("broken", "2");
                assertThat(repository.getState("broken")).isEqualTo("2");
            }
        }
    }

    interface ByWriter {
        boolean apply(int writer) throws Exception;
    }

    static List<Boolean> inParallel(int writers, ByWriter work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        try {
            List<Future<Boolean>> running = new ArrayList<>();
            for (int i = 0; i < writers; i++) {
                int writer = i;
                running.add(threads.submit(() -> work.apply(writer)));
            }
            List<Boolean> results = new ArrayList<>();
            for (Future<Boolean> each : running) {
                results.add(each.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
