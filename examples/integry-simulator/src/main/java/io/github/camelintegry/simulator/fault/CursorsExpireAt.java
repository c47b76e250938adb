package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** From one request on, accepts no other cursors than those given out since. */
final class CursorsExpireAt implements FaultScript {

    private final int number;
    private final Fault refusal;
    private final Set<JsonNode> since = ConcurrentHashMap.newKeySet();

    CursorsExpireAt(int number, Fault refusal) {
        this.number = number;
        this.refusal = refusal;
    }

    @Override
    public FaultScript started() {
        return new CursorsExpireAt(number, refusal);
    }

    @Override
    public Optional<Fault> decide(FaultRequest request) {
        if (request.number() < number) {
            return Optional.empty();
        }
        return Optional.of(
                request.cursor() == null || since.contains(request.cursor())
                        ? CursorFaults.watching(since::add)
                        : refusal);
    }
}
