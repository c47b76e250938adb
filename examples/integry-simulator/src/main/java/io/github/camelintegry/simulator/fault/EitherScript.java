package io.github.camelintegry.simulator.fault;

import java.util.Optional;

/** Asks both scripts, so that both count, and prefers the first one's fault. */
record EitherScript(FaultScript first, FaultScript second) implements FaultScript {

    @Override
    public FaultScript started() {
        return new EitherScript(first.started(), second.started());
    }

    @Override
    public Optional<Fault> decide(FaultRequest request) {
        Optional<Fault> preferred = first.decide(request);
        Optional<Fault> other = second.decide(request);
        return preferred.isPresent() ? preferred : other;
    }
}
