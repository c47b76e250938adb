package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs the subjects of a case in turn, round after round, each round beginning with another one. */
final class CallRounds {

    private final Service service;
    private final int rounds;
    private final Duration time;

    CallRounds(Service service, int rounds, Duration time) {
        this.service = service;
        this.rounds = rounds;
        this.time = time;
    }

    /** {@return the samples of each subject, one a round} */
    Map<Kind, List<Sample>> run(CallCase call) throws Exception {
        Map<Kind, Load> loads = new EnumMap<>(Kind.class);
        Map<Kind, List<Sample>> samples = new EnumMap<>(Kind.class);
        try {
            for (Kind kind : call.kinds()) {
                loads.put(kind, new Load(kind.open(service, call), call.inFlight()));
                samples.put(kind, new ArrayList<>());
            }
            for (Load load : loads.values()) {
                WarmUp.settle(load);
            }
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < loads.size(); i++) {
                    Kind kind = call.kinds().get((round + i) % loads.size());
                    samples.get(kind).add(loads.get(kind).run(time));
                }
            }
            return samples;
        } finally {
            loads.values().forEach(Load::close);
        }
    }
}
