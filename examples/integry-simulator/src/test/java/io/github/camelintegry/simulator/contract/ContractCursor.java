package io.github.camelintegry.simulator.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelintegry.simulator.internal.style.CallCursor;
import java.util.Map;

/** The key of a cursor, in the answer and in the next request, and whether it goes into that request's body. */
record ContractCursor(String key, boolean inBody) {

    /** {@return the request for the page behind this answer's} */
    ContractRequest next(ContractRequest request, JsonNode answer) {
        JsonNode cursor = answer.path(key);
        if (cursor.isMissingNode() || CallCursor.isFirst(cursor)) {
            throw new AssertionError("No further page: the answer has no cursor " + key);
        }
        return inBody ? request.member(key, cursor) : request.query(Map.of(key, cursor.asText()));
    }
}
