package io.github.camelintegry.simulator.journal;

import java.util.List;
import java.util.Set;

/**
 * Counts how often calls were executed, by a mark that the test gives them: the text argument {@value #ARGUMENT}. A call
 * without one is not counted, nor is one that was refused. One that the app behind Integry said no to was executed. An
 * execution is counted before its client sees the answer. Thread-safe.
 */
public interface Ledger {

    /** The argument that marks a call; functions take it beside their own. */
    String ARGUMENT = "idempotency_mark";

    /** {@return how often calls with this mark were executed} */
    int executions(String mark);

    /** {@return the ids of the accounts that calls with this mark were executed with, in that order} */
    List<Long> accounts(String mark);

    /** {@return a snapshot of the marks that were executed at least once} */
    Set<String> marks();

    /** {@return how often calls with any mark were executed} */
    int total();

    /** Forgets everything. */
    void clear();
}
