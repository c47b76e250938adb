package io.github.camelintegry.benchmarks;

import io.github.camelintegry.benchmarks.calls.Calls;
import io.github.camelintegry.benchmarks.memory.Memory;
import io.github.camelintegry.benchmarks.pieces.Pieces;
import io.github.camelintegry.benchmarks.starts.HttpsStarts;
import io.github.camelintegry.benchmarks.starts.Starts;
import io.github.camelintegry.benchmarks.walks.Walks;
import java.time.Duration;

/** Starts the run that the command line names. */
public final class Benchmarks {

    private Benchmarks() {}

    /** Runs {@code pieces}, {@code calls}, {@code walks}, {@code memory}, {@code starts} or {@code first-https}. */
    public static void main(String[] arguments) throws Exception {
        int rounds = Integer.getInteger("rounds", 7);
        int seconds = Integer.getInteger("seconds", 3);
        String only = System.getProperty("only", "");
        switch (arguments[0]) {
            case "pieces" -> Pieces.run(seconds, only);
            case "calls" -> Calls.run(rounds, Duration.ofSeconds(seconds), only);
            case "walks" -> Walks.run(rounds, only);
            case "memory" -> Memory.run(only);
            case "starts" -> Starts.run(rounds);
            case "first-https" -> HttpsStarts.run(rounds, System.getProperty("before", ""));
            default ->
                throw new IllegalArgumentException(
                        "No run " + arguments[0] + ": pieces, calls, walks, memory, starts or first-https");
        }
        // whatever a subject left behind must not hold the command
        System.exit(0);
    }
}
