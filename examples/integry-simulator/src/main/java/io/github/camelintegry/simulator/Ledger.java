package io.github.camelintegry.simulator;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts how often calls were executed, by a mark that the test gives them: the text argument {@value #ARGUMENT}. A call
 * without one is not counted, nor is one that was refused. One that the app behind Integry said no to was executed. An
 * execution is counted before its client sees the answer. Thread-safe.
 */
public final class Ledger {

    /** The argument that marks a call; functions take it beside their own. */
    public static final String ARGUMENT = "idempotency_mark";

    private final Map<String, Integer> executions = new ConcurrentHashMap<>();

    Ledger() {}

    /** {@return how often calls with this mark were executed} */
    public int executions(String mark) {
        return executions.getOrDefault(mark, 0);
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
    }

    void executed(FunctionInvocation invocation) {
        if (invocation.arguments().path(ARGUMENT).isTextual()) {
            executions.merge(invocation.arguments().get(ARGUMENT).textValue(), 1, Integer::sum);
        }
    }
}
