package io.github.camelintegry.benchmarks.walks;

import io.github.camelintegry.benchmarks.service.ServerProcess;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures how long walks take, in all cases, and reports it. */
public final class Walks {

    private static final int WARM_UP_WALKS = 4;
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
                for (int walk = 0; walk < WARM_UP_WALKS; walk++) {
                    subject.walk(WARM_UP);
                }
            }
            for (WalkCase pages : WalkCase.ALL) {
                if (pages.label().contains(only)) {
                    System.err.println(pages.label() + " …");
                    report.add(pages, inTurn(subjects, pages, rounds));
                }
            }
        } finally {
            subjects.values().forEach(WalkSubject::close);
        }
        report.publish();
    }

    /** One walk of each, round after round, each round beginning with another one. */
    private static Map<WalkKind, List<WalkTime>> inTurn(Map<WalkKind, WalkSubject> subjects, WalkCase pages, int rounds)
            throws Exception {
        List<WalkKind> kinds = List.copyOf(subjects.keySet());
        Map<WalkKind, List<WalkTime>> times = new EnumMap<>(WalkKind.class);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < kinds.size(); i++) {
                WalkKind kind = kinds.get((round + i) % kinds.size());
                times.computeIfAbsent(kind, none -> new ArrayList<>())
                        .add(subjects.get(kind).walk(pages));
            }
        }
        return times;
    }
}
