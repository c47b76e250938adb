package io.github.camelintegry.simulator.fault;

import java.util.Optional;
import java.util.function.Predicate;

/** Shows a script only some requests, numbered anew. */
final class FilteredScript implements FaultScript {

    private final FaultScript script;
    private final Predicate<FaultRequest> filter;
    private int passed;

    FilteredScript(FaultScript script, Predicate<FaultRequest> filter) {
        this.script = script;
        this.filter = filter;
    }

    @Override
    public FaultScript started() {
        return new FilteredScript(script.started(), filter);
    }

    @Override
    public Optional<Fault> decide(FaultRequest request) {
        return filter.test(request) ? script.decide(request.numbered(++passed)) : Optional.empty();
    }
}
