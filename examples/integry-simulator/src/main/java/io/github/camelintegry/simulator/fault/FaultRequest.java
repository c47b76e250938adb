package io.github.camelintegry.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.style.Target;
import io.github.camelintegry.simulator.wire.Operation;

/**
 * A request as a {@link FaultScript} sees it, before anything about it is checked.
 *
 * @param number    counts requests since the script began, from 1; within {@link FaultScript#forUser(String)} and its
 *                  like, only those that pass
 * @param operation what it asks for, or null if its path is unknown
 * @param user      the User-ID, or null
 * @param function  the function called or got; empty for all else
 * @param cursor    the cursor that it carries, or null on the first page and where there are no pages
 */
public record FaultRequest(int number, Operation operation, String user, String function, JsonNode cursor) {

    static FaultRequest of(int number, Target target) {
        boolean aboutAFunction =
                target.operation() == Operation.GET_FUNCTION || target.operation() == Operation.CALL_FUNCTION;
        return new FaultRequest(
                number,
                target.operation(),
                target.request().user(),
                aboutAFunction ? target.route().name() : "",
                target.cursor());
    }

    FaultRequest numbered(int newNumber) {
        return new FaultRequest(newNumber, operation, user, function, cursor);
    }
}
