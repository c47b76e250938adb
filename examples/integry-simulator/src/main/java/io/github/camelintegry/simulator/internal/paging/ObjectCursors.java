package io.github.camelintegry.simulator.internal.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelintegry.simulator.internal.util.Json;
import java.math.BigDecimal;

/** Cursors that are objects with numbers which suffer from being read as doubles. They must come back byte for byte. */
final class ObjectCursors extends WrittenCursors {

    private static final String KEY = "k";
    private static final long BEYOND_DOUBLE = (1L << 53) + 1;
    private static final BigDecimal TRAILING_ZEROS = new BigDecimal("1.500");

    @Override
    public String type() {
        return "object";
    }

    @Override
    JsonNode written(JsonNode cursor) {
        ObjectNode form = Json.object();
        form.putObject("after").put("id", BEYOND_DOUBLE).put("score", TRAILING_ZEROS);
        form.set(KEY, cursor);
        return form;
    }

    @Override
    JsonNode read(JsonNode sent) {
        return sent.path(KEY);
    }
}
