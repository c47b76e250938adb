package io.github.camelintegry.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What subjects did when they took turns, and the medians of it. What compares two subjects is taken within each round
 * first, so that a noisy minute touches both sides of it.
 *
 * @param <K> the subjects
 * @param <S> what a turn yields
 */
public final class Rounds<K extends Comparable<K>, S> {

    private final Map<K, List<S>> results = new TreeMap<>();

    private Rounds() {}

    /**
     * Lets a subject have its turn.
     *
     * @param <K> the subjects
     * @param <S> what a turn yields
     */
    public interface Turn<K, S> {

        /** {@return what the subject did} */
        S take(K subject) throws Exception;
    }

    /** {@return so many rounds of all subjects, each round begun by another one} */
    public static <K extends Comparable<K>, S> Rounds<K, S> inTurn(List<K> subjects, int rounds, Turn<K, S> turn)
            throws Exception {
        Rounds<K, S> done = new Rounds<>();
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < subjects.size(); i++) {
                K subject = subjects.get((round + i) % subjects.size());
                done.results.computeIfAbsent(subject, none -> new ArrayList<>()).add(turn.take(subject));
            }
        }
        return done;
    }

    /** {@return the subjects, in their order} */
    public List<K> subjects() {
        return List.copyOf(results.keySet());
    }

    /** {@return the median of a value of a subject} */
    public double median(K subject, ToDoubleFunction<S> value) {
        return median(subject, subject, (own, same) -> value.applyAsDouble(own));
    }

    /** {@return the median of the ratio that a value of a subject has to that of another} */
    public double ratio(K subject, K other, ToDoubleFunction<S> value) {
        return median(subject, other, (own, others) -> value.applyAsDouble(own) / value.applyAsDouble(others));
    }

    /** {@return the median of a value made of what a subject and another did in the same round} */
    public double median(K subject, K other, ToDoubleBiFunction<S, S> value) {
        List<S> own = results.getOrDefault(subject, List.of());
        List<S> others = results.getOrDefault(other, List.of());
        double[] sorted = IntStream.range(0, own.size())
                .mapToDouble(round -> value.applyAsDouble(own.get(round), others.get(round)))
                .sorted()
                .toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
