package io.github.camelintegry.benchmarks.calls;

import java.time.Duration;

/** Lets the JIT settle: an unsettled one doubles every figure. */
final class WarmUp {

    private static final Duration SLICE = Duration.ofSeconds(1);
    private static final int MOST_SLICES = 40;
    /** So many slices without a gain are the end. */
    private static final int PATIENCE = 4;

    private static final double GAIN = 0.98;

    private WarmUp() {}

    /** Runs a load until its CPU time per call stops falling. */
    static void settle(Load load) throws InterruptedException {
        double best = Double.MAX_VALUE;
        int inVain = 0;
        for (int slice = 0; slice < MOST_SLICES && inVain < PATIENCE; slice++) {
            double cpu = load.run(SLICE).cpuMicros();
            inVain = cpu < best * GAIN ? 0 : inVain + 1;
            best = Math.min(best, cpu);
        }
    }
}
