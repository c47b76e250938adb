package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts how often each cursor was sent since it was given out. */
final class CursorsExpireAfter implements FaultScript {

    private final int allowed;
    private final Map<JsonNode, Integer> uses = new ConcurrentHashMap<>();

    CursorsExpireAfter(int allowed) {
        this.allowed = allowed;
    }

    @Override
    public FaultScript started() {
        return new CursorsExpireAfter(allowed);
    }

    @Override
    public Optional<Fault> decide(FaultRequest request) {
        boolean expired = request.cursor() != null && uses.merge(request.cursor(), 1, Integer::sum) > allowed;
        return Optional.of(expired ? CursorFaults.expired() : CursorFaults.watching(uses::remove));
    }
}
