package io.github.camelintegry.simulator.internal.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.Json;

/** How an app behind Integry wraps the records of a page. */
@FunctionalInterface
interface PageShape {

    /** The array itself. */
    PageShape PLAIN = (records, cursor) -> records;

    /** HubSpot's: an object with the array among its members. */
    PageShape RESULTS = (records, cursor) -> {
        ObjectNode output = Json.object();
        output.set("results", records);
        if (cursor == null) {
            output.putNull("paging");
        } else {
            output.putObject("paging").putObject("next").set("after", cursor);
        }
        return output;
    };

    /** The output of a page; the cursor is null on the last one. */
    JsonNode output(ArrayNode records, JsonNode cursor);
}
