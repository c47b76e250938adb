package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.wire.Operation;
import io.github.camelintegry.simulator.wire.RawAnswer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers the first cursors of each walk, and sends it back to the first one. */
final class CursorCycle implements FaultScript {

    private record Walk(String user, Operation operation, String function) {}

    private final int length;
    private final Map<Walk, List<JsonNode>> issued = new HashMap<>();

    CursorCycle(int length) {
        this.length = length;
    }

    @Override
    public FaultScript started() {
        return new CursorCycle(length);
    }

    @Override
    public Optional<Fault> decide(FaultRequest request) {
        Walk walk = new Walk(request.user(), request.operation(), request.function());
        return Optional.of(CursorFaults.rewriting(
                "cursor cycle of " + length, exchange -> turned(walk, request.cursor(), exchange)));
    }

    private synchronized RawAnswer turned(Walk walk, JsonNode sent, Exchange exchange) {
        List<JsonNode> known = issued.computeIfAbsent(walk, w -> new ArrayList<>());
        if (sent == null) {
            known.clear();
        } else if (known.indexOf(sent) == length - 1) {
            return exchange.withCursor(known.get(0));
        }
        JsonNode next = exchange.answeredCursor();
        if (next != null && known.size() < length && !known.contains(next)) {
            known.add(next);
        }
        return exchange.answer();
    }
}
