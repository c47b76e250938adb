package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.service.ServerProcess;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures what a call costs, in all cases, and reports it. */
public final class Calls {

    private Calls() {}

    /**
     * Runs it.
     *
     * @param rounds how many rounds each subject has in each case
     * @param time   how long a round lasts
     * @param only   which cases: those whose label contains this
     */
    public static void run(int rounds, Duration time, String only) throws Exception {
        CallReport report = new CallReport(rounds, time);
        try (ServerProcess server = new ServerProcess()) {
            CallRounds callRounds = new CallRounds(server.service(), rounds, time);
            for (CallCase call : CallCase.ALL) {
                if (call.label().contains(only)) {
                    System.err.println(call.label() + " …");
                    Map<Kind, List<Sample>> samples = new EnumMap<>(callRounds.run(call));
                    report.add(call, samples);
                }
            }
        }
        report.publish();
    }
}
