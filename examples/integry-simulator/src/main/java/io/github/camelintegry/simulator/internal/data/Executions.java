package io.github.camelintegry.simulator.internal.data;

import io.github.camelintegry.simulator.function.FunctionInvocation;
import io.github.camelintegry.simulator.journal.Ledger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Keeps for each mark the accounts that it was executed with, one for each time. */
public final class Executions implements Ledger {

    private final Map<String, List<Long>> accounts = new ConcurrentHashMap<>();

    @Override
    public int executions(String mark) {
        return accounts(mark).size();
    }

    @Override
    public List<Long> accounts(String mark) {
        return accounts.getOrDefault(mark, List.of());
    }

    @Override
    public Set<String> marks() {
        return Set.copyOf(accounts.keySet());
    }

    @Override
    public int total() {
        return accounts.values().stream().mapToInt(List::size).sum();
    }

    @Override
    public void clear() {
        accounts.clear();
    }

    public void executed(FunctionInvocation invocation) {
        if (invocation.arguments().path(ARGUMENT).isTextual()) {
            accounts.merge(
                    invocation.arguments().get(ARGUMENT).textValue(),
                    List.of(invocation.account().id()),
                    (some, more) -> Stream.concat(some.stream(), more.stream()).toList());
        }
    }
}
