package io.github.camelintegry.simulator.journal;

import io.github.camelintegry.simulator.function.FunctionInvocation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Counts how often calls were executed, by a mark that the test gives them: the text argument {@value #ARGUMENT}. A call
 * without one is not counted, nor is one that was refused. One that the app behind Integry said no to was executed. An
 * execution is counted before its client sees the answer. Thread-safe.
 */
public final class Ledger {

    /** The argument that marks a call; functions take it beside their own. */
    public static final String ARGUMENT = "idempotency_mark";

    private final Map<String, Integer> executions = new ConcurrentHashMap<>();
    private final Map<String, List<Long>> accounts = new ConcurrentHashMap<>();

    public Ledger() {}

    /** {@return how often calls with this mark were executed} */
    public int executions(String mark) {
        return executions.getOrDefault(mark, 0);
    }

    /** {@return the ids of the accounts that calls with this mark were executed with, in that order} */
    public List<Long> accounts(String mark) {
        return accounts.getOrDefault(mark, List.of());
    }

    /** {@return a snapshot of the marks that were executed at least once} */
    public Set<String> marks() {
        return Set.copyOf(executions.keySet());
    }

    /** {@return how often calls with any mark were executed} */
    public int total() {
        return executions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Forgets everything. */
    public void clear() {
        executions.clear();
        accounts.clear();
    }

    public void executed(FunctionInvocation invocation) {
        if (invocation.arguments().path(ARGUMENT).isTextual()) {
            String mark = invocation.arguments().get(ARGUMENT).textValue();
            accounts.merge(mark, List.of(invocation.account().id()), Ledger::joined);
            executions.merge(mark, 1, Integer::sum);
        }
    }

    private static List<Long> joined(List<Long> some, List<Long> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
