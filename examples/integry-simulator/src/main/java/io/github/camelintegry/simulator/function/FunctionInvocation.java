package io.github.camelintegry.simulator.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * One call of a function.
 *
 * @param user      the User-ID
 * @param arguments the function's own parameters, variables already replaced; never the cursor
 * @param cursor    the cursor exactly as it came, or null on the first page
 * @param query     the query parameters, such as {@code connected_account_id}
 * @param account   the account of the function's app that the call is made with
 */
public record FunctionInvocation(
        String user, ObjectNode arguments, JsonNode cursor, Map<String, String> query, ConnectedAccount account) {}
