package io.github.camelintegry.simulator.fault;

import io.github.camelintegry.simulator.wire.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which {@link Fault} a request meets. A lambda will do; scripts that count or remember something begin anew
 * each time they are given to {@link Faults#script(FaultScript)}, so all of those here can be used again.
 *
 * <pre>{@code
 * simulator.faults().script(FaultScript.first(2, StatusFaults.unavailable()).forFunction("pipedrive-add-a-person"));
 * }</pre>
 */
@FunctionalInterface
public interface FaultScript {

    /** {@return the fault of this request, or empty to serve it as ever} Called for one request at a time, in order. */
    Optional<Fault> decide(FaultRequest request);

    /** {@return this script at its beginning; one that keeps no state is always there} */
    default FaultScript started() {
        return this;
    }

    /** {@return the fault for the {@code n}th request alone, from 1} */
    static FaultScript onCall(int n, Fault fault) {
        return onCalls(Map.of(n, fault));
    }

    /** {@return a fault each for the requests of these numbers, from 1} */
    static FaultScript onCalls(Map<Integer, Fault> faults) {
        Map<Integer, Fault> byNumber = Map.copyOf(faults);
        byNumber.keySet().forEach(n -> atLeastOne("A request's number", n));
        return request -> Optional.ofNullable(byNumber.get(request.number()));
    }

    /** {@return the fault for the first {@code n} requests} */
    static FaultScript first(int n, Fault fault) {
        atLeastOne("The number of requests", n);
        return request -> request.number() <= n ? Optional.of(fault) : Optional.empty();
    }

    /** {@return the fault for the {@code n}th request, from 1, and all that follow} */
    static FaultScript from(int n, Fault fault) {
        atLeastOne("A request's number", n);
        return request -> request.number() >= n ? Optional.of(fault) : Optional.empty();
    }

    /** {@return the fault for every request} */
    static FaultScript always(Fault fault) {
        return request -> Optional.of(fault);
    }

    /**
     * {@return one of the faults, all as likely, for a share of the requests} The seed and a request's number alone
     * decide, so a run can be repeated.
     *
     * @param probability from 0, never, to 1, always
     */
    static FaultScript random(long seed, double probability, Fault... faults) {
        return new RandomFaults(seed, probability, List.of(faults));
    }

    /**
     * {@return cursors that lead in a circle, separately for each user and function} The page that the {@code length}th
     * cursor leads to comes with the first one again, instead of its own or none. A walk of fewer pages ends as ever.
     *
     * @param length how many cursors the circle has; with 1 every page after the first has the first one
     */
    static FaultScript cursorCycle(int length) {
        atLeastOne("The length of a cycle", length);
        return new CursorCycle(length);
    }

    /**
     * {@return cursors that all expire when the {@code n}th request comes, from 1} Those given out before, be it before
     * the script began, are refused as by {@link CursorFaults#expired()}; those given out from then on are good.
     */
    static FaultScript cursorsExpireAt(int n) {
        return cursorsExpireAt(n, CursorFaults.expired());
    }

    /** {@return as {@link #cursorsExpireAt(int)}, but those that expired meet this fault} */
    static FaultScript cursorsExpireAt(int n, Fault refusal) {
        atLeastOne("A request's number", n);
        return new CursorsExpireAt(n, refusal);
    }

    /**
     * {@return cursors of which each is good for so many requests} After that it is refused as by
     * {@link CursorFaults#expired()}, until a page comes with it again.
     */
    static FaultScript cursorsExpireAfter(int uses) {
        atLeastOne("The number of uses", uses);
        return new CursorsExpireAfter(uses);
    }

    /** {@return this script for the requests of one user only, which are numbered by themselves} */
    default FaultScript forUser(String user) {
        return filtered(request -> user.equals(request.user()));
    }

    /** {@return this script for calls and gets of one function only, which are numbered by themselves} */
    default FaultScript forFunction(String function) {
        return filtered(request -> function.equals(request.function()));
    }

    /** {@return this script for one kind of request only, which are numbered by themselves} */
    default FaultScript forOperation(Operation operation) {
        return filtered(request -> operation == request.operation());
    }

    /**
     * {@return this script, and another one for the requests that this one lets pass} Each sees all requests. Scripts of
     * cursors let none pass, as they look at every answer, so they come last.
     */
    default FaultScript or(FaultScript other) {
        return new EitherScript(this, other);
    }

    private FaultScript filtered(Predicate<FaultRequest> filter) {
        return new FilteredScript(this, filter);
    }

    private static void atLeastOne(String what, int n) {
        if (n < 1) {
            throw new IllegalArgumentException(what + " is at least 1, not " + n);
        }
    }
}
