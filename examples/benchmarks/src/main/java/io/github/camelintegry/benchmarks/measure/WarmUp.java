package io.github.camelintegry.benchmarks.measure;

/** Lets the JIT settle: an unsettled one doubles every figure. */
public final class WarmUp {

    private static final int MAX_TURNS = 40;
    /** So many turns without a gain are the end. */
    private static final int PATIENCE = 4;

    private static final double GAIN = 0.98;

    private WarmUp() {}

    /** A turn of what is going to be measured. */
    public interface Turn {

        /** {@return what it took, in any unit} */
        double take() throws Exception;
    }

    /** Takes turns until what they take stops falling. */
    public static void settle(Turn turn) throws Exception {
        double best = Double.MAX_VALUE;
        int inVain = 0;
        for (int taken = 0; taken < MAX_TURNS && inVain < PATIENCE; taken++) {
            double cost = turn.take();
            inVain = cost < best * GAIN ? 0 : inVain + 1;
            best = Math.min(best, cost);
        }
    }
}
