package io.github.camelintegry.benchmarks.calls;

import io.github.camelintegry.benchmarks.service.Functions;
import java.util.List;

/**
 * What is called, and how.
 *
 * @param inFlight    how many calls are under way at any time
 * @param answerBytes how large an answer is
 * @param kinds       who is compared, the yardstick first
 */
record CallCase(int inFlight, int answerBytes, List<Kind> kinds) {

    private static final List<Kind> TREES = List.of(Kind.RAW, Kind.VERTX_HTTP, Kind.HTTP, Kind.INTEGRY);

    private static final List<Kind> SMALL =
            List.of(Kind.RAW, Kind.VERTX_HTTP, Kind.HTTP, Kind.INTEGRY, Kind.RAW_HANDED_OVER);

    /** The cases of the published figures. */
    static final List<CallCase> ALL = List.of(
            new CallCase(1, 300, SMALL),
            new CallCase(32, 300, SMALL),
            new CallCase(32, 20_000, TREES),
            new CallCase(32, 200_000, List.of(Kind.RAW, Kind.VERTX_HTTP, Kind.HTTP, Kind.INTEGRY, Kind.INTEGRY_BYTES)));

    String function() {
        return Functions.answer(answerBytes);
    }

    String label() {
        String size = answerBytes < 1000 ? answerBytes + " B" : answerBytes / 1000 + " kB";
        return inFlight + " in flight, " + size;
    }
}
