package io.github.camelintegry.benchmarks.measure;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Medians over rounds. A ratio is taken within each round, so that a noisy minute touches both sides of it. */
public final class Medians {

    private Medians() {}

    /** {@return the median of a value of each round} */
    public static <T> double of(List<T> rounds, ToDoubleFunction<? super T> value) {
        return middle(rounds.stream().mapToDouble(value).sorted().toArray());
    }

    /** {@return the median of the ratio that a value has to that of another subject in the same round} */
    public static <T> double ofRatio(List<T> rounds, List<T> others, ToDoubleFunction<? super T> value) {
        return middle(IntStream.range(0, rounds.size())
                .mapToDouble(i -> value.applyAsDouble(rounds.get(i)) / value.applyAsDouble(others.get(i)))
                .sorted()
                .toArray());
    }

    private static double middle(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
