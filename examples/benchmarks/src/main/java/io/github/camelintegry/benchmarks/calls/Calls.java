package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.measure.Rounds;
import io.github.camelintegry.benchmarks.measure.WarmUp;
import io.github.camelintegry.benchmarks.service.ServerProcess;
import io.github.camelintegry.benchmarks.service.Service;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Measures what a call costs, in all cases, and reports it. */
public final class Calls {

    private static final Duration WARM_UP = Duration.ofSeconds(1);

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
            for (CallCase call : CallCase.ALL) {
                if (call.label().contains(only)) {
                    System.err.println(call.label() + " …");
                    report.add(call, rounds(server.service(), call, rounds, time));
                }
            }
        }
        report.publish();
    }

    private static Rounds<Kind, Sample> rounds(Service service, CallCase call, int rounds, Duration time)
            throws Exception {
        Map<Kind, Load> loads = new EnumMap<>(Kind.class);
        try {
            for (Kind kind : call.kinds()) {
                loads.put(kind, new Load(kind.open(service, call), call.inFlight()));
            }
            for (Load load : loads.values()) {
                WarmUp.settle(() -> load.run(WARM_UP).cpuMicros());
            }
            return Rounds.inTurn(call.kinds(), rounds, kind -> Objects.requireNonNull(loads.get(kind))
                    .run(time));
        } finally {
            loads.values().forEach(Load::close);
        }
    }
}
