package io.github.camelintegry.benchmarks.walks;

import io.github.camelintegry.benchmarks.measure.Rounds;
import io.github.camelintegry.benchmarks.measure.WarmUp;
import io.github.camelintegry.benchmarks.service.ServerProcess;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Measures how long walks take, in all cases, and reports it. */
public final class Walks {

    private static final WalkCase WARM_UP = new WalkCase(3000, 0, 0);

    private Walks() {}

    /**
     * Runs it.
     *
     * @param rounds how many walks each subject makes in each case
     * @param only   which cases: those whose label contains this
     */
    public static void run(int rounds, String only) throws Exception {
        Map<WalkKind, WalkSubject> subjects = new EnumMap<>(WalkKind.class);
        WalkReport report = new WalkReport(rounds);
        try (ServerProcess server = new ServerProcess()) {
            for (WalkKind kind : WalkKind.values()) {
                subjects.put(kind, kind.open(server.service()));
            }
            for (WalkSubject subject : subjects.values()) {
                WarmUp.settle(() -> subject.walk(WARM_UP).nanos());
            }
            for (WalkCase pages : WalkCase.ALL) {
                if (pages.label().contains(only)) {
                    System.err.println(pages.label() + " …");
                    report.add(
                            pages, Rounds.inTurn(List.copyOf(subjects.keySet()), rounds, kind -> Objects.requireNonNull(
                                            subjects.get(kind))
                                    .walk(pages)));
                }
            }
        } finally {
            subjects.values().forEach(WalkSubject::close);
        }
        report.publish();
    }
}
